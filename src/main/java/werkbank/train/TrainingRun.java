package werkbank.train;

import java.util.Optional;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import werkbank.dataset.LabelledImages;
import werkbank.experiment.EpochMetrics;
import werkbank.experiment.TrialListener;
import werkbank.experiment.TrialResult.Outcome;
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
    private MultiLayerNetwork network;
    private StepTally tally;
    private WeightAverages averages;
    private int epochs;
    private long lastProgress;

    TrainingRun(TrialSpec spec, LabelledImages training, LabelledImages validation, TrialListener listener) {
        this.spec = spec;
        this.training = training;
        this.listener = listener;
        this.plan = spec.recipe().training();
        this.rates = new StepRates(plan, training.rows());
        this.plateau = plan.reduceOnPlateau().map(PlateauReducer::new);
        this.stopper = plan.earlyStopping().map(EarlyStopper::new);
        this.best = new BestModel(spec, validation);
    }

    void toTheEnd() {
        network = NetworkBuilder.build(spec.recipe(), training, spec.seed());
        FastLayers.install(network);
        tally = FastLayers.tally(network);
        if (!plan.clipping().isNone()) {
            ClippingUpdater.install(network, plan.clipping());
        }
        averages = new WeightAverages(network, plan, training);
        boolean goOn = true;
        while (goOn && epochs < plan.epochs()) {
            EpochMetrics metrics = epoch(epochs + 1);
            epochs = metrics.epoch();
            listener.epochEnded(metrics);
            goOn = stopper.isEmpty() || !stopper.get().stopsAfter(metrics);
            plateau.ifPresent(reducer -> rates.set(reducer.next(metrics, rates.rate())));
        }
    }

    /** Epochs that ran to their end. */
    int epochs() {
        return epochs;
    }

    Outcome outcome() {
        return best.outcome()
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
        Batches batches = new Batches(training, spec.recipe(), spec.seed(), epoch);
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
            tellProgress(epoch, (batch + 1.0) / batches.count());
        }
        return loss / training.rows();
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
        if (averages != null) {
            averages.close();
        }
        if (network != null) {
            network.close();
        }
    }
}
