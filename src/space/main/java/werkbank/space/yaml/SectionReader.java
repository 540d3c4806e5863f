package werkbank.space.yaml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import werkbank.option.Block;
import werkbank.option.MessageText;
import werkbank.option.Option;

/** Reads blocks of keys whose values may be fixed, ranges, names or arithmetic. */
final class SectionReader {
    private static final Pattern NAME = Pattern.compile("\\s*\\$(" + Formula.NAME + ")\\s*");

    private final ParameterTable parameters;

    SectionReader(ParameterTable parameters) {
        this.parameters = parameters;
    }

    /**
     * Reads a block with these fields and no other keys.
     *
     * @param path of the block, for instance {@code network.3.conv}
     * @param where the conditions under which the block matters
     */
    Section read(String path, YamlTree.Keys keys, List<Option> fields, List<Condition> where) {
        Problems problems = new Problems();
        YamlTree.Keys own = keys.known(path, fields.stream().map(Option::key).toList(), problems);
        Map<String, Setting> given = new LinkedHashMap<>();
        for (Option field : fields) {
            String key = field.key();
            if (field.required() && own.find(key).isEmpty()) {
                problems.add(
                        keys.place(),
                        String.format(
                                Locale.ROOT,
                                "%s has no %s; it must be given, %s",
                                path,
                                key,
                                field.domain().rule("")));
            }
            own.find(key)
                    .flatMap(tree -> problems.read(() -> setting(path + "." + key, key, field, tree, where)))
                    .ifPresent(setting -> given.put(key, setting));
        }
        problems.raise();
        return parameters.keep(path, new Section(fields, given));
    }

    /** Keeps a block that was written in short, as if it had been read whole. */
    Section inShort(String path, Section section) {
        return parameters.keep(path, section);
    }

    /** Adds a key that was read apart to a block that was read. */
    void add(String path, Option field, Optional<Setting> setting) {
        parameters.extend(path, section -> section.with(field, setting));
    }

    /**
     * Reads a block within another one.
     *
     * @param outer the other one's path
     * @param example of the block
     */
    Section read(String outer, Block block, YamlTree tree, String example) {
        return read(outer + "." + block.name(), tree.keys(block.name(), example), block.options(), List.of());
    }

    /** Reads a value. */
    Setting setting(String path, String label, Option field, YamlTree tree, List<Condition> where) {
        Term term = term(path, label, field, tree, where);
        Setting setting = new Setting(tree.place(), label, field.domain(), term);
        parameters.use(setting, where);
        if (term instanceof Term.Fixed) {
            setting.at(Map.of());
        }
        return setting;
    }

    private Term term(String path, String label, Option field, YamlTree tree, List<Condition> where) {
        ForeignRange.reject(label, tree);
        if (RangeReader.isRange(tree)) {
            rejectWhenWithoutDefault(path, label, field, tree);
            return parameters.addInPlace(path, tree, where);
        }
        YamlTree.Scalar scalar = tree.scalar(label, field.domain().rule("") + ", or a range or expression of such");
        rejectBareName(label, field, scalar);
        if (!(scalar.value() instanceof String text) || !text.contains("$")) {
            return new Term.Fixed(scalar.value());
        }
        Matcher name = NAME.matcher(text);
        return name.matches() ? new Term.Named(name.group(1)) : new Term.Computed(Formula.parse(scalar.place(), text));
    }

    private void rejectBareName(String label, Option field, YamlTree.Scalar scalar) {
        String withDollars = parameters.withDollars(scalar.text());
        if (!withDollars.equals(scalar.text())
                && field.domain().accept(scalar.value()).isEmpty()) {
            throw scalar.place()
                    .error(String.format(
                            Locale.ROOT,
                            "%s is %s; a parameter's name needs a $ before it, write %s",
                            label,
                            scalar.kind(),
                            MessageText.oneLine(withDollars)));
        }
    }

    private static void rejectWhenWithoutDefault(String path, String label, Option field, YamlTree tree) {
        YamlTree.Entry when = ((YamlTree.Keys) tree).entries().get("when");
        if (field.standard().isEmpty() && field.required() && when != null) {
            throw when.place()
                    .error(String.format(
                            Locale.ROOT,
                            "%s has no default that could stand in when this 'when' doesn't hold; %s",
                            label,
                            path.startsWith("network.") ? "put it on the layer" : "delete it"));
        }
    }
}
