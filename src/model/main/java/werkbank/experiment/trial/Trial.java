package werkbank.experiment.trial;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import werkbank.file.StoredFile;
import werkbank.space.Constraints;
import werkbank.space.Objective;
import werkbank.space.ResultLimit;
import werkbank.space.SearchPlan;

/**
 * A trial as the store knows it.
 *
 * @param number counted from 1
 * @param parameters active parameters only; values are Integer, Double, Boolean or String
 * @param epochs epochs that ran to their end
 * @param seconds wall time; 0 until it ends
 * @param repeats the trial whose parameters this one tries with another seed
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
        Optional<TrialResult.Failure> failure,
        Optional<Integer> repeats) {

    /** Whether it tries another trial's parameters with another seed; such a trial is none of those that a study counts. */
    public boolean isRepeat() {
        return repeats.isPresent();
    }

    /** Orders the trials of a search, those first that keep its constraints, and these as {@link #bestFirst(Objective)}. */
    public static Comparator<Trial> bestFirst(SearchPlan plan) {
        return Comparator.comparingDouble((Trial trial) -> trial.violation(plan.constraints()))
                .thenComparing(bestFirst(plan.objective()));
    }

    /** The best of the complete trials of a search; it may break a constraint where all of them do. */
    public static Optional<Trial> bestComplete(List<Trial> trials, SearchPlan plan) {
        return trials.stream()
                .filter(trial -> trial.state() == TrialState.COMPLETE)
                .min(bestFirst(plan));
    }

    /** The trials that keep the constraints, in their order. */
    public static List<Trial> keeping(List<Trial> trials, Constraints constraints) {
        return trials.stream()
                .filter(trial -> trial.violation(constraints) == 0)
                .toList();
    }

    /** Counts the complete trials. */
    public static int complete(List<Trial> trials) {
        return (int) trials.stream()
                .filter(trial -> trial.state() == TrialState.COMPLETE)
                .count();
    }

    /**
     * How far it is beyond the limits of these constraints: 0 when it keeps them, infinite when there are any and it has
     * no outcome.
     */
    public double violation(Constraints constraints) {
        return constraints.limits().isEmpty()
                ? 0
                : outcome.map(found -> constraints.violation(figure -> found.value(figure, seconds)))
                        .orElse(Double.POSITIVE_INFINITY);
    }

    /** The limits that it breaks; none without an outcome. */
    public List<ResultLimit> broken(Constraints constraints) {
        return outcome.map(found -> constraints.broken(figure -> found.value(figure, seconds)))
                .orElse(List.of());
    }

    /** Orders trials, the best first; then lower log-loss, then lower number; trials without outcome last. */
    public static Comparator<Trial> bestFirst(Objective objective) {
        return Comparator.comparingDouble((Trial trial) -> trial.loss(objective))
                .thenComparingDouble(
                        trial -> trial.best().map(Checkpoint::logLoss).orElse(Double.MAX_VALUE))
                .thenComparingInt(Trial::number);
    }

    /** The objective's figure of the trial, such that lower is better; infinite without an outcome. */
    public double loss(Objective objective) {
        return best().map(found -> found.loss(objective)).orElse(Double.POSITIVE_INFINITY);
    }

    /** The best network that it has saved; empty without an outcome. */
    public Optional<Checkpoint> best() {
        return outcome.map(TrialResult.Outcome::best);
    }

    /** The networks of its last epoch; none unless it is complete, and its recipe keeps them and nobody deleted them. */
    public List<StoredFile> lastModels() {
        return outcome.filter(any -> state == TrialState.COMPLETE)
                .map(TrialResult.Outcome::lastModels)
                .orElse(List.of());
    }
}
