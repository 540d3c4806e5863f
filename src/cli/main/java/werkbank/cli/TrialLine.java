package werkbank.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Set;
import java.util.SortedMap;
import werkbank.experiment.trial.Checkpoint;
import werkbank.experiment.trial.Trial;
import werkbank.experiment.trial.TrialResult.Failure;
import werkbank.experiment.trial.TrialResult.Outcome;
import werkbank.experiment.trial.TrialState;
import werkbank.space.SearchPlan;

/**
 * A trial as {@code trials --json} promises it: keys may be added, none renamed.
 *
 * @param objective validation accuracy, 0 to 1; null without a result
 * @param spread standard deviation of the folds' accuracies; only with cross-validation
 * @param weights {@code trained}, {@code ema} or {@code swa}; null without a result
 */
record TrialLine(
        int number,
        TrialState state,
        Double objective,
        Double accuracy,
        @JsonInclude(JsonInclude.Include.NON_NULL) Double spread,
        Double logLoss,
        Double macroF1,
        Integer errors,
        int epochs,
        Integer bestEpoch,
        String weights,
        double seconds,
        Long networkParameters,
        Double secondsPerImage,
        @JsonInclude(JsonInclude.Include.NON_NULL) Boolean front,
        @JsonInclude(JsonInclude.Include.NON_NULL) Integer repeats,
        @JsonInclude(JsonInclude.Include.NON_NULL) String cause,
        SortedMap<String, Object> parameters) {

    /** @param front numbers of the trials on the Pareto front */
    static TrialLine of(Trial trial, SearchPlan plan, Set<Integer> front) {
        return new TrialLine(
                trial.number(),
                trial.state(),
                trial.best().map(best -> best.value(plan.objective())).orElse(null),
                trial.best().map(Checkpoint::accuracy).orElse(null),
                trial.outcome().flatMap(Outcome::spread).orElse(null),
                trial.best().map(Checkpoint::logLoss).orElse(null),
                trial.best().map(Checkpoint::macroF1).orElse(null),
                trial.best().map(Checkpoint::errors).orElse(null),
                trial.epochs(),
                trial.best().map(Checkpoint::epoch).orElse(null),
                trial.best().map(best -> best.weights().label()).orElse(null),
                trial.seconds(),
                trial.outcome().map(Outcome::parameters).orElse(null),
                trial.outcome().map(Outcome::secondsPerImage).orElse(null),
                plan.cost().isPresent() ? front.contains(trial.number()) : null,
                trial.repeats().orElse(null),
                trial.failure().map(Failure::cause).orElse(null),
                trial.parameters());
    }
}
