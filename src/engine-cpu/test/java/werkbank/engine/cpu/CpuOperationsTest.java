package werkbank.engine.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import werkbank.engine.operation.ConvolutionPlan;
import werkbank.engine.operation.ConvolutionShape;
import werkbank.engine.operation.DepthwiseContract;
import werkbank.engine.operation.GraphContract;
import werkbank.engine.operation.GroupContract;
import werkbank.engine.operation.Operations;
import werkbank.engine.operation.OperationsContract;
import werkbank.recipe.Precision;
import werkbank.recipe.layer.Activation;

/** The operations in oneDNN pass the contract that those in plain Java pass. */
class CpuOperationsTest extends OperationsContract implements GraphContract, GroupContract, DepthwiseContract {
    @BeforeEach
    void itIsThere() {
        assumeTrue(OneDnn.whyNot().isEmpty());
    }

    @Override
    public Operations operations(Precision precision) {
        assumeTrue(precision != Precision.BF16 || OneDnn.multipliesBf16());
        return new CpuOperations(precision);
    }

    /** oneDNN's rectifier and maximum pass over what is no number, which an epoch's end finds in the parameters. */
    @Override
    public boolean keepsTheUnusual() {
        return false;
    }

    /** Plain Java stands in for what oneDNN hasn't, so that a call which it refuses would only be slow. */
    @ParameterizedTest
    @EnumSource(Precision.class)
    void convolutionsAreOneDnnsWithAndWithoutABias(Precision precision) {
        Operations operations = operations(precision);
        ConvolutionShape full = new ConvolutionShape(2, 8, 8, 8, 16, 3, 1, 1, 1, 1, 8, 8);
        ConvolutionShape apart = new ConvolutionShape(2, 8, 8, 16, 16, 3, 1, 1, 1, 1, 8, 8);
        try (ConvolutionPlan convolution = operations.convolution(full);
                ConvolutionPlan depthwise = operations.depthwise(apart)) {
            for (ConvolutionPlan plan : List.of(convolution, depthwise)) {
                assertThat(plan.algorithms()).isNotEmpty().doesNotContain("plain");
                assertThat(plan.addsBias(Activation.RELU)).isTrue();
            }
        }
    }
}
