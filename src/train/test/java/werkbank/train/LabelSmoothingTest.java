package werkbank.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class LabelSmoothingTest {
    @Test
    void aShareIsSpreadOverAllClasses() {
        INDArray labels = Nd4j.createFromArray(new float[][] {{1, 0, 0, 0}, {0, 0, 1, 0}});
        LabelSmoothing.apply(labels, 0.1);

        assertThat(labels.toFloatMatrix()[0])
                .containsExactly(new float[] {0.925f, 0.025f, 0.025f, 0.025f}, within(1e-6f));
        assertThat(labels.toFloatMatrix()[1])
                .containsExactly(new float[] {0.025f, 0.025f, 0.925f, 0.025f}, within(1e-6f));
    }

    @Test
    void noShareLeavesTheLabels() {
        INDArray labels = Nd4j.createFromArray(new float[][] {{1, 0}});
        LabelSmoothing.apply(labels, 0);

        assertThat(labels.toFloatMatrix()[0]).containsExactly(1, 0);
    }
}
