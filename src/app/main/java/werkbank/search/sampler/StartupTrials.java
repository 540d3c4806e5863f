package werkbank.search.sampler;

import werkbank.option.Domain;
import werkbank.option.Option;
import werkbank.option.Values;

/**
 * The first trials of a study, which are proposed before there are enough to learn from.
 *
 * @param count of trials that are enough
 * @param afterOthers whether the trials of other studies are known: then only some of the first ones are drawn without them
 */
public record StartupTrials(int count, boolean afterOthers) {
    private static final int EVERY_DRAWN = 3;
    private static final String KEY = "startup";

    /** The option of samplers that propose all of them at random. */
    public static final Option AT_RANDOM = option("How many trials are proposed at random before it learns.");

    /**
     * The option that says how many they are.
     *
     * @param documentation one sentence
     */
    public static Option option(String documentation) {
        return Option.of(KEY, new Domain.Whole(1), 10, documentation);
    }

    /**
     * Takes as many as the options of a sampler say.
     *
     * @param options with {@link #option} among them
     */
    public static StartupTrials of(Values options, boolean afterOthers) {
        return new StartupTrials(options.whole(KEY), afterOthers);
    }

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
