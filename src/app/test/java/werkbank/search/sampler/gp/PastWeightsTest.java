package werkbank.search.sampler.gp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PastWeightsTest {
    private static final double[] LOSSES = {-1, 0, 1, -1, 0, 1, -1, 0, 1, -1, 0, 1};

    /** Of weights after so many losses. */
    private static final double REMAINING = 20 / 32.0;

    private static double[][] means(double share, double offset) {
        double[][] means = new double[LOSSES.length][1];
        for (int i = 0; i < means.length; i++) {
            means[i][0] = share * LOSSES[i] + offset;
        }
        return means;
    }

    /** Eight squares of 1 beside an expectation of 0.7 that is worth 5: (8 + 3.5) / (8 + 5). */
    @Test
    void aStudyThatSaysTheSameGetsMoreWeightThanExpected() {
        PastWeights weights = PastWeights.of(means(1, 3), LOSSES, 1);
        assertThat(weights.weights()[0]).isCloseTo(REMAINING * 11.5 / 13, within(1e-12));
        assertThat(weights.offset()).isCloseTo(-3 * REMAINING * 11.5 / 13, within(1e-12));
    }

    @Test
    void oneThatSaysTheOppositeGetsNone() {
        assertThat(PastWeights.of(means(-1, 0), LOSSES, 1).weights()).containsExactly(0);
    }

    /** It goes up and down across the losses: 3.5 / (12 + 5). */
    @Test
    void oneThatSaysNothingLosesItsWeight() {
        double[][] means = new double[LOSSES.length][];
        for (int i = 0; i < means.length; i++) {
            means[i] = new double[] {i / 3 % 2 == 0 ? 1 : -1};
        }
        assertThat(PastWeights.of(means, LOSSES, 1).weights()[0]).isCloseTo(REMAINING * 3.5 / 17, within(1e-12));
    }

    @Test
    void withoutOwnLossesTheStudiesShareTheExpectation() {
        PastWeights weights = PastWeights.of(new double[0][], new double[0], 2);
        assertThat(weights.weights()).containsExactly(0.35, 0.35);
        assertThat(weights.offset()).isZero();
    }

    /**
     * Two studies that say the same share what one of them would get, and the third says the opposite. Each expectation,
     * 0.7 / 3, is worth 5 / 3: (8 + 3.5 / 9) / (16 + 5 / 3).
     */
    @Test
    void severalStudiesAreWeighedTogether() {
        double[][] means = new double[LOSSES.length][];
        for (int i = 0; i < means.length; i++) {
            means[i] = new double[] {LOSSES[i], LOSSES[i], -LOSSES[i]};
        }
        double[] weights = PastWeights.of(means, LOSSES, 3).weights();
        double expected = REMAINING * (8 + 3.5 / 9) / (16 + 5.0 / 3);
        assertThat(weights[0]).isCloseTo(expected, within(1e-6));
        assertThat(weights[1]).isCloseTo(expected, within(1e-6));
        assertThat(weights[2]).isZero();
    }
}
