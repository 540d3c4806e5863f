package werkbank.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

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
