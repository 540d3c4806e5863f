package werkbank.engine.onednn;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Output layer that tallies the training steps' predictions, which DL4J computes and forgets, and that multiplies once in
 * a step: DL4J's does for the gradient and again for the score. It also knows Keras 2's clipped loss.
 */
final class TallyingOutput extends DirectOutput {
    private final transient StepTally tally;
    private final transient double lossClip;
    private transient boolean inBackpropagation;
    /**
     * The logits that the last gradient came from, [images][classes]; an array of its own, since the step's memory is
     * used again.
     */
    private transient INDArray logits;

    private transient boolean scoreToCome;

    /** @param lossClip as {@link FastLayers#tally(org.deeplearning4j.nn.multilayer.MultiLayerNetwork, double)} takes it */
    TallyingOutput(NeuralNetConfiguration conf, DataType dataType, boolean direct, StepTally tally, double lossClip) {
        super(conf, dataType, direct);
        this.tally = tally;
        this.lossClip = lossClip;
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

    /**
     * Leaves out, in backpropagation, those labels whose probability is out of bounds: there the clipped loss is level.
     * With the loss's weights the gradient is p · (sum of the labels left) − label.
     */
    @Override
    protected INDArray getLabels2d(LayerWorkspaceMgr workspaces, ArrayType type) {
        INDArray all = super.getLabels2d(workspaces, type);
        if (lossClip == 0 || !inBackpropagation) {
            return all;
        }
        INDArray probabilities = layerConf().getActivationFn().getActivation(logits.dup(), true);
        return all.mul(probabilities.gte(lossClip).castTo(all.dataType()))
                .muli(probabilities.lte(1 - lossClip).castTo(all.dataType()));
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
