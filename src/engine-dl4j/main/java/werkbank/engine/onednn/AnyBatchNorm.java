package werkbank.engine.onednn;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.normalization.BatchNormalization;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * DL4J's batch normalisation, of batches of one vector too: that vector is taken for an image of one pixel. DL4J's own
 * fails on it, since ND4J's mean over the rows of a single row drops a dimension. As in Keras, what comes out is the
 * learned shift, and no gradient goes further down.
 */
class AnyBatchNorm extends BatchNormalization {
    AnyBatchNorm(NeuralNetConfiguration conf, DataType dataType) {
        super(conf, dataType);
    }

    @Override
    public INDArray preOutput(INDArray x, TrainingMode mode, LayerWorkspaceMgr workspaces) {
        if (mode == TrainingMode.TRAIN && isSingleVector(x)) {
            return super.preOutput(pixel(x), mode, workspaces).reshape(x.shape());
        }
        return super.preOutput(x, mode, workspaces);
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        if (!isSingleVector(epsilon)) {
            return super.backpropGradient(epsilon, workspaces);
        }
        input = pixel(input);
        Pair<Gradient, INDArray> gradients = super.backpropGradient(pixel(epsilon), workspaces);
        return new Pair<>(gradients.getFirst(), gradients.getSecond().reshape(epsilon.shape()));
    }

    private static boolean isSingleVector(INDArray x) {
        return x.rank() == 2 && x.size(0) == 1;
    }

    private static INDArray pixel(INDArray vector) {
        return vector.reshape(1, vector.size(1), 1, 1);
    }
}
