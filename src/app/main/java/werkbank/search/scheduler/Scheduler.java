package werkbank.search.scheduler;

import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import werkbank.experiment.Judge.Verdict;
import werkbank.search.ledger.Ledger;
import werkbank.space.SchedulerSpec;

/**
 * Decides how many epochs each trial gets. Its methods are called while the ledger's monitor is held.
 *
 * <p>A trial that the ledger shows as WAITING is at the rung of as many epochs as it has.
 */
public interface Scheduler {

    /** Epochs after which the trial asks, in order. */
    List<Integer> rungs(int number);

    /**
     * The rung, from 0, by which a new trial is first compared with others: that of the fewest epochs, unless some trials
     * pass over it.
     */
    default int startingRung(int number) {
        return 0;
    }

    /** The factor by which trials become fewer from a rung to the next; the usual one where there are no rungs. */
    default int reduction() {
        return SchedulerSpec.USUAL_REDUCTION;
    }

    /** Decides on a trial that has ended this epoch, one of its rungs. */
    Verdict at(int number, int epoch);

    /**
     * A WAITING trial that is to go on now.
     *
     * @param last whether no new trial will start and none is running but repeats
     */
    default Optional<Ledger.Entry> promotion(boolean last) {
        return Optional.empty();
    }

    /** WAITING trials that will not be promoted, whatever comes. */
    default List<Ledger.Entry> losers() {
        return List.of();
    }

    /** Whether every epoch may be a trial's last, so that there are no rungs at which all can be compared. */
    default boolean prunesAnywhere() {
        return false;
    }

    /**
     * How many trials, from 1 on, must have finished before this one is proposed, when its sampler is to learn from the
     * same trials whatever the number of workers; empty when it learns from all that are known.
     *
     * @param generation trials that are proposed from the same results, as the sampler's options say; 0 for no such.
     *     Repeats, which tell a sampler nothing, are none of them
     */
    default Optional<IntUnaryOperator> basis(int generation, Ledger ledger) {
        return generation == 0
                ? Optional.empty()
                : Optional.of(number -> {
                    int before = (ledger.position(number) - 1) / generation * generation;
                    return before == 0 ? 0 : ledger.number(before);
                });
    }
}
