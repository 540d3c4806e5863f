package werkbank.report.influence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Trees whose variances can be worked out by hand. */
class RegressionTreeTest {
    private static final Offset<Double> EXACTLY = within(1e-12);

    /** 4 where x is above a quarter, and 1 more where y is above a half; z does nothing. */
    private static final RegressionTree SUM = new RegressionTree(List.of(
            box(0, 0.25, 0, 0.5, 0), box(0, 0.25, 0.5, 1, 1), box(0.25, 1, 0, 0.5, 4), box(0.25, 1, 0.5, 1, 5)));

    /** 1 where x and y are both low or both high, else −1. */
    private static final RegressionTree INTERACTION = new RegressionTree(
            List.of(box(0, 0.5, 0, 0.5, 1), box(0, 0.5, 0.5, 1, -1), box(0.5, 1, 0, 0.5, -1), box(0.5, 1, 0.5, 1, 1)));

    private static LeafBox box(double left, double right, double bottom, double top, double value) {
        return new LeafBox(new double[] {left, bottom, 0}, new double[] {right, top, 1}, value);
    }

    @Test
    void aSumHasTheVariancesOfItsTerms() {
        assertThat(SUM.mean()).isCloseTo(0.75 * 4 + 0.5, EXACTLY);
        assertThat(SUM.variance(0)).isCloseTo(16 * 0.25 * 0.75, EXACTLY);
        assertThat(SUM.variance(1)).isCloseTo(0.25, EXACTLY);
        assertThat(SUM.variance(2)).isCloseTo(0, EXACTLY);
        assertThat(SUM.variance()).isCloseTo(3.25, EXACTLY);
        assertThat(SUM.variance(0, 1)).as("no interaction").isCloseTo(3.25, EXACTLY);
        assertThat(SUM.variance(0, 2)).isCloseTo(3, EXACTLY);
    }

    @Test
    void aPureInteractionIsInThePairAlone() {
        assertThat(INTERACTION.variance(0)).isCloseTo(0, EXACTLY);
        assertThat(INTERACTION.variance(1)).isCloseTo(0, EXACTLY);
        assertThat(INTERACTION.variance(0, 1)).isCloseTo(1, EXACTLY);
        assertThat(INTERACTION.variance()).isCloseTo(1, EXACTLY);
    }

    @Test
    void marginalsAverageOverTheOtherCoordinates() {
        assertThat(SUM.marginal(0, new double[] {0.1, 0.2, 0.25, 0.26, 1}))
                .containsExactly(new double[] {0.5, 0.5, 0.5, 4.5, 4.5}, EXACTLY);
        assertThat(SUM.marginal(2, new double[] {0.5})).containsExactly(new double[] {3.5}, EXACTLY);
        double[][] both = SUM.marginal(1, 0, new double[] {0.3, 0.7}, new double[] {0.1, 0.6, 0.9});
        assertThat(both[0]).containsExactly(new double[] {0, 4, 4}, EXACTLY);
        assertThat(both[1]).containsExactly(new double[] {1, 5, 5}, EXACTLY);
    }

    @Test
    void sharesAreMeansOverTheTrees() {
        Fanova shares = Fanova.of(new Forest(List.of(SUM, INTERACTION)), 3);
        assertThat(shares.alone()).containsExactly(new double[] {3 / 3.25 / 2, 0.25 / 3.25 / 2, 0}, EXACTLY);
        assertThat(shares.together()[0][1]).isCloseTo(0.5, EXACTLY);
        assertThat(shares.together()[1][0]).isCloseTo(0.5, EXACTLY);
        assertThat(shares.interactions(0)).isCloseTo(0.5, EXACTLY);
        assertThat(shares.interactions(2)).isCloseTo(0, EXACTLY);
    }

    @Test
    void aTreeThatSaysNothingIsLeftOut() {
        RegressionTree flat = new RegressionTree(List.of(box(0, 1, 0, 1, 7)));
        assertThat(Fanova.of(new Forest(List.of(flat, INTERACTION)), 3).together()[0][1])
                .isCloseTo(1, EXACTLY);
        assertThat(Fanova.of(new Forest(List.of(flat)), 3).alone()).containsOnly(0);
    }
}
