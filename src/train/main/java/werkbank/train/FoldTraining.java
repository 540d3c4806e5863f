package werkbank.train;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleConsumer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import werkbank.augment.SplitMix;
import werkbank.dataset.Fold;
import werkbank.engine.dl4j.NetworkBuilder;
import werkbank.engine.dl4j.StepUpdater;
import werkbank.engine.onednn.FastLayers;
import werkbank.engine.onednn.StepTally;
import werkbank.experiment.trial.TrialResult.Weights;
import werkbank.predict.Inference;
import werkbank.recipe.Recipe;
import werkbank.recipe.Training;
import werkbank.train.TrialTrainer.DivergedException;

/** One network and its steps: a trial's only one, or that of one fold. */
final class FoldTraining implements AutoCloseable {
    private final Recipe recipe;
    private final Training plan;
    private final Fold images;
    private final long seed;
    private final Targets targets;
    private final EpochSteps steps;
    private final StepRates rates;
    private final MultiLayerNetwork network;
    private final StepTally tally;
    private final WeightAverages averages;
    private double judgeSeconds;

    /**
     * Before the first step.
     *
     * @param seed of the weights, the order of the images and their augmentation
     * @param targets that it learns
     */
    FoldTraining(Recipe recipe, Fold images, long seed, Targets targets) {
        this.recipe = recipe;
        this.plan = recipe.training();
        this.images = images;
        this.seed = seed;
        this.targets = targets;
        this.steps = new EpochSteps(plan, images.training().rows());
        this.rates = new StepRates(plan, steps);
        this.network = NetworkBuilder.build(recipe, images.training(), seed);
        FastLayers.install(network);
        this.tally = FastLayers.tally(network, plan.lossClip());
        StepUpdater.install(network, plan.clipping());
        this.averages = new WeightAverages(network, plan, images.training());
    }

    /**
     * Takes the epoch's steps.
     *
     * @param progress hears the share of them that is done, 0 to 1, after each
     * @return mean loss of the epoch's images
     * @throws DivergedException when a step's loss or a parameter is not a finite number
     */
    double steps(int epoch, DoubleConsumer progress) {
        Nd4j.getRandom().setSeed(randomSeed(epoch));
        try (Batches batches = new Batches(images.training(), recipe, seed, epoch)) {
            return steps(epoch, batches, progress);
        }
    }

    private double steps(int epoch, Batches batches, DoubleConsumer progress) {
        tally.reset();
        double loss = 0;
        long seen = 0;
        for (int batch = 0; batch < batches.count(); batch++) {
            rates.apply(network);
            try (INDArray features = batches.features(batch);
                    INDArray labels = targets.of(batches, batch, features)) {
                network.fit(features, labels);
            }
            if (!Double.isFinite(network.score())) {
                throw new DivergedException(String.format(
                        Locale.ROOT, "the loss became %s in epoch %d, step %d", network.score(), epoch, batch + 1));
            }
            loss += network.score() * batches.size(batch);
            seen += batches.size(batch);
            averages.afterStep();
            progress.accept((batch + 1.0) / batches.count());
        }
        // A rectifier turns NaN into zero, which hides it from the loss.
        if (!Double.isFinite(network.params().sumNumber().doubleValue())) {
            throw new DivergedException("a parameter became infinite or no number in epoch " + epoch);
        }
        return loss / seen;
    }

    /** Of ND4J's random numbers, which dropout takes; an epoch's don't depend on those before it. */
    private long randomSeed(int epoch) {
        SplitMix random = new SplitMix();
        random.restart(seed + epoch);
        return random.nextLong();
    }

    /**
     * What the network says of its held-out images after an epoch, with the trained weights and with each average that
     * there is.
     *
     * @return [images][classes]; the trained weights' come first
     */
    Map<Weights, float[][]> judge(int epoch) {
        Map<Weights, float[][]> probabilities = new EnumMap<>(Weights.class);
        long start = System.nanoTime();
        probabilities.put(Weights.TRAINED, probabilities());
        judgeSeconds = (System.nanoTime() - start) / 1e9;
        averages.afterEpoch(epoch, average -> probabilities.put(average.kind(), probabilities()));
        return probabilities;
    }

    /** Wall time of the last judgement with the trained weights. */
    double judgeSeconds() {
        return judgeSeconds;
    }

    private float[][] probabilities() {
        return Inference.probabilities(network, images.validation().images());
    }

    /** What the steps change, by name. */
    Map<String, INDArray> arrays() {
        Map<String, INDArray> arrays = new LinkedHashMap<>(averages.arrays());
        arrays.put(Weights.TRAINED.label(), network.params());
        INDArray updater = network.getUpdater().getStateViewArray();
        if (updater != null) {
            arrays.put("updater", updater);
        }
        return arrays;
    }

    /** Goes on after these epochs; the arrays have to be as they were then. */
    void resume(int epochs) {
        network.setIterationCount(steps.first(epochs));
    }

    /** Share of the epoch's training images so far whose most probable target the network found, 0 to 1. */
    double accuracy() {
        return tally.accuracy();
    }

    StepRates rates() {
        return rates;
    }

    MultiLayerNetwork network() {
        return network;
    }

    @Override
    public void close() {
        averages.close();
        network.close();
    }
}
