package werkbank.ensemble.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import werkbank.ensemble.Drawn;
import werkbank.ensemble.Pair;

class GreedySelectionTest {
    /** The first, the second, and the first again: two of three. */
    @Test
    void whoIsPickedTwiceWeighsTwice() {
        MemberWeights weights = new GreedySelection().fit(Pair.candidates());

        assertThat(weights.of(0)).isCloseTo(Pair.BEST_WEIGHT, within(1e-9));
        assertThat(weights.of(1)).isCloseTo(1 - Pair.BEST_WEIGHT, within(1e-9));
    }

    @Test
    void whoHelpsNobodyIsNotPicked() {
        float[][] good = {{0.9f, 0.1f}, {0.2f, 0.8f}};
        float[][] worse = {{0.8f, 0.2f}, {0.3f, 0.7f}};

        MemberWeights weights = new GreedySelection().fit(Candidates.of(new int[] {0, 1}, List.of(worse, good, worse)));

        assertThat(weights.toArray()).containsExactly(0, 1, 0);
    }

    @Test
    void ofEqualCandidatesTheFirstIsPicked() {
        float[][] same = {{0.6f, 0.4f}};

        assertThat(new GreedySelection()
                        .fit(Candidates.of(new int[] {0}, List.of(same, same)))
                        .toArray())
                .containsExactly(1, 0);
    }

    @Test
    void bagsOfManyCandidatesGiveTheSameEachTimeAndNearlyTheLowestLogLoss() {
        Candidates candidates = new Drawn(500, 2).equallyGood(24);

        MemberWeights weights = new GreedySelection().fit(candidates);

        assertThat(weights.toArray())
                .containsExactly(new GreedySelection().fit(candidates).toArray());
        assertThat(Arrays.stream(weights.toArray()).sum()).isCloseTo(1, within(1e-12));
        double lowest = candidates.score(new LeastLossWeights().fit(candidates)).logLoss();
        assertThat(candidates.score(weights).logLoss()).isBetween(lowest - LeastLossWeights.TOLERANCE, lowest + 0.01);
    }

    @Test
    void sumsOfLogarithmsAreThoseOfTheTerms() {
        double[] first = new double[100];
        double[] second = new double[100];
        double expected = 0;
        for (int row = 0; row < first.length; row++) {
            first[row] = row % 7 == 0 ? 0 : row;
            second[row] = row % 7 == 0 ? 1e-7 : 0.5;
            expected += Math.log(first[row] + second[row]);
        }

        assertThat(Logarithms.sum(first, second)).isCloseTo(expected, within(1e-9));
    }
}
