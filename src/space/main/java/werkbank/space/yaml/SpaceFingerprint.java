package werkbank.space.yaml;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The part of a search space that decides its trials beside sampler and scheduler, as text: two files with the same
 * essence train the same. Comments, layout and the order of keys don't count, nor do name, number of trials, time and
 * ensemble. Nor do the data folder's name and the seed, which a study keeps for itself. The order of the named
 * parameters does count: a trial's random numbers are dealt out in that order.
 */
final class SpaceFingerprint {
    static final List<String> INDIFFERENT = List.of(
            "name",
            "description",
            "seed",
            "trials",
            "timeout",
            "ensemble",
            "stop",
            "repeats",
            "keep",
            "sampler",
            "scheduler");

    private SpaceFingerprint() {}

    static String of(YamlTree.Keys root) {
        Map<String, String> parts = new TreeMap<>();
        root.entries().forEach((key, entry) -> parts.put(key, part(key, entry.value())));
        INDIFFERENT.forEach(parts::remove);
        return parts.toString();
    }

    private static String part(String key, YamlTree tree) {
        if (key.equals("parameters") && tree instanceof YamlTree.Keys keys) {
            return text(keys.entries());
        }
        if (key.equals("data")) {
            return tree instanceof YamlTree.Keys keys ? text(keys.without("folder")) : text(Map.of());
        }
        return text(tree);
    }

    private static String text(YamlTree tree) {
        if (tree instanceof YamlTree.Scalar scalar) {
            return scalar.value().getClass().getSimpleName() + " " + scalar.value();
        }
        if (tree instanceof YamlTree.Items items) {
            return items.items().stream().map(SpaceFingerprint::text).collect(Collectors.joining(", ", "[", "]"));
        }
        return tree instanceof YamlTree.Keys keys ? text(new TreeMap<>(keys.entries())) : "nothing";
    }

    private static String text(Map<String, YamlTree.Entry> entries) {
        return entries.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + text(entry.getValue().value()))
                .collect(Collectors.joining(", ", "{", "}"));
    }
}
