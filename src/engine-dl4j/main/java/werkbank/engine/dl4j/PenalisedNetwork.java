package werkbank.engine.dl4j;

import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.regularization.Regularization;
import org.nd4j.linalg.learning.regularization.WeightDecay;

/**
 * A network whose loss contains penalties on the weights, but not their decay: that is a part of the step, not of what
 * is minimised (Loshchilov and Hutter, 2019). DL4J's own adds half of decay × ‖w‖² as if it were a penalty.
 */
final class PenalisedNetwork extends MultiLayerNetwork {
    PenalisedNetwork(MultiLayerConfiguration configuration) {
        super(configuration);
    }

    @Override
    public double calcRegularizationScore(boolean backpropParamsOnly) {
        double sum = 0;
        for (Layer layer : getLayers()) {
            if (layer.conf().getLayer() instanceof BaseLayer settings) {
                for (var parameter : layer.paramTable(backpropParamsOnly).entrySet()) {
                    sum += penalty(settings.getRegularizationByParam(parameter.getKey()), parameter.getValue());
                }
            }
        }
        return sum;
    }

    private double penalty(List<Regularization> parts, INDArray weights) {
        double sum = 0;
        if (parts != null) {
            for (Regularization part : parts) {
                sum += part instanceof WeightDecay ? 0 : part.score(weights, getIterationCount(), getEpochCount());
            }
        }
        return sum;
    }
}
