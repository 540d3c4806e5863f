package werkbank.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import werkbank.recipe.Monitor;

class HeldOutPredictionsTest {
    @Test
    void theImagesOfAllFoldsAreCountedByClass() {
        float[][] first = {{0.8f, 0.1f, 0.1f}, {0.2f, 0.7f, 0.1f}};
        float[][] second = {{0.1f, 0.6f, 0.3f}, {0.1f, 0.2f, 0.7f}, {0.9f, 0.1f, 0}};

        HeldOutPredictions answer =
                HeldOutPredictions.of(List.of(first, second), List.of(new int[] {0, 0}, new int[] {1, 2, 2}), 1e-4);

        assertThat(answer.confusion()).containsExactly(List.of(1, 1, 0), List.of(0, 1, 0), List.of(1, 0, 1));
        assertThat(answer.score().errors()).isEqualTo(2);
        assertThat(answer.areFinite()).isTrue();
    }

    @Test
    void theBestIsTheMonitorsAndWhatIsNoNumberIsTheLast() {
        HeldOutPredictions surer = answer(0.6f, 0.6f, 0.4f);
        HeldOutPredictions righter = answer(0.51f, 0.51f, 0.51f);
        HeldOutPredictions none = answer(Float.NaN, Float.NaN, Float.NaN);

        assertThat(none.areFinite()).isFalse();
        assertThat(none.score().accuracy()).as("as the first class").isEqualTo(1);
        assertThat(Stream.of(none, surer, righter).sorted(HeldOutPredictions.bestFirst(Monitor.VAL_LOSS)))
                .containsExactly(surer, righter, none);
        assertThat(Stream.of(none, surer, righter).sorted(HeldOutPredictions.bestFirst(Monitor.VAL_ACCURACY)))
                .containsExactly(righter, surer, none);
    }

    /** Of images of the first class. */
    private static HeldOutPredictions answer(float... probabilities) {
        float[][] rows = new float[probabilities.length][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = new float[] {probabilities[i], 1 - probabilities[i]};
        }
        return HeldOutPredictions.of(List.<float[][]>of(rows), List.of(new int[rows.length]), 1e-4);
    }
}
