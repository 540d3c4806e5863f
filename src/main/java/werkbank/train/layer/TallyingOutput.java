package werkbank.train.layer;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.OutputLayer;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Output layer that tallies the training steps' predictions, which DL4J computes and forgets. */
final class TallyingOutput extends OutputLayer {
    private final transient StepTally tally;
    private transient boolean inBackpropagation;

    TallyingOutput(NeuralNetConfiguration conf, DataType dataType, StepTally tally) {
        super(conf, dataType);
        this.tally = tally;
    }

    static boolean covers(org.deeplearning4j.nn.conf.layers.Layer layer) {
        return layer.getClass() == org.deeplearning4j.nn.conf.layers.OutputLayer.class;
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        inBackpropagation = true;
        try {
            return super.backpropGradient(epsilon, workspaces);
        } finally {
            inBackpropagation = false;
        }
    }

    /** Called once for the gradient and once more for the score; only the first counts. */
    @Override
    protected INDArray preOutput2d(boolean training, LayerWorkspaceMgr workspaces) {
        INDArray logits = super.preOutput2d(training, workspaces);
        if (inBackpropagation) {
            tally.add(logits, getLabels());
        }
        return logits;
    }
}
