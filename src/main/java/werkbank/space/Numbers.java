package werkbank.space;

/** Reads whole numbers that no parameter can stand for. */
final class Numbers {
    private Numbers() {}

    /** @throws werkbank.InputException when the key's value is no whole number from {@code low} on */
    static int whole(Tree.Keys keys, String key, int low, int standard) {
        return whole(keys, key, new Domain.Whole(low), standard);
    }

    /** @throws werkbank.InputException when the key's value is not in a domain of whole numbers */
    static int whole(Tree.Keys keys, String key, Domain domain, int standard) {
        return keys.find(key)
                .map(tree -> tree.scalar(key, domain.rule("")))
                .map(scalar ->
                        domain.accept(scalar.value()).orElseThrow(() -> scalar.wrong(key, domain.rule(scalar.value()))))
                .map(Integer.class::cast)
                .orElse(standard);
    }
}
