package werkbank.train;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import werkbank.WerkbankException;
import werkbank.dataset.LabelledImages;
import werkbank.experiment.EpochMetrics;
import werkbank.experiment.TrialListener;
import werkbank.experiment.TrialResult.Outcome;
import werkbank.experiment.TrialResult.Weights;
import werkbank.experiment.TrialSpec;
import werkbank.space.Training;
import werkbank.train.TrialTrainer.DivergedException;
import werkbank.train.layer.FastLayers;
import werkbank.train.layer.StepTally;

/**
 * One trial's training loop: epochs of steps, then validation, checkpoint and callbacks. An epoch's metrics and the
 * callbacks are those of the trained weights; an average of them shows in the outcome alone, when it was the best.
 */
final class TrainingRun implements AutoCloseable {
    private static final long NANOS_BETWEEN_PROGRESS = 200_000_000;

    private final TrialSpec spec;
    private final LabelledImages training;
    private final TrialListener listener;
    private final Training plan;
    private final StepRates rates;
    private final Optional<PlateauReducer> plateau;
    private final Optional<EarlyStopper> stopper;
    private final BestModel best;
    private final TrialFiles files;
    private final List<EpochMetrics> epochs = new ArrayList<>();
    private MultiLayerNetwork network;
    private StepTally tally;
    private WeightAverages averages;
    private boolean stopped;
    private double secondsBefore;
    private long lastProgress;

    TrainingRun(TrialSpec spec, LabelledImages training, LabelledImages validation, TrialListener listener) {
        this.spec = spec;
        this.training = training;
        this.listener = listener;
        this.plan = spec.recipe().training();
        this.rates = new StepRates(plan, (training.rows() + plan.batchSize() - 1) / plan.batchSize());
        this.plateau = plan.reduceOnPlateau().map(PlateauReducer::new);
        this.stopper = plan.earlyStopping().map(EarlyStopper::new);
        this.best = new BestModel(spec, validation);
        this.files = new TrialFiles(spec);
    }

    void toTheEnd() {
        start();
        try {
            while (!stopped && epochs.size() < plan.epochs()) {
                oneEpoch();
            }
        } finally {
            awaitSaved();
        }
    }

    void start() {
        network = NetworkBuilder.build(spec.recipe(), training, spec.seed());
        FastLayers.install(network);
        tally = FastLayers.tally(network);
        StepUpdater.install(network, plan.clipping());
        averages = new WeightAverages(network, plan, training);
        resume();
        listener.started(List.copyOf(epochs));
    }

    void oneEpoch() {
        ended(epoch(epochs.size() + 1));
        save();
    }

    /** Has the last epoch written. */
    void save() {
        files.save(TrainingState.of(spec, epochs, network.getIterationCount(), arrays()), best.takeBetter());
    }

    /** Waits until all epochs are on the disk. */
    void awaitSaved() {
        files.await();
        tellSaved();
    }

    /** After the start. */
    MultiLayerNetwork network() {
        return network;
    }

    /** Goes on after the last epoch of a process that was interrupted. */
    private void resume() {
        try {
            files.read(arrays()).ifPresent(this::resume);
        } catch (WerkbankException e) {
            listener.note("starts over; %s is of no use: %s".formatted(spec.stateFile(), e.getMessage()));
        }
    }

    private void resume(TrainingState former) {
        try (TrainingState state = former) {
            TrainingState.Course course = state.course();
            state.copyTo(arrays());
            network.setIterationCount(course.steps());
            course.best().ifPresent(outcome -> best.resume(outcome, course.epochs()));
            for (EpochMetrics metrics : course.epochs()) {
                rates.set(metrics.learningRate());
                ended(metrics);
                secondsBefore += metrics.seconds();
            }
        }
    }

    /** The callbacks are told. */
    private void ended(EpochMetrics metrics) {
        epochs.add(metrics);
        stopped = stopper.isPresent() && stopper.get().stopsAfter(metrics);
        plateau.ifPresent(reducer -> rates.set(reducer.next(metrics, rates.rate())));
    }

    /** An epoch counts when it is on the disk. */
    private void tellSaved() {
        for (var saved = files.nextSaved(); saved.isPresent(); saved = files.nextSaved()) {
            listener.epochEnded(saved.get());
        }
    }

    /** What the steps change. */
    private Map<String, INDArray> arrays() {
        Map<String, INDArray> arrays = new LinkedHashMap<>(averages.arrays());
        arrays.put(TrainingState.nameOf(Weights.TRAINED), network.params());
        INDArray updater = network.getUpdater().getStateViewArray();
        if (updater != null) {
            arrays.put("updater", updater);
        }
        return arrays;
    }

    /** Epochs that ran to their end. */
    int epochs() {
        return epochs.size();
    }

    /** Of the epochs that a former process trained. */
    double secondsBefore() {
        return secondsBefore;
    }

    Outcome outcome() {
        return files.outcome()
                .orElseThrow(() -> new DivergedException(
                        "no epoch had a finite " + plan.checkpoint().label()));
    }

    private EpochMetrics epoch(int epoch) {
        long start = System.nanoTime();
        double loss = steps(epoch);
        BestModel.Answer answer = best.ask(network);
        EpochMetrics metrics = new EpochMetrics(
                epoch,
                loss,
                tally.accuracy(),
                answer.score().logLoss(),
                answer.score().accuracy(),
                rates.rate(),
                (System.nanoTime() - start) / 1e9);
        best.offer(network, metrics, answer);
        averages.afterEpoch(epoch, average -> best.offer(network, epoch, average.kind()));
        return metrics;
    }

    /** Mean loss of the epoch's steps. */
    private double steps(int epoch) {
        Nd4j.getRandom().setSeed(randomSeed(epoch));
        try (Batches batches = new Batches(training, spec.recipe(), spec.seed(), epoch)) {
            return steps(epoch, batches);
        }
    }

    private double steps(int epoch, Batches batches) {
        tally.reset();
        double loss = 0;
        for (int batch = 0; batch < batches.count(); batch++) {
            rates.apply(network);
            try (INDArray features = batches.features(batch);
                    INDArray labels = batches.labels(batch)) {
                LabelSmoothing.apply(labels, plan.labelSmoothing());
                network.fit(features, labels);
            }
            if (!Double.isFinite(network.score())) {
                throw new DivergedException(
                        "the loss became %s in epoch %d, step %d".formatted(network.score(), epoch, batch + 1));
            }
            loss += network.score() * batches.size(batch);
            averages.afterStep();
            tellSaved();
            tellProgress(epoch, (batch + 1.0) / batches.count());
        }
        return loss / training.rows();
    }

    /** Of ND4J's random numbers, which dropout takes; an epoch's don't depend on those before it. */
    private long randomSeed(int epoch) {
        SplitMix random = new SplitMix();
        random.restart(spec.seed() + epoch);
        return random.nextLong();
    }

    private void tellProgress(int epoch, double share) {
        long now = System.nanoTime();
        if (now - lastProgress > NANOS_BETWEEN_PROGRESS) {
            lastProgress = now;
            listener.progressed(epoch, share, tally.accuracy());
        }
    }

    @Override
    public void close() {
        files.close();
        if (averages != null) {
            averages.close();
        }
        if (network != null) {
            network.close();
        }
    }
}
