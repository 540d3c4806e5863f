package werkbank.train.layer;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Output layer that tallies the training steps' predictions, which DL4J computes and forgets, and that multiplies once in
 * a step: DL4J's does for the gradient and again for the score.
 */
final class TallyingOutput extends DirectOutput {
    private final transient StepTally tally;
    private transient boolean inBackpropagation;
    /** What the last gradient came from, [images][classes]; of its own, since the step's memory is used again. */
    private transient INDArray logits;

    private transient boolean scoreToCome;

    TallyingOutput(NeuralNetConfiguration conf, DataType dataType, boolean direct, StepTally tally) {
        super(conf, dataType, direct);
        this.tally = tally;
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

    @Override
    protected INDArray preOutput2d(boolean training, LayerWorkspaceMgr workspaces) {
        if (scoreToCome && training && !inBackpropagation) {
            scoreToCome = false;
            return logits;
        }
        INDArray computed = super.preOutput2d(training, workspaces);
        if (inBackpropagation) {
            tally.add(computed, getLabels());
            keep(computed);
        }
        return computed;
    }

    private void keep(INDArray computed) {
        if (logits == null || !logits.equalShapes(computed)) {
            logits = Nd4j.createUninitializedDetached(computed.dataType(), computed.shape());
        }
        logits.assign(computed);
        scoreToCome = true;
    }

    @Override
    public void setInput(INDArray input, LayerWorkspaceMgr workspaces) {
        super.setInput(input, workspaces);
        scoreToCome = false;
    }
}
