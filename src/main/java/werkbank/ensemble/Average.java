package werkbank.ensemble;

import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * The first candidates, which are the best by the objective, with equal weights.
 *
 * @param topK how many, at least 1; empty for {@link EqualShares#of as many as pay}
 */
record Average(OptionalInt topK) implements Weighting {
    @Override
    public Weights fit(Candidates candidates) {
        return EqualShares.of(
                candidates,
                IntStream.range(0, candidates.count()).boxed().toList(),
                topK);
    }
}
