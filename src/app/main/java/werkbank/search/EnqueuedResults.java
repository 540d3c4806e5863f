package werkbank.search;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import werkbank.experiment.KnownResults;
import werkbank.experiment.KnownTrial;
import werkbank.space.Objective;
import werkbank.space.SearchPlan;
import werkbank.space.WarmStart;

/** The configurations that a space enqueues with their results. */
public final class EnqueuedResults {
    private EnqueuedResults() {}

    /** The results as those of others are kept; empty without any. */
    public static Optional<KnownResults> of(SearchPlan plan) {
        List<WarmStart.Known> known = plan.warmStart().known();
        Objective objective = plan.objective();
        return known.isEmpty()
                ? Optional.empty()
                : Optional.of(new KnownResults(
                        KnownResults.Origin.ENQUEUED,
                        "enqueue",
                        Instant.EPOCH,
                        objective.label(),
                        objective.higherIsBetter(),
                        true,
                        known.stream().map(EnqueuedResults::trial).toList(),
                        List.of()));
    }

    private static KnownTrial trial(WarmStart.Known known) {
        return new KnownTrial(
                known.parameters(),
                Optional.of(known.value()),
                known.epochs().isPresent() ? Optional.of(known.epochs().getAsInt()) : Optional.empty(),
                known.epochs().isEmpty());
    }
}
