package werkbank.report.influence;

import java.util.SortedMap;
import werkbank.experiment.trial.Trial;

/**
 * A configuration and how good it is.
 *
 * @param parameters values of the active ones
 * @param loss what the objective says of it, such that lower is better; finite
 */
record ScoredTrial(SortedMap<String, Object> parameters, double loss) {
    static ScoredTrial of(Trial trial, double loss) {
        return new ScoredTrial(trial.parameters(), loss);
    }
}
