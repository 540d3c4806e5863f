package werkbank.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LabelSmoothingTest {
    @Test
    void aShareIsSpreadOverAllClasses() {
        float[] labels = {1, 0, 0, 0, 0, 0, 1, 0};
        LabelSmoothing.apply(labels, 4, 0.1);

        assertThat(labels)
                .containsExactly(
                        new float[] {0.925f, 0.025f, 0.025f, 0.025f, 0.025f, 0.025f, 0.925f, 0.025f}, within(1e-6f));
    }

    @Test
    void noShareLeavesTheLabels() {
        float[] labels = {1, 0};
        LabelSmoothing.apply(labels, 2, 0);

        assertThat(labels).containsExactly(1, 0);
    }
}
