package werkbank.engine.dl4j;

import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import werkbank.engine.Average;
import werkbank.engine.NetworkSpec;
import werkbank.engine.NetworkState;
import werkbank.engine.Step;
import werkbank.engine.TrainableNetwork;
import werkbank.engine.onednn.FastLayers;
import werkbank.engine.onednn.OffHeap;
import werkbank.engine.onednn.StepSeed;
import werkbank.engine.onednn.StepTally;
import werkbank.engine.saved.NetworkJson;
import werkbank.recipe.NetworkGraph;

/** A network of DL4J's that trains. */
final class TrainableDl4jNetwork extends Dl4jNetwork implements TrainableNetwork {
    private final NetworkSpec spec;
    private final StepTally tally;
    private final StepSeed stepSeed;
    private final RunningShares shares;
    private double rate;

    /**
     * Makes a network of one that has the layers that it is to have, but for the last.
     *
     * @param network before its first step
     * @param stepSeed by which its dropouts draw
     */
    TrainableDl4jNetwork(MultiLayerNetwork network, NetworkSpec spec, StepSeed stepSeed) {
        super(network, spec.shape());
        this.spec = spec;
        this.stepSeed = stepSeed;
        this.shares = new RunningShares(network, spec.graph());
        this.tally = FastLayers.tally(network, spec.recipe().training().lossClip());
        this.rate = spec.recipe().training().optimizer().learningRate();
        StepUpdater.install(network, spec.recipe().training().clipping());
    }

    @Override
    public Step step(float[] features, float[] targets, double learningRate) {
        setRate(learningRate);
        tally.reset();
        shares.set(network.getIterationCount() + 1L);
        try (INDArray batch = images(features);
                INDArray labels =
                        Nd4j.create(targets, new long[] {targets.length / spec.classes(), spec.classes()}, 'c')) {
            network.fit(batch, labels);
        }
        stepSeed.next();
        return new Step(network.score(), tally.right());
    }

    private void setRate(double next) {
        if (next != rate) {
            setRate(network, next);
            rate = next;
        }
    }

    /**
     * Sets the rate of all layers from the next step on. DL4J's {@code setLearningRate} rebuilds the updater and copies
     * its state, which is too slow for each step and would lose a {@link StepUpdater}. The updater reads the rate
     * from these settings at each step, and since all layers change alike, its blocks of layers stay as they are.
     */
    static void setRate(MultiLayerNetwork network, double rate) {
        for (Layer layer : network.getLayers()) {
            if (layer.conf().getLayer() instanceof BaseLayer settings
                    && settings.getIUpdater() != null
                    && settings.getIUpdater().hasLearningRate()) {
                settings.getIUpdater().setLrAndSchedule(rate, null);
            }
        }
    }

    /** Seeds our dropouts; those of a GPU are DL4J's, which draw from ND4J's random numbers, the process's. */
    @Override
    public void seed(long seed) {
        stepSeed.restart(seed);
        if (!OffHeap.holdsArrays()) {
            Nd4j.getRandom().setSeed(seed);
        }
    }

    @Override
    public boolean isFinite() {
        return Double.isFinite(network.params().sumNumber().doubleValue());
    }

    @Override
    public NetworkState state() {
        INDArray updater = network.getUpdater().getStateViewArray();
        return new NetworkState(
                network.getIterationCount(),
                rate,
                FloatArrays.copy(network.params()),
                updater == null ? new float[0] : FloatArrays.copy(updater));
    }

    @Override
    public void restore(NetworkState state) {
        INDArray updater = network.getUpdater().getStateViewArray();
        FloatArrays.requireLength(state.updater(), updater == null ? 0 : updater.length());
        FloatArrays.assign(network.params(), state.parameters());
        if (updater != null) {
            FloatArrays.assign(updater, state.updater());
        }
        network.setIterationCount(state.steps());
        setRate(state.rate());
    }

    @Override
    public Average average() {
        return new Dl4jAverage(this);
    }

    @Override
    public NetworkGraph graph() {
        return spec.graph();
    }

    @Override
    public String configuration() {
        return NetworkJson.of(spec, network.getIterationCount(), rate);
    }
}
