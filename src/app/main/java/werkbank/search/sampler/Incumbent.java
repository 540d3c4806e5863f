package werkbank.search.sampler;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import werkbank.search.ledger.BudgetedLoss;

/**
 * The best trial so far.
 *
 * @param trial whose value is the smallest at whatever budget
 * @param top the best share of the trials at the highest budget that enough have come to, best first
 */
record Incumbent(Observation trial, List<Observation> top) {
    /** More of them would hardly change the shares, in which the best count most, and would take long to compare. */
    static final int MOST_TOP = 200;

    /**
     * The best trial; empty until {@code reduction} trials can be compared at one budget and one has ended at the highest.
     *
     * @param reduction the {@code top} are one in so many, at least 2, but no more than {@link #MOST_TOP}
     */
    static Optional<Incumbent> of(List<Observation> trials, int reduction) {
        List<Observation> ranked = Ranking.of(trials, reduction).ranked();
        return ranked.size() >= reduction && isComplete(trials)
                ? withValues(trials)
                        .min(Comparator.comparing(Incumbent::last).thenComparingInt(Observation::number))
                        .map(best ->
                                new Incumbent(best, ranked.subList(0, Math.min(MOST_TOP, ranked.size() / reduction))))
                : Optional.empty();
    }

    private static boolean isComplete(List<Observation> trials) {
        int highest = withValues(trials)
                .mapToInt(trial -> trial.values().lastKey())
                .max()
                .orElseThrow();
        return withValues(trials)
                .anyMatch(trial -> trial.ended() && trial.values().lastKey() == highest);
    }

    /** A trial's value only gets better with its budget. */
    private static BudgetedLoss last(Observation trial) {
        return trial.values().get(trial.values().lastKey());
    }

    private static Stream<Observation> withValues(List<Observation> trials) {
        return trials.stream().filter(trial -> !trial.values().isEmpty());
    }
}
