package werkbank.search;

import java.util.Locale;
import java.util.Optional;
import werkbank.search.scheduler.SchedulerChoice;
import werkbank.space.SearchSpace;

/** The words about the time limit of a search. */
public final class LimitText {
    private LimitText() {}

    /** The line for people that says what the end of the time is for; empty where no trial waits for it. */
    public static Optional<String> of(SearchSpace space) {
        int members = SchedulerChoice.members(space);
        return space.search().scheduler().hasRungs()
                ? Optional.of(String.format(
                        Locale.ROOT,
                        "the last of the time is for the best%s, to train to the end",
                        members == 1 ? "" : " " + members))
                : Optional.empty();
    }
}
