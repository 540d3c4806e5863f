package werkbank.checkpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import werkbank.engine.TrainableNetwork;
import werkbank.experiment.trial.Checkpoint;
import werkbank.experiment.trial.EpochMetrics;
import werkbank.experiment.trial.TrialEvent;
import werkbank.experiment.trial.TrialResult.Outcome;
import werkbank.experiment.trial.TrialResult.Weights;
import werkbank.experiment.trial.TrialSpec;
import werkbank.recipe.Monitor;
import werkbank.recipe.NetworkGraph;

/**
 * Finds the best of a trial's networks, those of its folds together, by the checkpoint's monitor: of all epochs, as many as
 * are kept, and of the trained and the averaged weights of each. The first of equals stays before the others.
 */
public final class BestModel {
    private final Monitor monitor;
    private final int most;
    /** The monitor's values of the checkpoints that are kept, best first. */
    private final List<Double> kept = new ArrayList<>();

    private Optional<Better> better = Optional.empty();

    public BestModel(TrialSpec spec) {
        this.monitor = spec.recipe().training().checkpoint();
        this.most = spec.recipe().training().keepBest();
    }

    /**
     * An epoch's model that is kept.
     *
     * @param weights which of the networks'
     * @param graph the nodes of every one of the networks
     * @param configurations DL4J's JSON of each network
     * @param place among those that are kept, 0 for one that is better than all before
     * @param saved to tell when the best is on the disk
     */
    public record Better(
            int epoch,
            Weights weights,
            NetworkGraph graph,
            List<String> configurations,
            HeldOutPredictions answer,
            int place,
            TrialEvent.Saved saved) {
        public boolean isBest() {
            return place == 0;
        }
    }

    /**
     * The networks after an epoch. Ones whose answer isn't finite are never kept: what is no number counts as the first
     * class, and would be as accurate as that is frequent.
     *
     * @param weights that the answer is of; for averaged ones the monitor is of the validation images
     */
    public void offer(
            List<TrainableNetwork> networks, EpochMetrics metrics, Weights weights, HeldOutPredictions answer) {
        double value = weights == Weights.TRAINED ? metrics.value(monitor) : answer.value(monitor);
        int place = answer.areFinite() ? place(value) : most;
        if (place == most
                || better.isPresent() && !isBetter(value, better.get().saved().value())) {
            return;
        }
        List<String> configurations =
                networks.stream().map(TrainableNetwork::configuration).toList();
        TrialEvent.Saved saved =
                new TrialEvent.Saved(metrics.epoch(), monitor, kept.stream().findFirst(), value, weights);
        better = Optional.of(
                new Better(metrics.epoch(), weights, networks.get(0).graph(), configurations, answer, place, saved));
    }

    /**
     * The place that a value would have among those that are kept; {@code most} for one that isn't, as one that is not
     * finite.
     */
    private int place(double value) {
        if (!Double.isFinite(value)) {
            return most;
        }
        return (int) kept.stream().takeWhile(one -> !isBetter(value, one)).count();
    }

    private boolean isBetter(double value, double than) {
        return monitor.higherIsBetter() ? value > than : value < than;
    }

    /** The epoch's model that is to be kept, if one is; asked after each epoch. */
    public Optional<Better> takeBetter() {
        Optional<Better> taken = better;
        better = Optional.empty();
        taken.ifPresent(model -> keep(model.place(), model.saved().value()));
        return taken;
    }

    private void keep(int place, double value) {
        kept.add(place, value);
        if (kept.size() > most) {
            kept.remove(most);
        }
    }

    /** Goes on from the best of these epochs. */
    public void resume(Outcome former, List<EpochMetrics> epochs) {
        kept.add(value(former.best(), epochs));
        former.others().forEach(other -> kept.add(value(other, epochs)));
    }

    private double value(Checkpoint former, List<EpochMetrics> epochs) {
        return former.weights() == Weights.TRAINED
                ? epochs.get(former.epoch() - 1).value(monitor)
                : ofAverage(former);
    }

    private double ofAverage(Checkpoint former) {
        return switch (monitor) {
            case VAL_LOSS -> former.logLoss();
            case VAL_F1 -> former.macroF1();
            case VAL_BALANCED_ACCURACY -> former.balancedAccuracy();
            default -> former.accuracy();
        };
    }
}
