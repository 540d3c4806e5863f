package werkbank.space.yaml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import werkbank.option.MessageText;

/** A range as Keras Tuner, Optuna or W&amp;B write it, or as a bare list, in the form that it has here. */
final class ForeignRange {
    private static final List<String> LOW = List.of("low", "min", "minvalue", "minimum", "lower", "from");
    private static final List<String> HIGH = List.of("high", "max", "maxvalue", "maximum", "upper", "to");
    private static final List<String> LIST =
            List.of("values", "choices", "options", "categorical", "categories", "suggestcategorical");
    private static final List<String> ENDS = List.of(
            "range",
            "uniform",
            "quniform",
            "loguniform",
            "logrange",
            "real",
            "integer",
            "randint",
            "intuniform",
            "ints",
            "suggestint",
            "suggestfloat",
            "suggestloguniform");
    private static final List<String> STEP = List.of("step", "q");
    private static final List<String> KIND = List.of("type", "distribution", "sampling", "scale", "dtype");
    private static final Set<String> OURS = Set.of("int", "float", "choice");

    private final Map<String, YamlTree> given = new LinkedHashMap<>();

    private ForeignRange(YamlTree.Keys keys, Optional<YamlTree.Keys> below) {
        keys.entries().forEach((key, entry) -> given.putIfAbsent(Vocabulary.plain(key), entry.value()));
        below.ifPresent(more ->
                more.entries().forEach((key, entry) -> given.putIfAbsent(Vocabulary.plain(key), entry.value())));
    }

    /** @throws werkbank.InputException with our form of it when it is such a range */
    static void reject(String label, YamlTree tree) {
        ours(tree).ifPresent(ours -> {
            throw tree.place().error(String.format(Locale.ROOT, "%s is %s; write %s", label, shown(tree), ours));
        });
    }

    /** Writes the range as ours; empty when it is no such range. */
    static Optional<String> ours(YamlTree tree) {
        if (tree instanceof YamlTree.Items list) {
            return list.items().size() > 1 && areScalars(list) ? Optional.of(ofList(list)) : Optional.empty();
        }
        if (!(tree instanceof YamlTree.Keys keys)) {
            return Optional.empty();
        }
        Optional<YamlTree.Keys> below = onlyBlock(keys);
        return below.isPresent() || OURS.stream().noneMatch(keys.entries()::containsKey)
                ? new ForeignRange(keys, below).ours()
                : Optional.empty();
    }

    /** The block below the only key of {@code {float: {low: 0.1, high: 0.5}}}. */
    private static Optional<YamlTree.Keys> onlyBlock(YamlTree.Keys keys) {
        return keys.entries().entrySet().stream()
                .filter(only -> keys.entries().size() == 1 && isKind(Vocabulary.plain(only.getKey())))
                .map(only -> only.getValue().value())
                .filter(YamlTree.Keys.class::isInstance)
                .map(YamlTree.Keys.class::cast)
                .findFirst();
    }

    private static boolean isKind(String word) {
        return OURS.contains(word) || ENDS.contains(word) || LIST.contains(word);
    }

    private static String shown(YamlTree tree) {
        return tree instanceof YamlTree.Items ? "a list" : MessageText.oneLine(tree.text());
    }

    private static boolean areScalars(YamlTree.Items list) {
        return list.items().stream().allMatch(YamlTree.Scalar.class::isInstance);
    }

    private static String ofList(YamlTree.Items list) {
        String choice = String.format(Locale.ROOT, "{choice: %s}", list.text());
        List<YamlTree> items = list.items();
        String first = items.get(0).text();
        if (items.stream().allMatch(item -> item.text().equals(first))) {
            return first; // height and width of a kernel
        }
        return items.size() == 2 && items.stream().allMatch(ForeignRange::isNumber)
                ? String.format(
                        Locale.ROOT,
                        "%s for these two, or %s for all between them",
                        choice,
                        range(lower(items), higher(items), areWhole(items) ? "int" : "float", ""))
                : choice;
    }

    private Optional<String> ours() {
        if (given.size() == 1 && given.containsKey("value")) {
            return given.values().stream()
                    .filter(YamlTree.Scalar.class::isInstance)
                    .map(YamlTree::text)
                    .findFirst();
        }
        Optional<String> choice = any(LIST)
                .filter(tree -> tree instanceof YamlTree.Items list && areScalars(list))
                .map(tree -> String.format(Locale.ROOT, "{choice: %s}", tree.text()));
        return choice.or(this::range);
    }

    private Optional<String> range() {
        List<YamlTree> ends = any(ENDS)
                .filter(YamlTree.Items.class::isInstance)
                .map(tree -> ((YamlTree.Items) tree).items())
                .orElseGet(() ->
                        Stream.of(any(LOW), any(HIGH)).flatMap(Optional::stream).toList());
        if (ends.size() != 2 || !ends.stream().allMatch(ForeignRange::isNumber)) {
            return Optional.empty();
        }
        String words = words();
        boolean isLog = words.contains("log");
        boolean isReal = words.contains("float") || words.contains("real") || words.contains("double") || isLog;
        boolean isInt = areWhole(ends) && (words.contains("int") || !isReal && !given.containsKey("uniform"));
        String step = any(STEP)
                .filter(tree -> isInt && !isLog)
                .map(tree -> ", step: " + tree.text())
                .orElse("");
        return Optional.of(range(ends.get(0), ends.get(1), isInt ? "int" : "float", isLog ? ", log: true" : step));
    }

    /** The words that tell the range's kind. */
    private String words() {
        String log = given.containsKey("log") ? given.get("log").text().replace("true", "log") : "";
        return Stream.concat(
                        given.keySet().stream().filter(key -> !key.equals("log")),
                        Stream.concat(any(KIND).map(YamlTree::text).stream(), Stream.of(log)))
                .collect(Collectors.joining(" "))
                .toLowerCase(Locale.ROOT);
    }

    private Optional<YamlTree> any(List<String> keys) {
        return keys.stream().filter(given::containsKey).findFirst().map(given::get);
    }

    private static String range(YamlTree low, YamlTree high, String kind, String options) {
        return String.format(Locale.ROOT, "{%s: [%s, %s]%s}", kind, low.text(), high.text(), options);
    }

    private static YamlTree lower(List<YamlTree> two) {
        return number(two.get(0)) <= number(two.get(1)) ? two.get(0) : two.get(1);
    }

    private static YamlTree higher(List<YamlTree> two) {
        return lower(two) == two.get(0) ? two.get(1) : two.get(0);
    }

    private static double number(YamlTree tree) {
        return ((Number) ((YamlTree.Scalar) tree).value()).doubleValue();
    }

    private static boolean isNumber(YamlTree tree) {
        return tree instanceof YamlTree.Scalar scalar && scalar.value() instanceof Number;
    }

    private static boolean areWhole(List<YamlTree> numbers) {
        return numbers.stream().allMatch(tree -> ((YamlTree.Scalar) tree).value() instanceof Long);
    }
}
