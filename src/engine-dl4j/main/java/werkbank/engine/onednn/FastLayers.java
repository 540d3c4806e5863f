package werkbank.engine.onednn;

import java.util.function.BiConsumer;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.layers.AbstractLayer;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.buffer.DataType;

/** Puts our layers into an initialised network. */
public final class FastLayers {
    /** The means that our layers may compute with. */
    enum Reach {
        /** ND4J's operations only, as on a GPU. */
        ND4J,
        /** ND4J's operations, and Java loops over its arrays. */
        JAVA,
        /** Calls of oneDNN itself. */
        ONEDNN;

        static Reach here() {
            if (!OffHeap.holdsArrays()) {
                return ND4J;
            }
            return OneDnn.isAvailable() ? ONEDNN : JAVA;
        }
    }

    private FastLayers() {}

    /**
     * Replaces the layers that ours cover; others stay DL4J's. These are convolutions and batch normalisations, on a CPU
     * dropouts too, and with oneDNN for Java also every layer with a common activation function.
     *
     * @param step the seed of the step that the network takes, by which dropouts draw
     * @return how many layers were replaced
     */
    public static int install(MultiLayerNetwork network, StepSeed step) {
        return install(network, Reach.here(), step);
    }

    /** Replaces the layers of a network whose steps all have the same seed, or that takes none. */
    public static int install(MultiLayerNetwork network) {
        return install(network, new StepSeed());
    }

    /**
     * Replaces dropouts alone, on a CPU; on a GPU DL4J's own stay, which take ND4J's random numbers.
     *
     * @param step the seed of the step that the network takes
     */
    public static void installDropouts(MultiLayerNetwork network, StepSeed step) {
        if (Reach.here() == Reach.ND4J) {
            return;
        }
        DataType type = network.getLayerWiseConfigurations().getDataType();
        for (int i = 0; i < network.getnLayers(); i++) {
            NeuralNetConfiguration conf = network.getLayer(i).conf();
            if (DrawnDropout.covers(conf.getLayer(), type)) {
                replace(network, i, new DrawnDropout(conf, type, step));
            }
        }
    }

    /** Says in words what convolutions on the CPU run on, and loads it. */
    public static String convolutionOnCpu() {
        return OneDnn.whyNot()
                .map(why -> "oneDNN through ND4J's conv2d, since oneDNN itself can't be called: " + why)
                .orElseGet(OneDnn::name);
    }

    static int install(MultiLayerNetwork network, Reach reach) {
        return install(network, reach, new StepSeed());
    }

    static int install(MultiLayerNetwork network, Reach reach, StepSeed step) {
        Layer[] layers = network.getLayers();
        DataType type = network.getLayerWiseConfigurations().getDataType();
        int replaced = 0;
        for (int i = 0; i < layers.length; i++) {
            AbstractLayer<?> ours = forConfiguration(layers[i].conf(), type, reach, step);
            if (ours != null) {
                replace(network, i, ours);
                replaced++;
            }
        }
        forNeighbours(network, Exchange::join);
        return replaced;
    }

    private static AbstractLayer<?> forConfiguration(
            NeuralNetConfiguration conf, DataType type, Reach reach, StepSeed step) {
        AbstractLayer<?> direct = reach == Reach.ONEDNN ? direct(conf, type, step) : null;
        if (direct != null) {
            return direct;
        }
        if (FastConvolution.covers(conf.getLayer(), type)) {
            return new FastConvolution(conf, type, reach != Reach.ND4J);
        }
        if (reach == Reach.JAVA && DrawnDropout.covers(conf.getLayer(), type)) {
            return new DrawnDropout(conf, type, step);
        }
        if (FastBatchNorm.covers(conf.getLayer(), type)) {
            return reach == Reach.ND4J ? new AnyBatchNorm(conf, type) : new FastBatchNorm(conf, type);
        }
        return null;
    }

    private static AbstractLayer<?> direct(NeuralNetConfiguration conf, DataType type, StepSeed step) {
        var layer = conf.getLayer();
        if (DirectConvolution.covers(layer, type)) {
            return new DirectConvolution(conf, type);
        }
        if (DirectBatchNorm.covers(layer, type)) {
            return new DirectBatchNorm(conf, type);
        }
        if (DirectPooling.covers(layer, type)) {
            return new DirectPooling(conf, type);
        }
        if (DrawnDropout.covers(layer, type)) {
            return new DirectDropout(conf, type, step);
        }
        if (DirectActivation.covers(layer, type)) {
            return new DirectActivation(conf, type);
        }
        if (DirectDense.covers(layer, type)) {
            return new DirectDense(conf, type);
        }
        return DirectOutput.covers(layer) ? new DirectOutput(conf, type, true) : null;
    }

    /**
     * Does some work on the network's layers one by one. Meanwhile they hand over plain arrays, which ND4J can read;
     * in a pass of the whole network they don't.
     */
    public static void layerByLayer(MultiLayerNetwork network, Runnable work) {
        forNeighbours(network, Exchange::part);
        try {
            work.run();
        } finally {
            forNeighbours(network, Exchange::join);
        }
    }

    /** A layer whose input DL4J reshapes first has no neighbour: it gets a plain array. */
    private static void forNeighbours(MultiLayerNetwork network, BiConsumer<Exchange, Exchange> action) {
        Layer[] layers = network.getLayers();
        for (int i = 1; i < layers.length; i++) {
            if (layers[i - 1] instanceof DirectLayer below
                    && layers[i] instanceof DirectLayer above
                    && network.getLayerWiseConfigurations().getInputPreProcess(i) == null) {
                action.accept(below.exchange(), above.exchange());
            }
        }
    }

    /**
     * Has the output layer count right and wrong in each training step, and lets a label change nothing in a step whose
     * probability is out of bounds.
     *
     * @param lossClip the lower bound, 1 less it the upper one; 0 for none. The network's loss must have it, and weights
     */
    public static StepTally tally(MultiLayerNetwork network, double lossClip) {
        return tally(network, lossClip, Reach.here());
    }

    static StepTally tally(MultiLayerNetwork network, double lossClip, Reach reach) {
        int last = network.getnLayers() - 1;
        Layer output = network.getLayer(last);
        if (!TallyingOutput.covers(output.conf().getLayer())) {
            throw new IllegalArgumentException(
                    "the last layer is a " + output.getClass().getSimpleName());
        }
        StepTally tally = new StepTally();
        DataType type = network.getLayerWiseConfigurations().getDataType();
        replace(network, last, new TallyingOutput(output.conf(), type, reach == Reach.ONEDNN, tally, lossClip));
        return tally;
    }

    private static void replace(MultiLayerNetwork network, int index, AbstractLayer<?> ours) {
        if (network.getGradientsViewArray() == null) {
            network.initGradientsView();
        }
        Layer theirs = network.getLayers()[index];
        ours.setListeners(theirs.getListeners());
        ours.setIndex(index);
        if (ours instanceof BaseLayer<?>) {
            ours.setParamTable(theirs.paramTable());
        }
        if (theirs.getGradientsViewArray() != null) {
            ours.setParamsViewArray(theirs.params());
            ours.setBackpropGradientsViewArray(theirs.getGradientsViewArray());
        }
        ours.allowInputModification(index > 0);
        network.getLayers()[index] = ours;
    }
}
