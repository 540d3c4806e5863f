package werkbank.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.SortedMap;
import werkbank.experiment.Trial;
import werkbank.experiment.TrialResult.Failure;
import werkbank.experiment.TrialResult.Outcome;
import werkbank.experiment.TrialState;

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
        @JsonInclude(JsonInclude.Include.NON_NULL) Double spread,
        Double logLoss,
        int epochs,
        Integer bestEpoch,
        String weights,
        double seconds,
        Long networkParameters,
        @JsonInclude(JsonInclude.Include.NON_NULL) String cause,
        SortedMap<String, Object> parameters) {

    static TrialLine of(Trial trial) {
        return new TrialLine(
                trial.number(),
                trial.state(),
                trial.outcome().map(Outcome::accuracy).orElse(null),
                trial.outcome().flatMap(Outcome::spread).orElse(null),
                trial.outcome().map(Outcome::logLoss).orElse(null),
                trial.epochs(),
                trial.outcome().map(Outcome::bestEpoch).orElse(null),
                trial.outcome().map(o -> o.weights().label()).orElse(null),
                trial.seconds(),
                trial.outcome().map(Outcome::parameters).orElse(null),
                trial.failure().map(Failure::cause).orElse(null),
                trial.parameters());
    }
}
