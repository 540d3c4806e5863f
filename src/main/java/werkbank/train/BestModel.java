package werkbank.train;

import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import werkbank.dataset.LabelledImages;
import werkbank.experiment.EpochMetrics;
import werkbank.experiment.TrialEvent;
import werkbank.experiment.TrialResult.Outcome;
import werkbank.experiment.TrialResult.Weights;
import werkbank.experiment.TrialSpec;
import werkbank.metric.Score;
import werkbank.space.Monitor;

/**
 * Judges networks on the held-out images and finds the best by the checkpoint's monitor: of all epochs, and of the
 * trained and the averaged weights of each. The first of equals stays.
 */
final class BestModel {
    private final LabelledImages validation;
    private final Monitor monitor;
    private final Improvement improvement;
    private Optional<Better> better = Optional.empty();

    BestModel(TrialSpec spec, LabelledImages validation) {
        this.validation = validation;
        this.monitor = spec.recipe().training().checkpoint();
        this.improvement = new Improvement(monitor, 0);
    }

    /**
     * What a network says of the held-out images.
     *
     * @param probabilities [images][classes]
     */
    record Answer(float[][] probabilities, Score score) {}

    /**
     * A model that is better than all before.
     *
     * @param weights which of the network's
     * @param configuration DL4J's JSON
     * @param saved to tell when it is on the disk
     */
    record Better(int epoch, Weights weights, String configuration, Answer answer, TrialEvent.Saved saved) {}

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
        double value = ofAverage(answer.score().logLoss(), answer.score().accuracy());
        keepIfBetter(network, epoch, average, value, answer);
    }

    private double ofAverage(double logLoss, double accuracy) {
        return monitor == Monitor.VAL_LOSS ? logLoss : accuracy;
    }

    private void keepIfBetter(MultiLayerNetwork network, int epoch, Weights weights, double value, Answer answer) {
        Optional<Double> former = better.map(sameEpoch -> sameEpoch.saved().before())
                .orElseGet(() -> Optional.of(improvement.best()).filter(Double::isFinite));
        if (improvement.isOneWith(value)) {
            String configuration = network.getLayerWiseConfigurations().toJson();
            better = Optional.of(new Better(
                    epoch,
                    weights,
                    configuration,
                    answer,
                    new TrialEvent.Saved(epoch, monitor, former, value, weights)));
        }
    }

    /** The best since this was asked, if it is better than all before; each once. */
    Optional<Better> takeBetter() {
        Optional<Better> taken = better;
        better = Optional.empty();
        return taken;
    }

    /** Goes on from the best of these epochs. */
    void resume(Outcome former, List<EpochMetrics> epochs) {
        improvement.isOneWith(
                former.weights() == Weights.TRAINED
                        ? epochs.get(former.bestEpoch() - 1).value(monitor)
                        : ofAverage(former.logLoss(), former.accuracy()));
    }
}
