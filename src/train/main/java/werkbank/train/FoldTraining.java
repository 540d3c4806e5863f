package werkbank.train;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleConsumer;
import werkbank.augment.SplitMix;
import werkbank.dataset.Fold;
import werkbank.dataset.LabelledImages;
import werkbank.engine.Engine;
import werkbank.engine.NetworkSpec;
import werkbank.engine.NetworkState;
import werkbank.engine.Step;
import werkbank.engine.TrainableNetwork;
import werkbank.experiment.trial.TrialResult.Weights;
import werkbank.predict.Inference;
import werkbank.recipe.Recipe;
import werkbank.recipe.Training;
import werkbank.train.TrialTrainer.DivergedException;

/** A network and its steps: a trial's only one, or that of one fold. */
final class FoldTraining implements AutoCloseable {
    private static final String UPDATER = "updater";

    private final Recipe recipe;
    private final Training plan;
    private final Fold images;
    private final long seed;
    private final Targets targets;
    private final EpochSteps steps;
    private final StepRates rates;
    private final TrainableNetwork network;
    private final WeightAverages averages;
    /** Steps of all epochs so far. */
    private int taken;
    /** Images of this epoch's steps so far, and those of them that the network got right. */
    private long seen;

    private long right;
    private double judgeSeconds;

    /**
     * Sets up a training before its first step.
     *
     * @param engine that computes the network
     * @param seed of the weights, the order of the images and their augmentation
     * @param targets that it learns
     */
    FoldTraining(Engine engine, Recipe recipe, Fold images, long seed, Targets targets) {
        this.recipe = recipe;
        this.plan = recipe.training();
        this.images = images;
        this.seed = seed;
        this.targets = targets;
        this.steps = new EpochSteps(plan, images.training().rows());
        this.rates = new StepRates(plan, steps);
        this.network = engine.create(spec(recipe, images.training(), seed));
        this.averages = new WeightAverages(network, plan, images.training());
    }

    private static NetworkSpec spec(Recipe recipe, LabelledImages training, long seed) {
        return new NetworkSpec(
                recipe,
                training.shape(),
                training.classes(),
                ClassWeighting.of(recipe.training().classWeights(), training.labels(), training.classes()),
                seed);
    }

    /**
     * Takes the epoch's steps.
     *
     * @param progress hears the share of them that is done, 0 to 1, after each
     * @return mean loss of the epoch's images
     * @throws DivergedException when a step's loss or a parameter is not a finite number
     */
    double steps(int epoch, DoubleConsumer progress) {
        network.seed(randomSeed(epoch));
        try (Batches batches = new Batches(images.training(), recipe, seed, epoch)) {
            return steps(epoch, batches, progress);
        }
    }

    private double steps(int epoch, Batches batches, DoubleConsumer progress) {
        seen = 0;
        right = 0;
        double loss = 0;
        for (int batch = 0; batch < batches.count(); batch++) {
            float[] features = batches.features(batch);
            Step step = network.step(features, targets.of(batches, batch, features), rates.of(taken));
            taken++;
            if (!Double.isFinite(step.loss())) {
                throw new DivergedException(String.format(
                        Locale.ROOT, "the loss became %s in epoch %d, step %d", step.loss(), epoch, batch + 1));
            }
            loss += step.loss() * batches.size(batch);
            seen += batches.size(batch);
            right += step.right();
            averages.afterStep(taken);
            progress.accept((batch + 1.0) / batches.count());
        }
        // A rectifier turns NaN into zero, which hides it from the loss.
        if (!network.isFinite()) {
            throw new DivergedException("a parameter became infinite or no number in epoch " + epoch);
        }
        return loss / seen;
    }

    /** Seeds what dropout and noise draw; an epoch's numbers don't depend on those before it. */
    private long randomSeed(int epoch) {
        SplitMix random = new SplitMix();
        random.restart(seed + epoch);
        return random.nextLong();
    }

    /**
     * Computes the network's probabilities for its held-out images after an epoch, with the trained weights and with
     * each average that there is.
     *
     * @return [images][classes]; the trained weights' come first
     */
    Map<Weights, float[][]> judge(int epoch) {
        Map<Weights, float[][]> probabilities = new EnumMap<>(Weights.class);
        long start = System.nanoTime();
        probabilities.put(Weights.TRAINED, probabilities());
        judgeSeconds = (System.nanoTime() - start) / 1e9;
        averages.afterEpoch(epoch, average -> probabilities.put(average, probabilities()));
        return probabilities;
    }

    /** Wall time of the last judgement with the trained weights. */
    double judgeSeconds() {
        return judgeSeconds;
    }

    private float[][] probabilities() {
        return Inference.probabilities(network, images.validation().images());
    }

    /** Copies of what the steps change, by name. */
    Map<String, float[]> copies() {
        Map<String, float[]> copies = new LinkedHashMap<>(averages.copies());
        NetworkState state = network.state();
        copies.put(Weights.TRAINED.label(), state.parameters());
        if (state.updater().length > 0) {
            copies.put(UPDATER, state.updater());
        }
        return copies;
    }

    /** Goes on after these epochs, with the copies that were taken then. */
    void resume(int epochs, Map<String, float[]> copies) {
        taken = steps.first(epochs);
        network.restore(new NetworkState(
                taken, copies.get(Weights.TRAINED.label()), copies.getOrDefault(UPDATER, new float[0])));
        averages.restore(copies);
    }

    /** Share of the epoch's training images so far whose most probable target the network found, 0 to 1. */
    double accuracy() {
        return seen == 0 ? 0 : (double) right / seen;
    }

    StepRates rates() {
        return rates;
    }

    TrainableNetwork network() {
        return network;
    }

    @Override
    public void close() {
        averages.close();
        network.close();
    }
}
