package werkbank.search.sampler.mfes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import werkbank.search.sampler.mfes.Rung.Row;

class ConcordanceTest {
    private static List<Row> rows(double... targets) {
        return Arrays.stream(targets)
                .mapToObj(target -> new Row(new double[] {target}, target))
                .toList();
    }

    @Test
    void itIsTheShareOfPairsInTheSameOrder() {
        assertThat(Concordance.of(new double[] {1, 2, 3}, rows(10, 20, 30))).isEqualTo(1);
        assertThat(Concordance.of(new double[] {3, 2, 1}, rows(10, 20, 30))).isZero();
        assertThat(Concordance.of(new double[] {2, 1, 3, 4}, rows(10, 20, 30, 40)))
                .isEqualTo(5 / 6.0);
    }

    @Test
    void aTieOfThePredictionsIsHalfRightAndOneOfTheTargetsNoPair() {
        assertThat(Concordance.of(new double[] {1, 1}, rows(10, 20))).isEqualTo(0.5);
        assertThat(Concordance.of(new double[] {1, 2, 3}, rows(10, 10, 20))).isEqualTo(1);
        assertThat(Concordance.of(new double[] {1, 2}, rows(10, 10))).isEqualTo(0.5);
    }
}
