package werkbank.train;

import java.util.List;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.updater.MultiLayerUpdater;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;
import werkbank.space.Training.Clipping;

/**
 * DL4J's updater with a limit on the whole gradient. DL4J's own limits go layer by layer, and they take the running
 * means of batch normalisation, which it keeps among the gradients, for part of them; this one leaves those alone. The
 * limit by norm is that of Pascanu, Mikolov and Bengio (2013): a gradient of norm n &gt; limit is multiplied by limit /
 * n.
 */
final class ClippingUpdater extends MultiLayerUpdater {
    private final Clipping clipping;
    /** Views of the gradients proper, as [numbers] each. */
    private final List<INDArray> gradients;

    private ClippingUpdater(MultiLayerNetwork network, Clipping clipping) {
        super(network);
        this.clipping = clipping;
        this.gradients = getMinibatchDivisionSubsets(getFlattenedGradientsView());
    }

    /** Has the network's steps clipped from now on; before its first step. */
    static void install(MultiLayerNetwork network, Clipping clipping) {
        network.setUpdater(new ClippingUpdater(network, clipping));
    }

    @Override
    protected void divideByMinibatch(boolean isExternal, Gradient gradient, int batchSize) {
        super.divideByMinibatch(isExternal, gradient, batchSize);
        if (clipping.value() > 0) {
            gradients.forEach(this::clipValues);
        }
        if (clipping.norm() > 0) {
            clipNorm();
        }
    }

    private void clipValues(INDArray part) {
        double limit = clipping.value();
        Nd4j.exec(DynamicCustomOp.builder("clipbyvalue")
                .addInputs(part)
                .callInplace(true)
                .addFloatingPointArguments(-limit, limit)
                .build());
    }

    private void clipNorm() {
        double squares = 0;
        for (INDArray part : gradients) {
            double norm = part.norm2Number().doubleValue();
            squares += norm * norm;
        }
        double norm = Math.sqrt(squares);
        if (norm > clipping.norm()) {
            gradients.forEach(part -> part.muli(clipping.norm() / norm));
        }
    }
}
