package werkbank.search;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import werkbank.recipe.Monitor;
import werkbank.space.SchedulerSpec;
import werkbank.space.SearchSpace;

/** The words about a search that compares trials by another figure than the one by which they keep an epoch. */
public final class CheckpointText {
    private CheckpointText() {}

    /**
     * The line for people that names both figures; empty where trials are compared at their ends alone, or keep the epoch
     * that is the best by the objective.
     */
    public static Optional<String> of(SearchSpace space) {
        if (space.search().scheduler().order() == SchedulerSpec.Order.NO_OTHERS) {
            return Optional.empty();
        }
        Monitor compared = space.search().objective().monitor();
        String kept = space.corners()
                .map(recipe -> recipe.training().checkpoint())
                .filter(monitor -> monitor != compared)
                .distinct()
                .sorted()
                .map(Monitor::label)
                .collect(Collectors.joining(" or "));
        return kept.isEmpty()
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "on their way trials are compared by their best %s so far, but each ends with that of its"
                                + " epoch of the best %s, its checkpoint",
                        compared.label(),
                        kept));
    }
}
