package werkbank.experiment.trial;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import werkbank.space.SearchPlan;

/**
 * Findings about the best trials of a study beside their own figures.
 *
 * @param best what the best trial of then is worth elsewhere; empty until a search has ended, and with fewer than two trials
 * @param race rounds in order; none in a study whose repeats don't race
 */
public record Verdicts(Optional<BestEstimate> best, List<RaceRound> race) {
    /** No findings yet. */
    public static final Verdicts NONE = new Verdicts(Optional.empty(), List.of());

    /** Rounds never change. */
    public Verdicts {
        race = List.copyOf(race);
    }

    /** Replaces what is said of the best trial. */
    public Verdicts with(Optional<BestEstimate> other) {
        return new Verdicts(other, race);
    }

    /** Replaces the rounds. */
    public Verdicts racing(List<RaceRound> rounds) {
        return new Verdicts(best, rounds);
    }

    /** The trials of all configurations that a round of the race has dropped. */
    public Set<Integer> dropped() {
        return race.stream().flatMap(round -> round.dropped().stream()).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Returns what the best trial is worth elsewhere; empty when that was reckoned for another, or before other trials that
     * it was chosen among were complete.
     *
     * @param trials of the study, all of them
     */
    public Optional<BestEstimate> of(List<Trial> trials, SearchPlan plan) {
        Optional<Integer> now = Trial.bestComplete(trials, plan).map(Trial::number);
        int complete = Trial.complete(Trial.keeping(trials, plan.constraints()));
        return best.filter(estimate -> now.equals(Optional.of(estimate.trial())))
                .filter(estimate -> estimate.complete() == complete);
    }
}
