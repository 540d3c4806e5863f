package werkbank.study;

import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.IntConsumer;
import werkbank.WorkerException;
import werkbank.experiment.trial.TrialResult;

/**
 * Trials that failed before they trained an epoch since an epoch of any trial ended last. One of them may have a
 * configuration that can't be trained; several in a row tell of a machine that can't train, which is no result. So each
 * stays as if it ran until an epoch of another trial shows that the machine can, and then has failed. Safe for several
 * threads.
 */
final class EarlyFailures {
    /** Failures in a row that end the search. */
    static final int SEVERAL = 3;

    /** Failures that are enough when no epoch has ended until the search is over. */
    private static final int SEVERAL_OF_FEW = 2;

    private final BiConsumer<Integer, TrialResult> failed;
    private final IntConsumer interrupted;
    private final SortedMap<Integer, TrialResult> undecided = new TreeMap<>();
    private boolean trained;

    /**
     * @param failed records that a trial has failed
     * @param interrupted records that a trial goes on with the next run
     */
    EarlyFailures(BiConsumer<Integer, TrialResult> failed, IntConsumer interrupted) {
        this.failed = failed;
        this.interrupted = interrupted;
    }

    /**
     * A trial failed before its first epoch, or before the next one when it went on.
     *
     * @param result with the epochs that it had before
     * @return what a user should know of it
     * @throws WorkerException when it is one of several in a row, which all go on with the next run
     */
    synchronized String failed(int trial, TrialResult result) {
        undecided.put(trial, result);
        if (undecided.size() >= SEVERAL) {
            throw noTrialCanBeTrained();
        }
        return String.format(
                Locale.ROOT,
                "trial %d failed before %s: %s; after %d such trials in a row the search ends",
                trial,
                result.epochs() == 0 ? "its first epoch" : "epoch " + (result.epochs() + 1),
                cause(result),
                SEVERAL);
    }

    /** Trials can be trained: those that failed have themselves to blame. */
    synchronized void anEpochEnded() {
        trained = true;
        decide(failed);
    }

    /**
     * Decides on the failures that are left, since no trial comes after them.
     *
     * @param stopped whether it was cut off before its end
     * @throws WorkerException when there were several and no trial has trained an epoch
     */
    synchronized void searchEnded(boolean stopped) {
        if (stopped) {
            decide((trial, result) -> interrupted.accept(trial));
        } else if (!trained && undecided.size() >= SEVERAL_OF_FEW) {
            throw noTrialCanBeTrained();
        }
        decide(failed);
    }

    private WorkerException noTrialCanBeTrained() {
        int count = undecided.size();
        boolean allNew = undecided.values().stream().allMatch(result -> result.epochs() == 0);
        String cause = cause(undecided.get(undecided.lastKey()));
        decide((trial, result) -> interrupted.accept(trial));
        return new WorkerException(String.format(
                Locale.ROOT,
                "%d trials in a row failed before their %s epoch, the last one because: %s; they count as interrupted,"
                        + " and the same command goes on",
                count,
                allNew ? "first" : "next",
                cause));
    }

    private void decide(BiConsumer<Integer, TrialResult> verdict) {
        Map<Integer, TrialResult> all = new TreeMap<>(undecided);
        undecided.clear();
        all.forEach(verdict);
    }

    private static String cause(TrialResult result) {
        return result.failure().map(TrialResult.Failure::cause).orElse("unknown");
    }
}
