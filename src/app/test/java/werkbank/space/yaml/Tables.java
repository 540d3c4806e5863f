package werkbank.space.yaml;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import werkbank.option.Block;
import werkbank.option.Kinds;
import werkbank.option.Option;

/** Tables of the reference pages, in Markdown. */
final class Tables {
    private Tables() {}

    /** The keys of one block. */
    static String keys(List<Option> options) {
        return table(
                List.of("key", "default", "values", "meaning"), options.stream().map(Tables::cells));
    }

    /** The keys of a block, and the blocks in it, which have tables of their own. */
    static String keys(List<Option> options, List<Block> blocks) {
        return keys(options)
                + blocks.stream()
                        .map(block -> List.of(code(block.name()), "off", "its own keys", block.documentation()))
                        .map(cells -> row(cells) + "\n")
                        .collect(Collectors.joining());
    }

    /**
     * Several blocks, each with a row of its own before those of its keys.
     *
     * @param what a block is, for instance {@code sampler}
     * @param key what its keys are called, for instance {@code option}
     */
    static String blocks(String what, String key, List<Block> blocks) {
        return table(
                List.of(what, key, "default", "values", "meaning"),
                blocks.stream().flatMap(Tables::rows));
    }

    /** What each kind does and when to take it. */
    static String advice(Kinds<?> kinds) {
        return table(
                List.of(kinds.thing(), "what it does", "take it when"),
                kinds.all().stream()
                        .map(kind -> List.of(
                                code(kind.declaration().name()),
                                kind.declaration().documentation(),
                                kind.takeItWhen())));
    }

    private static Stream<List<String>> rows(Block block) {
        Stream<List<String>> own = Stream.of(List.of(code(block.name()), "", "", "", block.documentation()));
        Stream<List<String>> keys = block.options().stream()
                .map(option ->
                        Stream.concat(Stream.of(""), cells(option).stream()).toList());
        return Stream.concat(own, keys);
    }

    private static List<String> cells(Option option) {
        return List.of(
                code(option.key()), option.otherwise(), option.domain().range(option.key()), option.documentation());
    }

    private static String code(String name) {
        return "`" + name + "`";
    }

    private static String table(List<String> head, Stream<List<String>> rows) {
        List<String> dashes = head.stream().map(cell -> "---").toList();
        return Stream.concat(Stream.of(head, dashes), rows)
                .map(Tables::row)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String row(List<String> cells) {
        return cells.stream()
                .map(cell -> cell.isEmpty() ? "" : cell + " ")
                .collect(Collectors.joining("| ", "| ", "|"));
    }
}
