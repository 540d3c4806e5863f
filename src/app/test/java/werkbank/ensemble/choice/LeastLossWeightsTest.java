package werkbank.ensemble.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import werkbank.ensemble.Drawn;
import werkbank.ensemble.Pair;

class LeastLossWeightsTest {
    @Test
    void twoThatAreRightWhereTheOtherIsWrong() {
        MemberWeights weights = new LeastLossWeights().fit(Pair.candidates());

        assertThat(weights.of(0)).isCloseTo(Pair.BEST_WEIGHT, within(1e-3));
        assertThat(weights.of(0) + weights.of(1)).isCloseTo(1, within(1e-12));
        assertThat(Pair.candidates().score(weights).logLoss())
                .isCloseTo(Pair.LOWEST, within(LeastLossWeights.TOLERANCE));
    }

    @Test
    void whoHelpsNobodyHasNoWeight() {
        float[][] good = {{0.9f, 0.1f}, {0.2f, 0.8f}};
        float[][] worse = {{0.8f, 0.2f}, {0.3f, 0.7f}};

        MemberWeights weights =
                new LeastLossWeights().fit(Candidates.of(new int[] {0, 1}, List.of(worse, good, worse)));

        assertThat(weights.toArray()).containsExactly(0, 1, 0);
    }

    /** Of a convex problem on the simplex: no candidate gains more than 1, and members gain 1. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void noOtherWeightsAreBetter(long seed) {
        Candidates candidates = new Drawn(400, seed).equallyGood(8);

        MemberWeights weights = new LeastLossWeights().fit(candidates);

        double[] gains = gains(candidates, weights);
        for (int c = 0; c < gains.length; c++) {
            assertThat(gains[c]).isLessThan(1 + 1e-3);
            if (weights.of(c) > 0) {
                assertThat(gains[c]).isCloseTo(1, within(1e-3));
            }
        }
        assertThat(Arrays.stream(weights.toArray()).sum()).isCloseTo(1, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5, 6})
    void neitherTheAverageNorTheBestAloneFitsBetter(long seed) {
        Candidates candidates = new Drawn(300, seed).oneThatKnowsAfter(4);

        double logLoss =
                candidates.score(new LeastLossWeights().fit(candidates)).logLoss();

        assertThat(logLoss)
                .isLessThanOrEqualTo(
                        candidates.score(MemberWeights.equalOfFirst(5, 5)).logLoss());
        for (int c = 0; c < candidates.count(); c++) {
            assertThat(logLoss).isLessThanOrEqualTo(candidates.score(c).logLoss() + LeastLossWeights.TOLERANCE);
        }
    }

    /** The EM algorithm for mixture weights, slow and sure: it comes to the same log-loss. */
    @Test
    void expectationMaximisationFindsNothingBetter() {
        Candidates candidates = new Drawn(200, 7).equallyGood(6);
        double[] weights = new double[6];
        Arrays.fill(weights, 1 / 6.0);
        for (int step = 0; step < 20_000; step++) {
            double[] gains = gains(candidates, MemberWeights.of(weights));
            for (int c = 0; c < weights.length; c++) {
                weights[c] *= gains[c];
            }
        }

        assertThat(candidates.score(new LeastLossWeights().fit(candidates)).logLoss())
                .isCloseTo(candidates.score(MemberWeights.of(weights)).logLoss(), within(1e-5));
    }

    private static double[] gains(Candidates candidates, MemberWeights weights) {
        double[] gains = new double[candidates.count()];
        for (int row = 0; row < candidates.rows(); row++) {
            int image = row;
            double mixture = IntStream.range(0, gains.length)
                    .mapToDouble(c -> weights.of(c) * candidates.likelihood(c)[image])
                    .sum();
            for (int c = 0; c < gains.length; c++) {
                gains[c] += candidates.likelihood(c)[row] / mixture / candidates.rows();
            }
        }
        return gains;
    }
}
