package werkbank.engine.dl4j;

import java.util.List;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.updater.MultiLayerUpdater;
import org.deeplearning4j.nn.updater.UpdaterBlock;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;
import werkbank.recipe.Training.Clipping;

/**
 * DL4J's updater without its detour, with a limit on the whole gradient, and with {@link DozatUpdater} for Nadam.
 *
 * <p>DL4J's own takes the network's gradient for a foreign one and cuts a view of each parameter out of it in each step,
 * an eighth of the step of a small network. Its limits go layer by layer, and they take the running means of batch
 * normalisation, which it keeps among the gradients, for part of them; this one leaves those alone. The limit by norm is
 * that of Pascanu, Mikolov and Bengio (2013): a gradient of norm n &gt; limit is multiplied by limit / n.
 */
public final class StepUpdater extends MultiLayerUpdater {
    private final Clipping clipping;
    /** Views of the gradients proper, as [numbers] each. */
    private final List<INDArray> gradients;

    private StepUpdater(MultiLayerNetwork network, Clipping clipping) {
        super(network);
        this.clipping = clipping;
        this.gradients = getMinibatchDivisionSubsets(getFlattenedGradientsView());
    }

    /** Has the network's steps taken by this from now on; before its first step. */
    public static void install(MultiLayerNetwork network, Clipping clipping) {
        StepUpdater updater = new StepUpdater(network, clipping);
        updater.startAtZero();
        network.setUpdater(updater);
    }

    /**
     * Starts the updaters' state at zero as Keras does; DL4J starts RMSProp's mean square at epsilon, the square of
     * what it is compared with.
     */
    private void startAtZero() {
        getUpdaterBlocks().forEach(UpdaterBlock::init);
        getUpdaterBlocks().forEach(DozatUpdater::install);
        if (getStateViewArray() != null) {
            getStateViewArray().assign(0);
        }
    }

    @Override
    public synchronized void update(
            Gradient gradient, int iteration, int epoch, int batchSize, LayerWorkspaceMgr workspaces) {
        gradients.forEach(part -> part.divi(batchSize));
        if (clipping.value() > 0) {
            gradients.forEach(this::clipValues);
        }
        if (clipping.norm() > 0) {
            clipNorm();
        }
        for (UpdaterBlock block : getUpdaterBlocks()) {
            block.update(iteration, epoch);
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
