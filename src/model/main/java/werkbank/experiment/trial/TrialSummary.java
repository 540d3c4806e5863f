package werkbank.experiment.trial;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import werkbank.experiment.trial.TrialResult.Failure;
import werkbank.experiment.trial.TrialResult.Outcome;
import werkbank.space.SearchPlan;

/**
 * A trial in figures, as lists of trials show it. As JSON it is what {@code trials --json} promises: keys may be added, none
 * renamed. Figures are those of the kept checkpoint, and empty without one.
 *
 * @param objective what the study improves, for instance validation accuracy, 0 to 1
 * @param accuracy validation accuracy, 0 to 1
 * @param spread standard deviation of the folds' accuracies; only with cross-validation
 * @param logLoss validation cross-entropy, in nats
 * @param macroF1 on the validation images, 0 to 1
 * @param errors validation images that are wrong
 * @param epochs that ran to their end
 * @param bestEpoch the checkpoint's epoch, from 1
 * @param weights {@code trained}, {@code ema} or {@code swa}
 * @param seconds wall time; 0 until the trial ends
 * @param networkParameters count of a network's parameters
 * @param secondsPerImage wall time of an image in the validation
 * @param front whether it is on the Pareto front; only with a second objective
 * @param repeats the trial whose parameters it tries with another seed
 * @param cause one line, of a trial that failed or diverged
 * @param parameters active ones only
 */
public record TrialSummary(
        int number,
        TrialState state,
        Optional<Double> objective,
        Optional<Double> accuracy,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Double> spread,
        Optional<Double> logLoss,
        Optional<Double> macroF1,
        Optional<Integer> errors,
        int epochs,
        Optional<Integer> bestEpoch,
        Optional<String> weights,
        double seconds,
        Optional<Long> networkParameters,
        Optional<Double> secondsPerImage,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Boolean> front,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Integer> repeats,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> cause,
        SortedMap<String, Object> parameters) {

    /**
     * Sums up one trial.
     *
     * @param front numbers of the trials on the Pareto front
     */
    public static TrialSummary of(Trial trial, SearchPlan plan, Set<Integer> front) {
        Optional<Outcome> outcome = trial.outcome();
        return new TrialSummary(
                trial.number(),
                trial.state(),
                trial.best().map(best -> best.value(plan.objective())),
                trial.best().map(Checkpoint::accuracy),
                outcome.flatMap(Outcome::spread),
                trial.best().map(Checkpoint::logLoss),
                trial.best().map(Checkpoint::macroF1),
                trial.best().map(Checkpoint::errors),
                trial.epochs(),
                trial.best().map(Checkpoint::epoch),
                trial.best().map(best -> best.weights().label()),
                trial.seconds(),
                outcome.map(Outcome::parameters),
                outcome.map(Outcome::secondsPerImage),
                plan.cost().map(cost -> front.contains(trial.number())),
                trial.repeats(),
                trial.failure().map(Failure::cause),
                trial.parameters());
    }

    /** Sums up several, in their order. */
    public static List<TrialSummary> of(List<Trial> trials, SearchPlan plan, Set<Integer> front) {
        return trials.stream().map(trial -> of(trial, plan, front)).toList();
    }
}
