package werkbank.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import werkbank.metric.BalancedScore;
import werkbank.metric.Score;
import werkbank.space.Objective;

class ImageLossesTest {
    private static final int[] LABELS = {0, 0, 0, 1};
    private static final float[][] ANSWERS = {{1, 0}, {0.25f, 0.75f}, {1, 0}, {0.75f, 0.25f}};

    @Test
    void theMeanIsTheObjectivesLoss() {
        assertThat(of(Objective.VAL_ACCURACY)).containsExactly(0, 1, 0, 1);
        assertThat(of(Objective.VAL_ERRORS)).containsExactly(0, 1, 0, 1);
        assertThat(of(Objective.VAL_LOSS))
                .containsExactly(new double[] {0, -Math.log(0.25), 0, -Math.log(0.25)}, within(1e-15));
        assertThat(mean(Objective.VAL_LOSS)).isEqualTo(Score.of(LABELS, ANSWERS).logLoss());
        // A mistake of the class of three images counts 4 / 2 / 3, that of the class of one 4 / 2.
        assertThat(of(Objective.VAL_BALANCED_ACCURACY)).containsExactly(new double[] {0, 2 / 3.0, 0, 2}, within(1e-15));
        assertThat(mean(Objective.VAL_BALANCED_ACCURACY))
                .isCloseTo(1 - BalancedScore.of(LABELS, ANSWERS).balancedAccuracy(), within(1e-15));
    }

    @Test
    void macroF1IsNoMeanOverImages() {
        assertThatThrownBy(() -> new ImageLosses(Objective.VAL_F1, LABELS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("macro F1 is no mean over images");
    }

    private static double[] of(Objective objective) {
        return new ImageLosses(objective, LABELS).of(ANSWERS);
    }

    private static double mean(Objective objective) {
        return Arrays.stream(of(objective)).average().orElseThrow();
    }
}
