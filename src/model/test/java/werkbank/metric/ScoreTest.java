package werkbank.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ScoreTest {
    @Test
    void errorsAccuracyAndLogLoss() {
        float[][] probabilities = {{0.5f, 0.25f, 0.25f}, {0.125f, 0.75f, 0.125f}, {0.5f, 0.25f, 0.25f}};
        Score score = Score.of(new int[] {0, 1, 2}, probabilities);

        assertThat(score.images()).isEqualTo(3);
        assertThat(score.errors()).isEqualTo(1);
        assertThat(score.accuracy()).isCloseTo(2 / 3.0, within(1e-15));
        assertThat(score.logLoss()).isCloseTo((Math.log(2) + Math.log(4 / 3.0) + Math.log(4)) / 3, within(1e-15));
    }

    /** 1 - 0.8 would be 0.19999999999999996, which no target of 0.2 is reached by. */
    @Test
    void accuracyIsTheDecimalThatOneWouldWrite() {
        int[] labels = {1, 1, 1, 1, 1, 1, 1, 1, 0, 0};
        float[][] always = new float[10][];
        Arrays.fill(always, new float[] {1, 0});
        assertThat(Score.of(labels, always).accuracy()).isEqualTo(0.2);
        for (int images : new int[] {10, 100, 6_000, 10_000}) {
            for (int errors = 0; errors <= images; errors++) {
                double written = new BigDecimal(images - errors)
                        .divide(new BigDecimal(images), MathContext.DECIMAL64)
                        .doubleValue();
                assertThat(Score.accuracy(errors, images)).isCloseTo(written, within(1e-15));
                if (images != 6_000) {
                    assertThat(Score.accuracy(errors, images)).isEqualTo(written);
                }
            }
        }
    }

    @Test
    void aCertainRightAnswerCostsNothingAndACertainWrongOneIsClipped() {
        assertThat(Score.of(new int[] {0}, new float[][] {{1, 0}}).logLoss()).isZero();
        assertThat(Score.of(new int[] {1}, new float[][] {{1, 0}}).logLoss()).isCloseTo(7 * Math.log(10), within(1e-9));
    }

    @Test
    void tiesGoToTheLowestClass() {
        float[][] tied = {{0.5f, 0.5f}};
        assertThat(Score.of(new int[] {0}, tied).errors()).isZero();
        assertThat(Score.of(new int[] {1}, tied).errors()).isEqualTo(1);
    }

    @Test
    void lengthsMustFit() {
        assertThatThrownBy(() -> Score.of(new int[] {0, 1}, new float[][] {{1, 0}}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("2 labels for 1 rows of probabilities");
        assertThatThrownBy(() -> Score.of(new int[0], new float[0][])).isInstanceOf(IllegalArgumentException.class);
    }
}
