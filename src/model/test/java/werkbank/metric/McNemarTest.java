package werkbank.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class McNemarTest {
    /** Both right on 20 images, both wrong on 4, and the rest as asked for. */
    private static McNemar test(int onlyFirst, int onlySecond) {
        int rows = 24 + onlyFirst + onlySecond;
        int[] labels = new int[rows];
        int[] first = new int[rows];
        int[] second = new int[rows];
        Arrays.fill(first, 20, 24, 1);
        Arrays.fill(second, 20, 24, 2);
        Arrays.fill(second, 24, 24 + onlyFirst, 1);
        Arrays.fill(first, 24 + onlyFirst, rows, 1);
        return McNemar.of(labels, first, second);
    }

    /** Twice the sum of the binomial coefficients up to the smaller count, over 2^n. */
    @ParameterizedTest
    @CsvSource({
        "1, 0, 1.0", // 2 * 1 / 2
        "0, 5, 0.0625", // 2 * 1 / 32
        "1, 5, 0.21875", // 2 * (1 + 6) / 64
        "2, 8, 0.109375", // 2 * (1 + 10 + 45) / 1024
        "10, 0, 0.001953125", // 2 * 1 / 1024
        "3, 3, 1.0" // 2 * (1 + 6 + 15 + 20) / 64 is beyond 1
    })
    void exact(int onlyFirst, int onlySecond, double p) {
        McNemar test = test(onlyFirst, onlySecond);
        assertThat(test.onlyFirstRight()).isEqualTo(onlyFirst);
        assertThat(test.onlySecondRight()).isEqualTo(onlySecond);
        assertThat(test.p()).isCloseTo(p, within(1e-12));
    }

    /** Values of SciPy's {@code binomtest}, and 2⁻⁵⁹. */
    @ParameterizedTest
    @CsvSource({
        "277, 111, 1.739458099491894e-17",
        "200, 60, 8.947952407652613e-19",
        "150, 50, 8.393020875604775e-13",
        "60, 0, 1.734723475976807e-18",
        "13, 12, 1.0"
    })
    void aSmallProbabilityKeepsItsDigits(int onlyFirst, int onlySecond, double p) {
        assertThat(test(onlyFirst, onlySecond).p()).isCloseTo(p, withinPercentage(1e-7));
        assertThat(test(onlySecond, onlyFirst).p()).isCloseTo(p, withinPercentage(1e-7));
    }

    @Test
    void symmetric() {
        assertThat(test(4, 11).p()).isEqualTo(test(11, 4).p());
    }

    @Test
    void neverDifferent() {
        assertThat(test(0, 0)).isEqualTo(new McNemar(0, 0, 1));
    }

    @Test
    void twoDifferentWrongAnswersAreNoDifference() {
        assertThat(McNemar.of(new int[] {0}, new int[] {1}, new int[] {2})).isEqualTo(new McNemar(0, 0, 1));
    }
}
