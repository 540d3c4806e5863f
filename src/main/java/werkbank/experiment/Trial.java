package werkbank.experiment;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A trial as the store knows it.
 *
 * @param number counted from 1
 * @param parameters active parameters only; values are Integer, Double, Boolean or String
 * @param epochs epochs that ran to their end
 * @param seconds wall time; 0 until it ends
 */
public record Trial(
        int number,
        TrialState state,
        long seed,
        SortedMap<String, Object> parameters,
        int epochs,
        double seconds,
        Instant started,
        Optional<Instant> ended,
        Optional<TrialResult.Outcome> outcome,
        Optional<TrialResult.Failure> failure) {

    /** Best first: higher validation accuracy, then lower log-loss, then lower number; trials without outcome last. */
    public static final Comparator<Trial> BEST_FIRST = Comparator.comparingDouble(
                    (Trial t) -> -t.outcome().map(TrialResult.Outcome::accuracy).orElse(-1.0))
            .thenComparingDouble(
                    t -> t.outcome().map(TrialResult.Outcome::logLoss).orElse(Double.MAX_VALUE))
            .thenComparingInt(Trial::number);
}
