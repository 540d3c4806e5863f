package werkbank.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BrierScoreTest {
    @Test
    void squaresAreSummedOverTheClassesAndAveragedOverTheRows() {
        // (0.2^2 + 0.1^2 + 0.1^2 + 0.5^2 + 0.5^2 + 0) / 2
        float[][] probabilities = {{0.8f, 0.1f, 0.1f}, {0.5f, 0.5f, 0}};
        assertThat(BrierScore.of(new int[] {0, 1}, probabilities)).isCloseTo(0.28, within(1e-7));
    }

    @Test
    void isZeroAtBestAndTwoAtWorst() {
        float[][] certain = {{1, 0, 0}, {0, 0, 1}};
        assertThat(BrierScore.of(new int[] {0, 2}, certain)).isZero();
        assertThat(BrierScore.of(new int[] {1, 0}, certain)).isEqualTo(2);
    }
}
