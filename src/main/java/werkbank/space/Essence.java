package werkbank.space;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What of a search space decides its trials, as text: two files with the same essence propose and train the same.
 * Comments, layout and the order of keys don't count, nor do name, number of trials, time and ensemble. Nor do the data
 * folder's name and the seed, which a study keeps for itself.
 */
final class Essence {
    private static final List<String> INDIFFERENT =
            List.of("name", "description", "seed", "trials", "timeout", "ensemble");

    private Essence() {}

    static String of(Tree.Keys root) {
        Tree.Keys deciding = root;
        for (String key : INDIFFERENT) {
            deciding = deciding.without(key);
        }
        return text(deciding);
    }

    private static String text(Tree tree) {
        if (tree instanceof Tree.Scalar scalar) {
            return scalar.value().getClass().getSimpleName() + " " + scalar.value();
        }
        if (tree instanceof Tree.Items items) {
            return items.items().stream().map(Essence::text).collect(Collectors.joining(", ", "[", "]"));
        }
        if (tree instanceof Tree.Keys keys) {
            return sorted(keys).entrySet().stream()
                    .filter(entry -> !entry.getKey().equals("folder"))
                    .map(entry -> entry.getKey() + ": " + text(entry.getValue().value()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        return "nothing";
    }

    private static Map<String, Tree.Entry> sorted(Tree.Keys keys) {
        return new TreeMap<>(keys.entries());
    }
}
