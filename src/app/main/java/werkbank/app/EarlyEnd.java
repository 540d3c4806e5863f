package werkbank.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import werkbank.Counted;
import werkbank.experiment.trial.Trial;
import werkbank.search.sampler.Samplers;
import werkbank.space.SearchPlan;
import werkbank.space.SearchSpace;

/** Why a search that was not interrupted ended before all trials were there. */
final class EarlyEnd {
    private EarlyEnd() {}

    /**
     * A line for the user.
     *
     * @param trials that were asked for; repeats of the best come on top
     * @param done of the study
     * @return empty when all trials are there
     */
    static Optional<String> words(int trials, List<Trial> done, boolean isTimeUp, SearchSpace space) {
        long finished = done.stream()
                .filter(trial -> !trial.isRepeat() && trial.state().isFinished())
                .count();
        if (finished >= trials) {
            return Optional.empty();
        }
        return Optional.of(String.format(
                Locale.ROOT,
                "the search ended with %d of %s: %s",
                finished,
                Counted.of(trials, "trial"),
                why(isTimeUp, space)));
    }

    private static String why(boolean isTimeUp, SearchSpace space) {
        if (isTimeUp) {
            return "its time is up";
        }
        SearchPlan plan = space.search();
        List<String> reasons = new ArrayList<>();
        if (plan.target().isPresent() || plan.patience().isPresent()) {
            reasons.add("'stop' of the space says so");
        }
        if (reasons.isEmpty()
                || Samplers.size(space.sampler(), space.parameters()).isPresent()) {
            reasons.add("no configuration is left");
        }
        return String.join(", or ", reasons);
    }
}
