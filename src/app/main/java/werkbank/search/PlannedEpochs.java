package werkbank.search;

import werkbank.search.scheduler.Schedulers;
import werkbank.space.SchedulerSpec;
import werkbank.space.SearchSpace;

/**
 * The epochs that a search has to train, as far as that is known before: a trial may end early, and asha may let more
 * trials go on than it would have if all had come to its rungs together.
 *
 * @param epochs of all trials together, without repeats of the best
 * @param repeated epochs of the repeats
 * @param most epochs of a trial
 * @param hasRungs whether most trials are meant to get fewer
 */
public record PlannedEpochs(long epochs, long repeated, int most, boolean hasRungs) {

    /** @param trials of the study, without repeats */
    public static PlannedEpochs of(SearchSpace space, int trials) {
        int most = most(space);
        SchedulerSpec scheduler = space.search().scheduler();
        long epochs = Schedulers.kinds().named(scheduler.name()).epochs(scheduler.options(), trials, most);
        long repeated = (long) space.search().repeats().trials() * most;
        return new PlannedEpochs(epochs, repeated, most, scheduler.hasRungs());
    }

    /** The epochs of one training to its end. */
    public static PlannedEpochs ofOne(SearchSpace space) {
        int most = most(space);
        return new PlannedEpochs(most, 0, most, false);
    }

    /**
     * The epochs that a trial has contributed. One that has finished has done all that it was meant to, unless it was
     * one of many at a rung.
     *
     * @param trained epochs, the running one by its share
     */
    public double done(double trained, boolean finished) {
        return finished && !hasRungs ? most : trained;
    }

    /**
     * The share of the epochs that is done, 0 to 1.
     *
     * @param epochs what all trials have contributed, without repeats
     * @param repeated what the repeats have
     */
    public double share(double epochs, double repeated) {
        return (Math.min(epochs, this.epochs) + Math.min(repeated, this.repeated)) / (this.epochs + this.repeated);
    }

    /** A parameter may decide how many epochs a trial has at most; rungs that it has too few for are never asked about. */
    static int most(SearchSpace space) {
        return space.corners()
                .mapToInt(recipe -> recipe.training().epochs())
                .max()
                .orElseThrow();
    }
}
