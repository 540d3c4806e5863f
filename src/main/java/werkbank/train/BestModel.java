package werkbank.train;

import java.util.Optional;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import werkbank.dataset.LabelledImages;
import werkbank.experiment.EpochMetrics;
import werkbank.experiment.TrialResult.Outcome;
import werkbank.experiment.TrialResult.Weights;
import werkbank.experiment.TrialSpec;
import werkbank.metric.Score;
import werkbank.space.Monitor;

/**
 * Judges networks on the held-out images and keeps the best by the checkpoint's monitor: of all epochs, and of the
 * trained and the averaged weights of each. The first of equals stays.
 */
final class BestModel {
    private final LabelledImages validation;
    private final Monitor monitor;
    private final Improvement improvement;
    private final Checkpoint checkpoint;

    BestModel(TrialSpec spec, LabelledImages validation) {
        this.validation = validation;
        this.monitor = spec.recipe().training().checkpoint();
        this.improvement = new Improvement(monitor, 0);
        this.checkpoint = new Checkpoint(spec);
    }

    /**
     * What a network says of the held-out images.
     *
     * @param probabilities [images][classes]
     */
    record Answer(float[][] probabilities, Score score) {}

    Answer ask(MultiLayerNetwork network) {
        float[][] probabilities =
                Inference.probabilities(network, validation.images(), validation.height(), validation.width());
        return new Answer(probabilities, Score.of(validation.labels(), probabilities));
    }

    /** The network as the epoch's steps left it. */
    void offer(MultiLayerNetwork network, EpochMetrics metrics, Answer answer) {
        keepIfBetter(network, metrics.epoch(), Weights.TRAINED, metrics.value(monitor), answer);
    }

    /** The network with averaged weights; the monitor is VAL_LOSS or VAL_ACCURACY. */
    void offer(MultiLayerNetwork network, int epoch, Weights average) {
        Answer answer = ask(network);
        double value = monitor == Monitor.VAL_LOSS
                ? answer.score().logLoss()
                : answer.score().accuracy();
        keepIfBetter(network, epoch, average, value, answer);
    }

    private void keepIfBetter(MultiLayerNetwork network, int epoch, Weights weights, double value, Answer answer) {
        if (improvement.isOneWith(value)) {
            checkpoint.save(network, epoch, weights, answer.probabilities(), answer.score());
        }
    }

    /** Empty when nothing had a finite value. */
    Optional<Outcome> outcome() {
        return checkpoint.outcome();
    }
}
