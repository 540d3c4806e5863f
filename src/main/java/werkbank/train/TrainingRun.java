package werkbank.train;

import java.util.Optional;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import werkbank.dataset.LabelledImages;
import werkbank.experiment.EpochMetrics;
import werkbank.experiment.TrialListener;
import werkbank.experiment.TrialResult.Outcome;
import werkbank.experiment.TrialSpec;
import werkbank.metric.Score;
import werkbank.space.Training;
import werkbank.train.TrialTrainer.DivergedException;
import werkbank.train.layer.FastLayers;
import werkbank.train.layer.StepTally;

/** One trial's training loop: epochs of steps, then validation, checkpoint and callbacks. */
final class TrainingRun implements AutoCloseable {
    private static final long NANOS_BETWEEN_PROGRESS = 200_000_000;

    private final TrialSpec spec;
    private final LabelledImages training;
    private final LabelledImages validation;
    private final TrialListener listener;
    private final Training plan;
    private final Optional<PlateauReducer> plateau;
    private final Optional<EarlyStopper> stopper;
    private final Improvement forCheckpoint;
    private final Checkpoint checkpoint;
    private MultiLayerNetwork network;
    private StepTally tally;
    private double learningRate;
    private int epochs;
    private long lastProgress;

    TrainingRun(TrialSpec spec, LabelledImages training, LabelledImages validation, TrialListener listener) {
        this.spec = spec;
        this.training = training;
        this.validation = validation;
        this.listener = listener;
        this.plan = spec.recipe().training();
        this.plateau = plan.reduceOnPlateau().map(PlateauReducer::new);
        this.stopper = plan.earlyStopping().map(EarlyStopper::new);
        this.forCheckpoint = new Improvement(plan.checkpoint(), 0);
        this.checkpoint = new Checkpoint(spec);
        this.learningRate = plan.learningRate();
    }

    void toTheEnd() {
        network = NetworkBuilder.build(
                spec.recipe(), training.height(), training.width(), training.classes(), spec.seed());
        FastLayers.install(network);
        tally = FastLayers.tally(network);
        boolean goOn = true;
        while (goOn && epochs < plan.epochs()) {
            EpochMetrics metrics = epoch(epochs + 1);
            epochs = metrics.epoch();
            listener.epochEnded(metrics);
            goOn = stopper.isEmpty() || !stopper.get().stopsAfter(metrics);
            plateau.ifPresent(reducer -> learn(reducer.next(metrics, learningRate)));
        }
    }

    /** Epochs that ran to their end. */
    int epochs() {
        return epochs;
    }

    Outcome outcome() {
        return checkpoint
                .outcome()
                .orElseThrow(() -> new DivergedException(
                        "no epoch had a finite " + plan.checkpoint().label()));
    }

    private EpochMetrics epoch(int epoch) {
        long start = System.nanoTime();
        double rate = learningRate;
        double loss = steps(epoch);
        float[][] probabilities =
                Inference.probabilities(network, validation.images(), validation.height(), validation.width());
        Score score = Score.of(validation.labels(), probabilities);
        EpochMetrics metrics = new EpochMetrics(
                epoch,
                loss,
                tally.accuracy(),
                score.logLoss(),
                score.accuracy(),
                rate,
                (System.nanoTime() - start) / 1e9);
        if (forCheckpoint.isOneWith(metrics.value(plan.checkpoint()))) {
            checkpoint.save(network, epoch, probabilities, score);
        }
        return metrics;
    }

    /** Mean loss of the epoch's steps. */
    private double steps(int epoch) {
        try (Batches batches = new Batches(training, spec.recipe(), spec.seed(), epoch)) {
            return steps(epoch, batches);
        }
    }

    private double steps(int epoch, Batches batches) {
        tally.reset();
        double loss = 0;
        for (int batch = 0; batch < batches.count(); batch++) {
            try (INDArray features = batches.features(batch);
                    INDArray labels = batches.labels(batch)) {
                network.fit(features, labels);
            }
            if (!Double.isFinite(network.score())) {
                throw new DivergedException(
                        "the loss became %s in epoch %d, step %d".formatted(network.score(), epoch, batch + 1));
            }
            loss += network.score() * batches.size(batch);
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

    private void learn(double rate) {
        if (rate != learningRate) {
            network.setLearningRate(rate);
            learningRate = rate;
        }
    }

    @Override
    public void close() {
        if (network != null) {
            network.close();
        }
    }
}
