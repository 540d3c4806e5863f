package werkbank.experiment;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

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
        LEARNED;

        /** The name in lower case, for people. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public KnownResults {
        trials = List.copyOf(trials);
        leftOut = List.copyOf(leftOut);
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
