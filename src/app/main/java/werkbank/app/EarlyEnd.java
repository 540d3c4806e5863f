package werkbank.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import werkbank.Counted;
import werkbank.experiment.trial.Trial;
import werkbank.experiment.trial.TrialState;
import werkbank.search.sampler.Samplers;
import werkbank.space.SearchPlan;
import werkbank.space.SearchPlan.Repeats;
import werkbank.space.SearchSpace;

/** Why a search that was not interrupted ended before all trials and repeats were there. */
final class EarlyEnd {
    private EarlyEnd() {}

    /**
     * A line for the user.
     *
     * @param trials that were asked for; repeats of the best come on top
     * @param done of the study
     * @param dropped the trials that get no further seed, since a race has decided so
     * @return empty when all are there
     */
    static Optional<String> words(
            int trials, List<Trial> done, boolean isTimeUp, SearchSpace space, Set<Integer> dropped) {
        long finished = done.stream()
                .filter(trial -> !trial.isRepeat() && trial.state().isFinished())
                .count();
        if (finished >= trials) {
            return isTimeUp ? lackOfRepeats(done, space.search(), dropped) : Optional.empty();
        }
        return Optional.of(String.format(
                Locale.ROOT,
                "the search ended with %d of %s: %s",
                finished,
                Counted.of(trials, "trial"),
                isTimeUp ? timeIsUp(done) : why(space)));
    }

    private static String timeIsUp(List<Trial> done) {
        int waiting = (int) done.stream()
                .filter(trial -> trial.state() == TrialState.WAITING)
                .count();
        return waiting == 0
                ? "its time is up"
                : String.format(
                        Locale.ROOT,
                        "its time is up; %s %s at rungs, and the same command goes on",
                        Counted.of(waiting, "trial"),
                        waiting == 1 ? "waits" : "wait");
    }

    private static Optional<String> lackOfRepeats(List<Trial> done, SearchPlan plan, Set<Integer> dropped) {
        Repeats repeats = plan.repeats();
        boolean races = repeats.race().isPresent();
        List<SortedMap<String, Object>> best = Trial.keeping(done, plan.constraints()).stream()
                .filter(trial -> !trial.isRepeat() && trial.state() == TrialState.COMPLETE)
                .sorted(Trial.bestFirst(plan.objective()))
                .map(Trial::parameters)
                .distinct()
                .limit(repeats.top())
                .toList();
        Set<SortedMap<String, Object>> out = done.stream()
                .filter(trial -> dropped.contains(trial.number()))
                .map(Trial::parameters)
                .collect(Collectors.toSet());
        List<SortedMap<String, Object>> left = best.stream()
                .filter(configuration -> !out.contains(configuration))
                .toList();
        boolean isOver = races && left.size() < 2
                || left.stream().allMatch(configuration -> repeatsOf(configuration, done) >= repeats.seeds());
        return isOver
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "the search ended with %d of %s%s: its time is up; the same command goes on",
                        done.stream()
                                .filter(trial ->
                                        trial.isRepeat() && trial.state().isFinished())
                                .count(),
                        races ? "at most " : "",
                        Counted.of(best.size() * repeats.seeds(), "repeat")));
    }

    private static long repeatsOf(SortedMap<String, Object> configuration, List<Trial> done) {
        return done.stream()
                .filter(trial -> trial.isRepeat()
                        && trial.state().isFinished()
                        && trial.parameters().equals(configuration))
                .count();
    }

    private static String why(SearchSpace space) {
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
