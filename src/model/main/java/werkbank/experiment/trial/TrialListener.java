package werkbank.experiment.trial;

import java.util.List;

/** Hears from a trial while it trains, and decides at its rungs. Called on the thread that runs the trial. */
@FunctionalInterface
public interface TrialListener {
    /** Hears the next event; in the order in which they happen. */
    void on(TrialEvent event);

    /** Epochs, in order, after which a trial that isn't at its end asks whether it {@link #goesOn}. */
    default List<Integer> rungs() {
        return List.of();
    }

    /**
     * Decides at a rung, after {@link TrialEvent.EpochEnded} of that epoch.
     *
     * @return whether the trial goes on at once; otherwise it ends as WAITING, and may be run again after this epoch
     */
    default boolean goesOn(int epoch) {
        return true;
    }
}
