package werkbank.experiment.trial;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import werkbank.experiment.trial.TrialResult.Failure;
import werkbank.experiment.trial.TrialResult.Outcome;
import werkbank.space.Constraints;
import werkbank.space.ResultLimit;
import werkbank.space.SearchPlan;

/**
 * A trial in figures, as lists of trials show it. As JSON it is what {@code trials --json} promises: keys may be added, none
 * renamed. Figures are those of the kept checkpoint, and empty without one.
 *
 * @param objective what the study improves, for instance validation accuracy, 0 to 1
 * @param elsewhere what to expect of the objective on other images, of the best trial alone, which was chosen by these:
 *     {@link BestEstimate#elsewhere}
 * @param accuracy validation accuracy, 0 to 1
 * @param spread standard deviation of the folds' accuracies; only with cross-validation
 * @param logLoss validation cross-entropy, in nats
 * @param macroF1 on the validation images, 0 to 1
 * @param balancedAccuracy on the validation images, 0 to 1; not a number in trials of versions that didn't record it
 * @param errors validation images that are wrong
 * @param epochs that ran to their end
 * @param bestEpoch the checkpoint's epoch, from 1
 * @param weights {@code trained}, {@code ema} or {@code swa}
 * @param seconds wall time; 0 until the trial ends
 * @param networkParameters count of a network's parameters
 * @param secondsPerImage wall time of an image in the validation
 * @param front whether it is on the Pareto front; only with a second objective
 * @param breaks the constraints on results that it breaks; only where there are some, and with a result
 * @param repeats the trial whose parameters it tries with another seed
 * @param engine what its last epochs were computed with; empty in studies of versions that didn't record it, as are the
 *     next three
 * @param precision of its last epochs: {@code f32}, {@code tf32} or {@code bf16}
 * @param device name of the processor or card of its last epochs
 * @param algorithms that the engine has chosen; none where it has no choice
 * @param computedBefore what earlier epochs were computed with, where the trial went on elsewhere
 * @param cause one line, of a trial that failed or diverged
 * @param parameters active ones only
 */
public record TrialSummary(
        int number,
        TrialState state,
        Optional<Double> objective,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Double> elsewhere,
        Optional<Double> accuracy,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Double> spread,
        Optional<Double> logLoss,
        Optional<Double> macroF1,
        Optional<Double> balancedAccuracy,
        Optional<Integer> errors,
        int epochs,
        Optional<Integer> bestEpoch,
        Optional<String> weights,
        double seconds,
        Optional<Long> networkParameters,
        Optional<Double> secondsPerImage,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Boolean> front,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<List<String>> breaks,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Integer> repeats,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> engine,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> precision,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> device,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> algorithms,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Before> computedBefore,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> cause,
        SortedMap<String, Object> parameters) {

    /** The engine, number format and device of earlier epochs of a trial. */
    public record Before(String engine, String precision, String device) {
        private static Before of(Computation computation) {
            return new Before(computation.engine(), computation.precision().label(), computation.device());
        }
    }

    /**
     * Sums up one trial.
     *
     * @param front numbers of the trials on the Pareto front
     * @param computations what its epochs were computed with, in order
     */
    public static TrialSummary of(Trial trial, SearchPlan plan, Set<Integer> front, List<Computation> computations) {
        return of(trial, plan, front, computations, Optional.empty());
    }

    private static TrialSummary of(
            Trial trial,
            SearchPlan plan,
            Set<Integer> front,
            List<Computation> computations,
            Optional<BestEstimate> estimate) {
        Optional<Outcome> outcome = trial.outcome();
        Optional<Computation> last = computations.stream().reduce((former, next) -> next);
        return new TrialSummary(
                trial.number(),
                trial.state(),
                trial.best().map(best -> best.value(plan.objective())),
                estimate.filter(found -> found.trial() == trial.number()).map(BestEstimate::elsewhere),
                trial.best().map(Checkpoint::accuracy),
                outcome.flatMap(Outcome::spread),
                trial.best().map(Checkpoint::logLoss),
                trial.best().map(Checkpoint::macroF1),
                trial.best().map(Checkpoint::balancedAccuracy),
                trial.best().map(Checkpoint::errors),
                trial.epochs(),
                trial.best().map(Checkpoint::epoch),
                trial.best().map(best -> best.weights().label()),
                trial.seconds(),
                outcome.map(Outcome::parameters),
                outcome.map(Outcome::secondsPerImage),
                plan.cost().map(cost -> front.contains(trial.number())),
                breaks(trial, plan.constraints()),
                trial.repeats(),
                last.map(Computation::engine),
                last.map(found -> found.precision().label()),
                last.map(Computation::device),
                last.map(Computation::algorithms).orElse(List.of()),
                computations.stream()
                        .limit(Math.max(0, computations.size() - 1))
                        .map(Before::of)
                        .toList(),
                trial.failure().map(Failure::cause),
                trial.parameters());
    }

    private static Optional<List<String>> breaks(Trial trial, Constraints constraints) {
        return trial.outcome()
                .filter(any -> !constraints.limits().isEmpty())
                .map(any -> trial.broken(constraints).stream()
                        .map(ResultLimit::text)
                        .toList());
    }

    /**
     * Sums up several, in their order.
     *
     * @param computations by trial number
     * @param estimate what the best trial of the study is worth elsewhere: {@link Verdicts#of}
     */
    public static List<TrialSummary> of(
            List<Trial> trials,
            SearchPlan plan,
            Set<Integer> front,
            Map<Integer, List<Computation>> computations,
            Optional<BestEstimate> estimate) {
        return trials.stream()
                .map(trial -> of(trial, plan, front, computations.getOrDefault(trial.number(), List.of()), estimate))
                .toList();
    }
}
