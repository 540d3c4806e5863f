package werkbank.experiment;

import java.util.List;
import java.util.Map;
import werkbank.experiment.trial.EpochMetrics;
import werkbank.experiment.trial.Trial;
import werkbank.space.SearchSpace;

/** Proposes configurations from a space and has each one run. */
public interface Search {
    /**
     * Runs the plan's unfinished trials, {@code workers} at a time, and returns when all have ended or the plan says
     * stop and the running ones have ended. A trial that fails doesn't end the search; an exception of the task does:
     * the running trials are interrupted, and once they have ended it is thrown from here. When the calling thread is
     * interrupted, the running trials are, and once they have ended this returns with the thread's interrupt flag set.
     *
     * @throws werkbank.WerkbankException when no parameters can be proposed
     */
    void run(Plan plan, TrialTask task);

    /** The end of a search that comes before all its trials have ended: somebody interrupts it, or its time is up. */
    @FunctionalInterface
    interface Stop {
        boolean hasCome();

        /** Seconds until its time is up, less than 0 once it is; infinite without a time limit. */
        default double secondsLeft() {
            return Double.POSITIVE_INFINITY;
        }
    }

    /**
     * The task of a search: the space, the seed, how many trials, and what is there already.
     *
     * @param seed of the study; decides every proposal together with the trial's number
     * @param trials of the study in all, repeats left out; those in {@code known} that are finished count
     * @param workers trials that run at the same time, at least 1
     * @param known what the store holds; an unfinished trial runs again with the parameters that it has
     * @param epochs of those of them that have any, by number
     * @param stop no further trial starts once it has come
     * @param before results of others that the study has; those that the space enqueues are not among them
     */
    record Plan(
            SearchSpace space,
            long seed,
            int trials,
            int workers,
            List<Trial> known,
            Map<Integer, List<EpochMetrics>> epochs,
            Stop stop,
            List<KnownResults> before) {

        /** A plan of a study that has no results of others. */
        public Plan(
                SearchSpace space,
                long seed,
                int trials,
                int workers,
                List<Trial> known,
                Map<Integer, List<EpochMetrics>> epochs,
                Stop stop) {
            this(space, seed, trials, workers, known, epochs, stop, List.of());
        }
    }
}
