package werkbank.experiment;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import werkbank.Counted;
import werkbank.space.SearchPlan;

/**
 * Results that are there before a study's own trials and that its samplers learn from: of configurations that were
 * enqueued with them, of a file, or of another study. They are no trials: there is no network that could be used.
 *
 * @param origin where they are from
 * @param source name of the file or the study
 * @param added when the study got to know them
 * @param figure what their values are, for instance {@code val-accuracy}
 * @param higherIsBetter whether larger values are the better ones
 * @param sameScale whether the values can be compared with those of the study's own trials
 * @param trials in their order there
 * @param leftOut in words, how many trials don't fit the space and why; one entry a reason
 */
public record KnownResults(
        Origin origin,
        String source,
        Instant added,
        String figure,
        boolean higherIsBetter,
        boolean sameScale,
        List<KnownTrial> trials,
        List<String> leftOut) {

    /** The origin of known results. */
    public enum Origin {
        ENQUEUED,
        IMPORTED,
        LEARNED
    }

    public KnownResults {
        trials = List.copyOf(trials);
        leftOut = List.copyOf(leftOut);
    }

    /**
     * All that a study knows beforehand: what its space enqueues with its results, then what was stored.
     *
     * @param stored the results of others that it has
     */
    public static List<KnownResults> of(SearchPlan plan, List<KnownResults> stored) {
        return Stream.concat(enqueued(plan).stream(), stored.stream()).toList();
    }

    private static Optional<KnownResults> enqueued(SearchPlan plan) {
        List<KnownTrial> known =
                plan.warmStart().known().stream().map(KnownTrial::of).toList();
        return known.isEmpty()
                ? Optional.empty()
                : Optional.of(new KnownResults(
                        Origin.ENQUEUED,
                        "enqueue",
                        Instant.EPOCH,
                        plan.objective().label(),
                        plan.objective().higherIsBetter(),
                        true,
                        known,
                        List.of()));
    }

    /** The results in words, for instance {@code 30 trials imported from 'a.csv', the best 0.987 (val-accuracy)}. */
    public String words() {
        String count = Counted.of(trials.size(), origin == Origin.ENQUEUED ? "configuration" : "trial");
        String what =
                switch (origin) {
                    case ENQUEUED -> " enqueued with " + (trials.size() == 1 ? "its result" : "their results");
                    case IMPORTED -> " imported from '" + source + "'";
                    case LEARNED -> " of study '" + source + "'";
                };
        return count + what + best();
    }

    private String best() {
        return bestFirst().stream()
                .findFirst()
                .flatMap(KnownTrial::value)
                .map(value -> String.format(Locale.ROOT, ", the best %.6g (%s)", value, figure))
                .orElse("");
    }

    /** The value such that lower is better; infinite without one. */
    public double loss(KnownTrial trial) {
        return trial.value().map(value -> higherIsBetter ? -value : value).orElse(Double.POSITIVE_INFINITY);
    }

    /**
     * The trials, the best first: whole ones by their values, then those that ended early, which a scheduler found worse
     * than those that it let train longer, and at last those whose loss was no number.
     */
    public List<KnownTrial> bestFirst() {
        return trials.stream()
                .sorted(Comparator.comparing((KnownTrial trial) -> trial.value().isEmpty())
                        .thenComparing(trial -> !trial.whole())
                        .thenComparing(
                                trial -> trial.whole() ? 0 : -trial.epochs().orElse(0))
                        .thenComparingDouble(this::loss))
                .toList();
    }
}
