package werkbank.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HeldOutPredictionsTest {
    @Test
    void theImagesOfAllFoldsAreCountedByClass() {
        float[][] first = {{0.8f, 0.1f, 0.1f}, {0.2f, 0.7f, 0.1f}};
        float[][] second = {{0.1f, 0.6f, 0.3f}, {0.1f, 0.2f, 0.7f}, {0.9f, 0.1f, 0}};

        HeldOutPredictions answer =
                HeldOutPredictions.of(List.of(first, second), List.of(new int[] {0, 0}, new int[] {1, 2, 2}), 1e-4);

        assertThat(answer.confusion()).containsExactly(List.of(1, 1, 0), List.of(0, 1, 0), List.of(1, 0, 1));
        assertThat(answer.score().errors()).isEqualTo(2);
    }
}
