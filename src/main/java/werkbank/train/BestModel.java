package werkbank.train;

import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import werkbank.experiment.EpochMetrics;
import werkbank.experiment.TrialEvent;
import werkbank.experiment.TrialResult.Outcome;
import werkbank.experiment.TrialResult.Weights;
import werkbank.experiment.TrialSpec;
import werkbank.space.Monitor;

/**
 * Finds the best of a trial's networks, those of its folds together, by the checkpoint's monitor: of all epochs, and of the
 * trained and the averaged weights of each. The first of equals stays.
 */
final class BestModel {
    private final Monitor monitor;
    private final Improvement improvement;
    private Optional<Better> better = Optional.empty();

    BestModel(TrialSpec spec) {
        this.monitor = spec.recipe().training().checkpoint();
        this.improvement = new Improvement(monitor, 0);
    }

    /**
     * A model that is better than all before.
     *
     * @param weights which of the networks'
     * @param configurations DL4J's JSON of each network
     * @param saved to tell when it is on the disk
     */
    record Better(int epoch, Weights weights, List<String> configurations, Answer answer, TrialEvent.Saved saved) {}

    /**
     * The networks after an epoch.
     *
     * @param weights that the answer is of; for averaged ones the monitor is VAL_LOSS or VAL_ACCURACY
     */
    void offer(List<MultiLayerNetwork> networks, EpochMetrics metrics, Weights weights, Answer answer) {
        double value = weights == Weights.TRAINED
                ? metrics.value(monitor)
                : ofAverage(answer.score().logLoss(), answer.score().accuracy());
        Optional<Double> former = better.map(sameEpoch -> sameEpoch.saved().before())
                .orElseGet(() -> Optional.of(improvement.best()).filter(Double::isFinite));
        if (improvement.isOneWith(value)) {
            List<String> configurations = networks.stream()
                    .map(network -> network.getLayerWiseConfigurations().toJson())
                    .toList();
            better = Optional.of(new Better(
                    metrics.epoch(),
                    weights,
                    configurations,
                    answer,
                    new TrialEvent.Saved(metrics.epoch(), monitor, former, value, weights)));
        }
    }

    private double ofAverage(double logLoss, double accuracy) {
        return monitor == Monitor.VAL_LOSS ? logLoss : accuracy;
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
