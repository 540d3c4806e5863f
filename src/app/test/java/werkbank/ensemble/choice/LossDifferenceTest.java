package werkbank.ensemble.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LossDifferenceTest {
    /** Differences 1, 0, 2, 1: mean 1, variance 2/3, standard error the root of (2/3) / 4. */
    @Test
    void meanAndErrorAreThoseOfTheDifferences() {
        LossDifference excess = LossDifference.of(new double[] {11, 5, 3, 8}, new double[] {10, 5, 1, 7});

        assertThat(excess.mean()).isCloseTo(1, within(1e-12));
        assertThat(excess.standardError()).isCloseTo(Math.sqrt(1 / 6.0), within(1e-12));
        assertThat(excess.isWithinOneError()).isFalse();
    }

    @Test
    void anAdvantageOnOneImageMayBeChance() {
        assertThat(LossDifference.of(new double[] {1, 1, 1, 2}, new double[] {1, 1, 1, 1})
                        .isWithinOneError())
                .isTrue();
    }

    @Test
    void nothingAboveItself() {
        double[] losses = {0.1, 3, 0.2};

        assertThat(LossDifference.of(losses, losses)).isEqualTo(new LossDifference(0, 0));
        assertThat(LossDifference.of(losses).mean()).isCloseTo(1.1, within(1e-12));
    }
}
