package werkbank.search.sampler;

/**
 * The first trials of a study, which are proposed before there are enough to learn from.
 *
 * @param count of trials that are enough
 * @param afterOthers whether the trials of other studies are known: then only some of the first ones are drawn without them
 */
public record StartupTrials(int count, boolean afterOthers) {
    private static final int EVERY_DRAWN = 3;

    /**
     * Whether a trial is one of them.
     *
     * @param number of the trial, from 1
     * @param known trials that have a result to learn from
     */
    public boolean include(int number, long known) {
        return known < count && (!afterOthers || number % EVERY_DRAWN == 0);
    }
}
