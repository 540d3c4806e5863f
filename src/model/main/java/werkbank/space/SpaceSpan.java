package werkbank.space;

import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How much there is to search.
 *
 * @param isFinite false when a float range makes the configurations infinite
 * @param configurations how many different ones the space has; empty when they are infinite or can't be counted
 */
public record SpaceSpan(List<Row> parameters, boolean isFinite, Optional<BigInteger> configurations) {

    /**
     * A parameter in words.
     *
     * @param range for instance {@code 16 to 64 in steps of 16}
     * @param prior for instance {@code 32, with medium confidence}; empty without one
     * @param condition for instance {@code when activation is relu}; empty when it is always active
     */
    public record Row(String name, String range, String prior, String condition) {}

    public static SpaceSpan of(SearchSpace space) {
        List<Row> rows = space.parameters().stream()
                .map(p ->
                        new Row(p.name(), p.range(), p.prior().map(Prior::words).orElse(""), p.conditionInWords()))
                .toList();
        boolean isFinite = space.parameters().stream().allMatch(p -> p.count().isPresent());
        return new SpaceSpan(
                rows, isFinite, isFinite ? new Configurations(space.parameters()).count() : Optional.empty());
    }

    /** Whether some parameter has a prior. */
    public boolean hasPriors() {
        return parameters.stream().anyMatch(row -> !row.prior().isEmpty());
    }

    /** How many different configurations there are, for instance {@code 1,536 different configurations}. */
    public String configurationsInWords() {
        if (!isFinite) {
            return "infinitely many configurations";
        }
        return configurations
                .map(n -> String.format(Locale.ROOT, "%,d different configurations", n))
                .orElse("more configurations than can be counted");
    }
}
