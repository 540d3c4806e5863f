package werkbank.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class HolmTest {
    /** 4 · 0.005, 3 · 0.01, 2 · 0.03 and 1 · 0.04, which may not fall below the one before it. */
    @Test
    void eachIsTimesTheTestsThatAreLeftAndNoneBelowASmallerOne() {
        assertThat(Holm.adjusted(0.01, 0.04, 0.03, 0.005))
                .containsExactly(new double[] {0.03, 0.06, 0.06, 0.02}, within(1e-15));
    }

    @Test
    void noneIsAboveOne() {
        assertThat(Holm.adjusted(0.6, 0.7)).containsExactly(1, 1);
        assertThat(Holm.adjusted(0.2)).containsExactly(0.2);
        assertThat(Holm.adjusted()).isEmpty();
    }
}
