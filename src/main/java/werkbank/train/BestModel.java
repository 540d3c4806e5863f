package werkbank.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import werkbank.dataset.LabelledImages;
import werkbank.experiment.EpochMetrics;
import werkbank.experiment.TrialResult.Outcome;
import werkbank.experiment.TrialResult.Weights;
import werkbank.experiment.TrialSpec;
import werkbank.space.Monitor;

/**
 * Judges a trial's network, or those of its folds together, on the held-out images and keeps the best by the checkpoint's monitor: of all epochs, and of the
 * trained and the averaged weights of each. The first of equals stays.
 */
final class BestModel {
    private final List<LabelledImages> validation;
    private final Monitor monitor;
    private final Improvement improvement;
    private final Checkpoint checkpoint;

    /** @param validation held-out images of each network */
    BestModel(TrialSpec spec, List<LabelledImages> validation) {
        this.validation = validation;
        this.monitor = spec.recipe().training().checkpoint();
        this.improvement = new Improvement(monitor, 0);
        this.checkpoint = new Checkpoint(spec);
    }

    /** @param networks in the order of their held-out images */
    Answer ask(List<MultiLayerNetwork> networks) {
        List<float[][]> probabilities = new ArrayList<>();
        for (LabelledImages images : validation) {
            MultiLayerNetwork network = networks.get(probabilities.size());
            probabilities.add(Inference.probabilities(network, images.images(), images.height(), images.width()));
        }
        return Answer.of(
                probabilities, validation.stream().map(LabelledImages::labels).toList());
    }

    /** The networks as the epoch's steps left them. */
    void offer(List<MultiLayerNetwork> networks, EpochMetrics metrics, Answer answer) {
        keepIfBetter(networks, metrics.epoch(), Weights.TRAINED, metrics.value(monitor), answer);
    }

    /** The networks with averaged weights; the monitor is VAL_LOSS or VAL_ACCURACY. */
    void offer(List<MultiLayerNetwork> networks, int epoch, Weights average) {
        Answer answer = ask(networks);
        double value = monitor == Monitor.VAL_LOSS
                ? answer.score().logLoss()
                : answer.score().accuracy();
        keepIfBetter(networks, epoch, average, value, answer);
    }

    private void keepIfBetter(
            List<MultiLayerNetwork> networks, int epoch, Weights weights, double value, Answer answer) {
        if (improvement.isOneWith(value)) {
            checkpoint.save(networks, epoch, weights, answer);
        }
    }

    /** Empty when nothing had a finite value. */
    Optional<Outcome> outcome() {
        return checkpoint.outcome();
    }
}
