package werkbank.search.scheduler;

import java.util.Locale;
import java.util.Map;
import werkbank.Counted;
import werkbank.space.SchedulerSpec;
import werkbank.space.SearchSpace;

/**
 * The scheduler that {@code auto} stands for in a study.
 *
 * @param name as {@code scheduler:} takes it
 * @param options that are not at their defaults
 * @param why in words that follow the name
 */
public record SchedulerChoice(String name, Map<String, Integer> options, String why) {
    /** Complete trials that an ensemble is to have to choose from where the space doesn't say how many it takes. */
    static final int USUAL_MEMBERS = 5;

    /** The fewest epochs of a trial that leave some to be spared. */
    private static final int FEWEST_EPOCHS = 4;

    /** The fewest trials of which some can be told to be worse than others. */
    private static final int FEWEST_TRIALS = 10;

    /** Trials for each complete one: with fewer, hardly any epoch is spared. */
    private static final int FEWEST_FOR_EACH = 2;

    public SchedulerChoice {
        options = Map.copyOf(options);
    }

    /**
     * Chooses for a space.
     *
     * @param trials of the study, without repeats
     * @param workers trials that run at the same time
     * @param epochs of a trial at most
     */
    public static SchedulerChoice of(SearchSpace space, int trials, int workers, int epochs) {
        if (space.parameters().isEmpty()) {
            return none("since there is nothing to search");
        }
        if (space.search().cost().isPresent()) {
            return none("since the trials of a front may be behind in the first objective");
        }
        return of(trials, workers, epochs, members(space));
    }

    /** How many complete trials a study wants, to combine or to repeat. */
    public static int members(SearchSpace space) {
        return Math.max(
                space.ensemble().topK().orElse(USUAL_MEMBERS),
                space.search().repeats().top());
    }

    /**
     * Chooses by what was simulated on learning curves: see docs/search.md.
     *
     * @param members complete trials that are wanted
     */
    static SchedulerChoice of(int trials, int workers, int epochs, int members) {
        if (epochs < FEWEST_EPOCHS) {
            return none(String.format(
                    Locale.ROOT, "since trials of %s leave nothing to spare", Counted.of(epochs, "epoch")));
        }
        if (trials <= workers) {
            return none(String.format(
                    Locale.ROOT,
                    "since %s begin all of %s at once",
                    Counted.of(workers, "worker"),
                    Counted.of(trials, "trial")));
        }
        int fewest = Math.max(FEWEST_TRIALS, FEWEST_FOR_EACH * members);
        if (trials < fewest) {
            return none(String.format(
                    Locale.ROOT,
                    "since %s are fewer than the %d of which %d complete ones are enough",
                    Counted.of(trials, "trial"),
                    fewest,
                    members));
        }
        return new SchedulerChoice(
                "freeze-thaw",
                Map.of(FreezeThaw.FINALISTS.key(), members),
                String.format(
                        Locale.ROOT,
                        "since epochs go where curves promise most, and %d of %s %s complete",
                        members,
                        Counted.of(trials, "trial"),
                        members == 1 ? "becomes" : "become"));
    }

    private static SchedulerChoice none(String why) {
        return new SchedulerChoice(SchedulerSpec.NONE.name(), Map.of(), why);
    }

    /** The line for people, without an end. */
    public String words() {
        return String.format(Locale.ROOT, "auto takes the scheduler %s, %s", name, why);
    }

    /** The scheduler with its options, as a study keeps it. */
    public SchedulerSpec spec() {
        SchedulerSpec spec = Schedulers.spec(name, options);
        return new SchedulerSpec(
                spec.name(), spec.options(), spec.words() + ", chosen by auto " + why, spec.hasRungs(), spec.order());
    }
}
