package werkbank.space;

import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How much there is to search.
 *
 * @param configurations how many different ones the space has; empty when a float range makes them infinite
 */
public record SpaceSpan(List<Row> parameters, Optional<BigInteger> configurations) {

    /**
     * A parameter in words.
     *
     * @param range for instance {@code 16 to 64 in steps of 16}
     * @param condition for instance {@code when activation is relu}; empty when it is always active
     */
    public record Row(String name, String range, String condition) {}

    public static SpaceSpan of(SearchSpace space) {
        List<Row> rows = space.parameters().stream()
                .map(p -> new Row(p.name(), p.range(), ParameterBinder.words(p.when())))
                .toList();
        boolean isFinite = space.parameters().stream().allMatch(p -> p.count().isPresent());
        return new SpaceSpan(
                rows, isFinite ? Optional.of(new Configurations(space.parameters()).count()) : Optional.empty());
    }

    /** The configuration count in words: {@code infinite}, or a number such as {@code 1,536}. */
    public String configurationsInWords() {
        return configurations.map(n -> String.format(Locale.ROOT, "%,d", n)).orElse("infinite");
    }
}
