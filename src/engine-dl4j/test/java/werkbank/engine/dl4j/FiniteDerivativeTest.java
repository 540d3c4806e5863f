package werkbank.engine.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class FiniteDerivativeTest {
    @ParameterizedTest
    @EnumSource(
            value = Activation.class,
            names = {"GELU", "SWISH"})
    void ordinaryArgumentsHaveTheDerivativesOfNd4j(Activation name) {
        INDArray ordinary = Nd4j.linspace(-100, 25, 12_501).reshape(1, 12_501);
        IActivation theirs = name.getActivationFunction();
        IActivation ours = new FiniteDerivative(theirs);

        assertThat(derivatives(ours, ordinary)).containsExactly(derivatives(theirs, ordinary));
        assertThat(ours.getActivation(ordinary.dup(), true).toFloatVector())
                .containsExactly(theirs.getActivation(ordinary.dup(), true).toFloatVector());
    }

    @ParameterizedTest
    @EnumSource(
            value = Activation.class,
            names = {"GELU", "SWISH"})
    void largeArgumentsHaveTheDerivativeOne(Activation name) {
        INDArray large = Nd4j.linspace(25, 150, 12_501).reshape(1, 12_501);

        float[] found = derivatives(new FiniteDerivative(name.getActivationFunction()), large);

        float[] ones = new float[found.length];
        Arrays.fill(ones, 1);
        assertThat(found).containsExactly(ones, within(1e-7f));
    }

    private static float[] derivatives(IActivation function, INDArray arguments) {
        INDArray ones = Nd4j.onesLike(arguments);
        return function.backprop(arguments.dup(), ones).getFirst().toFloatVector();
    }
}
