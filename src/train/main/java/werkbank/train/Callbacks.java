package werkbank.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import werkbank.experiment.trial.EpochMetrics;
import werkbank.experiment.trial.TrialEvent;
import werkbank.recipe.Training;

/**
 * The callbacks of a training, which decide after each epoch on the learning rate and whether it was the last, and what
 * they did in epochs that nobody has been told of.
 */
final class Callbacks {
    private final Optional<PlateauReducer> plateau;
    private final Optional<EarlyStopper> stopper;
    private final List<TrialEvent.CallbackActed> events = new ArrayList<>();
    private boolean stopped;

    Callbacks(Training plan) {
        this.plateau = plan.reduceOnPlateau().map(PlateauReducer::new);
        this.stopper = plan.earlyStopping().map(EarlyStopper::new);
    }

    /** Notes that an epoch's model is the best so far; before {@link #afterEpoch}, so that it is told first. */
    void noteBest(TrialEvent.Saved saved) {
        events.add(saved);
    }

    /**
     * Has the callbacks decide; once after each epoch, in order.
     *
     * @return the learning rate of the next epoch; empty when no callback decides on it
     */
    OptionalDouble afterEpoch(EpochMetrics metrics) {
        OptionalDouble rate = plateau.map(reducer -> OptionalDouble.of(nextRate(reducer, metrics)))
                .orElse(OptionalDouble.empty());
        stopped = stopper.isPresent() && stopper.get().stopsAfter(metrics);
        if (stopped) {
            events.add(stopper.get().reason(metrics.epoch()));
        }
        return rate;
    }

    private double nextRate(PlateauReducer reducer, EpochMetrics metrics) {
        double from = metrics.learningRate();
        double to = reducer.next(metrics, from);
        if (to < from) {
            events.add(reducer.reduction(metrics.epoch(), from, to));
        }
        return to;
    }

    /** Whether the last epoch ended the training. */
    boolean isStopped() {
        return stopped;
    }

    /** Hands out what callbacks did after an epoch, in order; once. */
    List<TrialEvent.CallbackActed> take(int epoch) {
        List<TrialEvent.CallbackActed> taken =
                events.stream().filter(event -> event.epoch() == epoch).toList();
        events.removeAll(taken);
        return taken;
    }
}
