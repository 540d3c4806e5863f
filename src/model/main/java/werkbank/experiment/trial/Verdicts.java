package werkbank.experiment.trial;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Findings about the best trials of a study beside their own figures.
 *
 * @param best what the best trial is worth elsewhere; empty until a search has ended, and with fewer than two trials
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

    /** Returns what is said of this trial, if it is the one that was the best then. */
    public Optional<BestEstimate> of(int trial) {
        return best.filter(estimate -> estimate.trial() == trial);
    }
}
