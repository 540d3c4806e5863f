package werkbank.train;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import werkbank.augment.SplitMix;
import werkbank.dataset.Fold;
import werkbank.dataset.LabelledImages;
import werkbank.engine.Engine;
import werkbank.engine.EpochSums;
import werkbank.engine.NetworkSpec;
import werkbank.engine.NetworkState;
import werkbank.engine.TrainableNetwork;
import werkbank.engine.saved.SavedNetwork;
import werkbank.experiment.trial.TrialResult.Weights;
import werkbank.predict.Inference;
import werkbank.predict.TeacherNetworks;
import werkbank.recipe.NetworkGraph;
import werkbank.recipe.Recipe;
import werkbank.recipe.Training;
import werkbank.train.TrialTrainer.DivergedException;

/** A network and its steps: a trial's only one, or that of one fold. */
final class FoldTraining implements AutoCloseable {
    private static final String UPDATER = "updater";

    private final Fold images;
    private final long seed;
    private final EpochSteps epochs;
    private final StepRates rates;
    private final TrainableNetwork network;
    private final WeightAverages averages;
    private final StepCount count;
    private final int imagesAtOnce;
    private final FoldSteps steps;
    /** Sums of this epoch so far. */
    private EpochSums sums = EpochSums.NONE;

    private double judgeSeconds;

    private FoldTraining(
            TrainableNetwork network,
            Recipe recipe,
            Fold images,
            long seed,
            Optional<TeacherNetworks> teacher,
            int imagesAtOnce) {
        Training plan = recipe.training();
        this.images = images;
        this.seed = seed;
        this.epochs = new EpochSteps(plan, images.training().rows());
        this.rates = new StepRates(plan, epochs);
        this.network = network;
        this.averages = new WeightAverages(network, plan, images.training(), epochs.total());
        this.count = new StepCount(rates, averages);
        this.imagesAtOnce = imagesAtOnce;
        this.steps = teacher.isPresent()
                ? new HostSteps(network, images.training(), recipe, seed, Targets.of(teacher.get()), count)
                : steps(recipe);
    }

    /**
     * Sets up a training before its first step.
     *
     * @param engine that computes the network
     * @param seed of the weights, the order of the images and their augmentation
     * @param teacher that the network learns from beside the true classes
     */
    static FoldTraining of(Engine engine, Recipe recipe, Fold images, long seed, Optional<TeacherNetworks> teacher) {
        return of(engine, recipe, images, seed, teacher, Optional.empty());
    }

    /** @param start the weights that the network starts from, where it has them */
    static FoldTraining of(
            Engine engine,
            Recipe recipe,
            Fold images,
            long seed,
            Optional<TeacherNetworks> teacher,
            Optional<StartingWeights> start) {
        Recipe standardised = start.map(weights -> weights.fitted(recipe)).orElse(recipe);
        Recipe fitted = WhiteningFilters.fitted(standardised, images.training().images());
        TrainableNetwork network = engine.create(spec(fitted, images.training(), seed, start));
        try {
            start.ifPresent(weights -> weights.assignTo(network));
            return new FoldTraining(
                    network, fitted, images, seed, teacher, engine.hardware().imagesAtOnce());
        } catch (RuntimeException e) {
            network.close(); // a device that has no room for the images keeps no part of the network
            throw e;
        }
    }

    /** Steps that are taken where the images are, if the engine can keep them. */
    private FoldSteps steps(Recipe recipe) {
        LabelledImages training = images.training();
        double smoothing = recipe.training().labelSmoothing();
        return network.keep(training, recipe.augmentation(), seed, smoothing)
                .<FoldSteps>map(kept -> new DeviceSteps(kept, recipe, training, seed, count))
                .orElseGet(() -> new HostSteps(network, training, recipe, seed, Targets.ofTruth(smoothing), count));
    }

    private static NetworkSpec spec(
            Recipe recipe, LabelledImages training, long seed, Optional<StartingWeights> start) {
        NetworkGraph graph = NetworkGraph.of(recipe.network(), training.shape(), training.classes());
        SavedNetwork.requireSavable(graph);
        return new NetworkSpec(
                recipe,
                training.shape(),
                training.classes(),
                ClassWeighting.of(recipe.training().classWeights(), training.labels(), training.classes()),
                seed,
                start.map(weights -> weights.frozen(graph)).orElse(0),
                start.map(StartingWeights::headRate).orElse(1.0));
    }

    /**
     * Takes the epoch's steps.
     *
     * @param progress hears now and then the share of them that is done, 0 to 1
     * @return mean loss of the epoch's images
     * @throws DivergedException when a step's loss or a parameter is not a finite number
     */
    double steps(int epoch, DoubleConsumer progress) {
        int all = epochs.first(epoch) - epochs.first(epoch - 1);
        sums = EpochSums.NONE;
        sums = steps.take(epoch, randomSeed(epoch), so -> {
            sums = so;
            progress.accept((double) so.steps() / all);
        });
        if (sums.diverged().isPresent()) {
            throw new DivergedException(String.format(
                    Locale.ROOT,
                    "the loss became %s in epoch %d, step %d",
                    sums.loss(),
                    epoch,
                    sums.diverged().getAsInt() + 1));
        }
        // A rectifier turns NaN into zero, which hides it from the loss.
        if (!network.isFinite()) {
            throw new DivergedException("a parameter became infinite or no number in epoch " + epoch);
        }
        return sums.loss() / sums.images();
    }

    /**
     * Takes the first epoch's steps again, for whoever measures how long they take.
     *
     * @return how many they are
     */
    int again() {
        count.resume(0);
        steps(1, share -> {});
        return sums.steps();
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
        return Inference.probabilities(network, images.validation().images(), imagesAtOnce);
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

    /**
     * Goes on after these epochs, with the copies that were taken then.
     *
     * @param rate the learning rate of their last step
     */
    void resume(int done, double rate, Map<String, float[]> copies) {
        int taken = epochs.first(done);
        count.resume(taken);
        network.restore(new NetworkState(
                taken, rate, copies.get(Weights.TRAINED.label()), copies.getOrDefault(UPDATER, new float[0])));
        averages.restore(copies);
    }

    /** Share of the epoch's training images so far whose most probable target the network found, 0 to 1. */
    double accuracy() {
        return sums.images() == 0 ? 0 : (double) sums.right() / sums.images();
    }

    StepRates rates() {
        return rates;
    }

    TrainableNetwork network() {
        return network;
    }

    @Override
    public void close() {
        steps.close();
        averages.close();
        network.close();
    }
}
