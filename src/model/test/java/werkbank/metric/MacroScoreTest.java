package werkbank.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MacroScoreTest {
    @Test
    void classesCountAlike() {
        // Precision 3/4 and 1, recall 1 and 1/2, F1 6/7 and 2/3.
        MacroScore macro = MacroScore.of(ClassScore.of(new int[][] {{3, 0}, {1, 1}}));
        assertThat(macro.precision()).isCloseTo(0.875, within(1e-12));
        assertThat(macro.recall()).isCloseTo(0.75, within(1e-12));
        assertThat(macro.f1()).isCloseTo((6 / 7.0 + 2 / 3.0) / 2, within(1e-12));
    }

    @Test
    void aClassWithoutImagesIsLeftOut() {
        MacroScore macro = MacroScore.of(ClassScore.of(new int[][] {{3, 0, 1}, {0, 4, 0}, {0, 0, 0}}));
        assertThat(macro.recall()).isCloseTo((0.75 + 1) / 2, within(1e-12));
        assertThat(macro.precision()).isEqualTo(1);
    }

    @Test
    void aClassThatIsNeverPredictedCountsAsNothing() {
        // Recall 1 and 0, precision 3/4 and 0, F1 6/7 and 0: always the most frequent class of two.
        MacroScore macro = MacroScore.of(ClassScore.of(new int[][] {{3, 0}, {1, 0}}));
        assertThat(macro).isEqualTo(new MacroScore(0.375, 0.5, 3 / 7.0));
    }

    @Test
    void allRightAndAllWrong() {
        assertThat(MacroScore.of(ClassScore.of(new int[][] {{3, 0}, {0, 2}}))).isEqualTo(new MacroScore(1, 1, 1));
        assertThat(MacroScore.of(ClassScore.of(new int[][] {{0, 3}, {2, 0}}))).isEqualTo(new MacroScore(0, 0, 0));
    }

    @Test
    void macroF1OfProbabilitiesIsTheSame() {
        int[] labels = {0, 0, 1, 1};
        float[][] probabilities = {{0.9f, 0.1f}, {0.6f, 0.4f}, {0.7f, 0.3f}, {0.2f, 0.8f}};
        int[][] confusion = {{2, 0}, {1, 1}};
        assertThat(BalancedScore.of(labels, probabilities).macroF1())
                .isEqualTo(MacroScore.of(ClassScore.of(confusion)).f1());
    }
}
