package werkbank.space.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import werkbank.option.MessageText;

/**
 * An entry of a {@code when}, as the file has it.
 *
 * @param name of the parameter that it looks at
 * @param accepted the values under which it holds, at least one
 */
record Condition(Place place, String name, List<YamlTree.Scalar> accepted) {
    private static final String EXAMPLE = "{activation: relu}";

    /**
     * Reads the block behind {@code when:}.
     *
     * @throws werkbank.InputException when it isn't names with values
     */
    static List<Condition> read(YamlTree when) {
        YamlTree.Keys keys = when.keys("when", EXAMPLE);
        if (keys.entries().isEmpty()) {
            throw keys.place().error("when is empty; name a parameter and its value, for instance " + EXAMPLE);
        }
        Problems problems = new Problems();
        List<Condition> conditions = new ArrayList<>();
        keys.entries().forEach((name, entry) -> problems.read(() -> accepted(name, entry))
                .ifPresent(accepted -> conditions.add(new Condition(entry.place(), name, accepted))));
        problems.raise();
        return conditions;
    }

    static List<Condition> both(List<Condition> outer, List<Condition> inner) {
        List<Condition> all = new ArrayList<>(outer);
        all.addAll(inner);
        return all;
    }

    private static List<YamlTree.Scalar> accepted(String name, YamlTree.Entry entry) {
        List<YamlTree> values = entry.value() instanceof YamlTree.Items list ? list.items() : List.of(entry.value());
        if (values.isEmpty()) {
            throw entry.place()
                    .error(String.format(
                            Locale.ROOT, "the list of values behind %s is empty", MessageText.quoted(name)));
        }
        return values.stream()
                .map(value -> value.scalar(MessageText.oneLine(name), "a value, or a list of values"))
                .toList();
    }
}
