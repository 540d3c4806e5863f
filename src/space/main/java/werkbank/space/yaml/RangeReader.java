package werkbank.space.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import werkbank.option.Domain;
import werkbank.option.MessageText;
import werkbank.space.Parameter;

/** Reads a range: {@code {int: [16, 64], step: 16}}, {@code {float: [0.1, 0.5]}} or {@code {choice: [a, b]}}. */
final class RangeReader {
    private static final List<String> KINDS = List.of("int", "float", "choice");
    private static final List<String> KNOWN = Stream.concat(
                    Stream.of("int", "float", "choice", "step", "log", "when"), PriorReader.KEYS.stream())
            .toList();
    private static final String EXAMPLES = "{int: [16, 64], step: 16}, {float: [0.1, 0.5]} or {choice: [relu, elu]}";

    private RangeReader() {}

    /** Whether these keys are meant as a range. */
    static boolean isRange(YamlTree tree) {
        return tree instanceof YamlTree.Keys keys
                && (KINDS.stream().anyMatch(keys.entries()::containsKey)
                        || keys.entries().containsKey("step")
                        || keys.entries().containsKey("log"));
    }

    /**
     * The parameter, without its {@code when}.
     *
     * @throws werkbank.InputException when it is not a range, or one with fewer than two values
     */
    static Parameter read(String name, YamlTree tree) {
        ForeignRange.reject(name, tree);
        YamlTree.Keys keys = tree.keys(name, EXAMPLES);
        keys.only("the range " + name, KNOWN);
        List<String> kinds = KINDS.stream().filter(keys.entries()::containsKey).toList();
        if (kinds.size() != 1) {
            throw keys.place()
                    .error(String.format(
                            Locale.ROOT,
                            "%s %s; a range is %s",
                            name,
                            kinds.isEmpty() ? "has no range" : "has " + String.join(" and ", kinds),
                            EXAMPLES));
        }
        Parameter range =
                switch (kinds.get(0)) {
                    case "int" -> intRange(name, keys);
                    case "float" -> floatRange(name, keys);
                    default -> choice(name, keys);
                };
        return PriorReader.read(range, keys);
    }

    private static Parameter intRange(String name, YamlTree.Keys keys) {
        List<YamlTree.Scalar> ends = ends(name, keys.need("int", ""), "[16, 64]");
        int low = whole(name, ends.get(0));
        int high = whole(name, ends.get(1));
        ordered(name, ends.get(0), low, high);
        boolean log = log(keys);
        if (log && low < 1) {
            throw ends.get(0)
                    .place()
                    .error(String.format(
                            Locale.ROOT,
                            "%s starts at %d with log: true; a logarithmic range must start at 1 or more",
                            name,
                            low));
        }
        int step = step(name, keys, log);
        onGrid(name, keys, low, high, step);
        countable(name, ends.get(0), low, high, step);
        return new Parameter.IntRange(name, low, high, step, log, Map.of());
    }

    private static int step(String name, YamlTree.Keys keys, boolean log) {
        if (keys.find("step").isEmpty()) {
            return 1;
        }
        YamlTree tree = keys.need("step", "");
        String rule = "a whole number of at least 1";
        YamlTree.Scalar scalar = tree.scalar("step", rule);
        int step = (Integer) new Domain.Whole(1).accept(scalar.value()).orElseThrow(() -> scalar.wrong("step", rule));
        if (log && step != 1) {
            throw scalar.place()
                    .error(String.format(
                            Locale.ROOT,
                            "%s has step %d and log: true; a logarithmic range has no step, delete one",
                            name,
                            step));
        }
        return step;
    }

    private static void onGrid(String name, YamlTree.Keys keys, int low, int high, int step) {
        long reached = low + ((long) high - low) / step * step;
        if (reached == high) {
            return;
        }
        String remedy = reached == low ? "" : String.format(Locale.ROOT, "%d or ", reached);
        throw keys.need("step", "")
                .place()
                .error(String.format(
                        Locale.ROOT,
                        "%s goes from %d in steps of %d, which doesn't reach %d; end it at %s%d",
                        name,
                        low,
                        step,
                        high,
                        remedy,
                        reached + step));
    }

    /** Samplers and the report count a range's values with an int. */
    private static void countable(String name, YamlTree.Scalar place, int low, int high, int step) {
        long count = ((long) high - low) / step + 1;
        if (count > Integer.MAX_VALUE) {
            throw place.place()
                    .error(String.format(
                            Locale.ROOT,
                            "%s has %d values; a whole range has at most %d, narrow it or give it a step",
                            name,
                            count,
                            Integer.MAX_VALUE));
        }
    }

    private static Parameter floatRange(String name, YamlTree.Keys keys) {
        if (keys.entries().containsKey("step")) {
            throw keys.entries()
                    .get("step")
                    .place()
                    .error(String.format(
                            Locale.ROOT,
                            "%s is a float range, which has no step; delete it, or list the values as a choice",
                            name));
        }
        List<YamlTree.Scalar> ends = ends(name, keys.need("float", ""), "[0.1, 0.5]");
        double low = real(name, ends.get(0));
        double high = real(name, ends.get(1));
        ordered(name, ends.get(0), low, high);
        boolean log = log(keys);
        if (log && low <= 0) {
            throw ends.get(0)
                    .place()
                    .error(String.format(
                            Locale.ROOT,
                            "%s starts at %s with log: true; a logarithmic range must start above 0",
                            name,
                            MessageText.shown(low)));
        }
        if (!log && Double.isInfinite(high - low)) {
            throw ends.get(0)
                    .place()
                    .error(String.format(
                            Locale.ROOT,
                            "%s goes from %s to %s; its ends may be at most 1.7e308 apart, narrow it",
                            name,
                            MessageText.shown(low),
                            MessageText.shown(high)));
        }
        return new Parameter.FloatRange(name, low, high, log, Map.of());
    }

    private static Parameter choice(String name, YamlTree.Keys keys) {
        for (String key : List.of("step", "log")) {
            if (keys.entries().containsKey(key)) {
                throw keys.entries()
                        .get(key)
                        .place()
                        .error(String.format(Locale.ROOT, "%s is a choice, which has no %s", name, key));
            }
        }
        YamlTree.Items list = keys.need("choice", "").items(name, "[relu, elu]");
        if (list.items().isEmpty()) {
            throw list.place().error(String.format(Locale.ROOT, "the choice %s is empty; list its values", name));
        }
        List<Object> values = new ArrayList<>();
        for (YamlTree item : list.items()) {
            YamlTree.Scalar scalar = item.scalar("a value of the choice " + name, "a number, a word, true or false");
            Object value = option(name, scalar);
            if (Parameter.Choice.isOneOf(values, value)) {
                throw scalar.place()
                        .error(String.format(
                                Locale.ROOT,
                                "the choice %s has %s twice%s; keep one",
                                name,
                                MessageText.shown(scalar.value()),
                                values.contains(value) ? "" : ", as a whole number and as a real one"));
            }
            values.add(value);
        }
        return new Parameter.Choice(name, alike(values), Map.of());
    }

    private static Object option(String name, YamlTree.Scalar scalar) {
        if (scalar.value() instanceof Long) {
            return whole(name, scalar);
        }
        if (scalar.value() instanceof Double) {
            return real(name, scalar);
        }
        if (scalar.text().contains("$")) {
            throw scalar.place()
                    .error(String.format(
                            Locale.ROOT,
                            "the choice %s has %s; its values must be fixed, without $names",
                            name,
                            MessageText.shown(scalar.value())));
        }
        return scalar.value();
    }

    /** Makes whole numbers real ones if there is a real one among them. */
    private static List<Object> alike(List<Object> values) {
        if (values.stream().noneMatch(Double.class::isInstance)) {
            return List.copyOf(values);
        }
        return values.stream()
                .map(value -> value instanceof Integer whole ? (Object) whole.doubleValue() : value)
                .toList();
    }

    private static List<YamlTree.Scalar> ends(String name, YamlTree tree, String example) {
        String rule = "a list of its two ends, for instance " + example;
        if (!(tree instanceof YamlTree.Items list)) {
            throw tree.wrong(name, rule);
        }
        if (list.items().size() != 2) {
            throw list.place()
                    .error(String.format(
                            Locale.ROOT,
                            "%s has a list of %d; it must be %s",
                            name,
                            list.items().size(),
                            rule));
        }
        return list.items().stream().map(end -> end.scalar(name, rule)).toList();
    }

    private static void ordered(String name, YamlTree.Scalar place, double low, double high) {
        if (low > high) {
            throw place.place()
                    .error(String.format(
                            Locale.ROOT,
                            "%s goes from %s down to %s; write the smaller one first",
                            name,
                            MessageText.shown(low),
                            MessageText.shown(high)));
        }
        if (low == high) {
            throw place.place()
                    .error(String.format(
                            Locale.ROOT,
                            "%s has one value, %s; write that value instead of the range, or widen it",
                            name,
                            MessageText.shown(low)));
        }
    }

    private static boolean log(YamlTree.Keys keys) {
        if (!keys.entries().containsKey("log")) {
            return false;
        }
        YamlTree.Scalar scalar = keys.need("log", "").scalar("log", "true or false");
        if (scalar.value() instanceof Boolean log) {
            return log;
        }
        throw scalar.wrong("log", "true or false");
    }

    private static int whole(String name, YamlTree.Scalar scalar) {
        Domain.Whole ints = new Domain.Whole(Integer.MIN_VALUE);
        return (Integer) ints.accept(scalar.value()).orElseThrow(() -> scalar.place()
                .error(String.format(
                        Locale.ROOT,
                        "%s has %s; it takes whole numbers up to %d, others stand in {float: [...]}",
                        name,
                        scalar.kind(),
                        Integer.MAX_VALUE)));
    }

    private static double real(String name, YamlTree.Scalar scalar) {
        if (scalar.value() instanceof Number number && Double.isFinite(number.doubleValue())) {
            return number.doubleValue() + 0.0; // -0.0 is 0.0
        }
        throw scalar.place()
                .error(String.format(
                        Locale.ROOT,
                        "%s has %s; it takes finite numbers, words stand in {choice: [...]}",
                        name,
                        scalar.kind()));
    }
}
