package werkbank.space.yaml;

import java.util.Optional;
import werkbank.option.Domain;
import werkbank.option.Option;

/** Reads whole numbers that no parameter can stand for. */
final class WholeNumbers {
    /** The smallest number of nineteen digits. */
    private static final double TOO_LONG = 1e18;

    private WholeNumbers() {}

    /** @throws werkbank.InputException when the key's value is no whole number from {@code low} on */
    static int whole(YamlTree.Keys keys, String key, int low, int standard) {
        return whole(keys, key, new Domain.Whole(low), standard);
    }

    /** @throws werkbank.InputException when the key's value is not in its domain */
    static int whole(YamlTree.Keys keys, Option option) {
        return whole(
                keys, option.key(), option.domain(), (Integer) option.standard().orElseThrow());
    }

    /** @throws werkbank.InputException when the key's value is not in a domain of whole numbers */
    static int whole(YamlTree.Keys keys, String key, Domain domain, int standard) {
        return keys.find(key).map(tree -> (Integer) tree.value(key, domain)).orElse(standard);
    }

    /**
     * A seed, 1 where there is no such key.
     *
     * @throws werkbank.InputException when its value is no whole number, or one of more than 18 digits
     */
    static long seed(YamlTree.Keys keys, String key) {
        String rule = "a whole number of at most 18 digits";
        Optional<YamlTree.Scalar> scalar = keys.find(key).map(tree -> tree.scalar(key, rule));
        if (scalar.isEmpty()) {
            return 1;
        }
        if (scalar.get().value() instanceof Long seed) {
            return seed;
        }
        if (scalar.get().value() instanceof Double seed && Domain.Whole.isWhole(seed) && Math.abs(seed) < TOO_LONG) {
            return seed.longValue();
        }
        throw scalar.get().wrong(key, rule);
    }
}
