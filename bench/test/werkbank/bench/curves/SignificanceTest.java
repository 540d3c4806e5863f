package werkbank.bench.curves;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The tests beside values that can be counted by hand. */
class SignificanceTest {
    /** Four tasks, three methods: rank sums 4, 9 and 11, so Friedman's statistic is 6.5 and F (2, 6) is 13. */
    @Test
    void friedmanAsImanAndDavenport() {
        List<double[]> tasks =
                List.of(new double[] {1, 2, 3}, new double[] {1, 2, 3}, new double[] {1, 2, 3}, new double[] {1, 3, 2});
        assertThat(Significance.friedman(tasks)).isCloseTo(0.006591796875, within(1e-9));
        assertThat(Significance.friedman(tasks.subList(0, 3))).isZero();
    }

    /** Of the 64 signs of six differences, only all positive and all negative ones are as far out. */
    @Test
    void wilcoxonTriesAllSignsOfFew() {
        assertThat(Significance.wilcoxon(new double[] {1, 2, 3, 4, 5, 6})).isEqualTo(2 / 64.0);
        assertThat(Significance.wilcoxon(new double[] {1, 0, 2, 3, 4, 5, 6})).isEqualTo(2 / 64.0);
        assertThat(Significance.wilcoxon(new double[] {1, -1})).isOne();
        assertThat(Significance.wilcoxon(new double[] {0, 0})).isOne();
    }

    /** All of twenty are positive: 105 above a mean of 105, with a variance of 717.5. */
    @Test
    void wilcoxonIsNormalForMany() {
        double[] differences = new double[20];
        Arrays.setAll(differences, i -> i + 1);
        assertThat(Significance.wilcoxon(differences)).isCloseTo(8.857e-5, within(1e-7));
    }

    @Test
    void holmCorrectsTheLeastByAll() {
        assertThat(Significance.holm(new double[] {0.04, 0.01, 0.03})).containsExactly(0.06, 0.03, 0.06);
    }
}
