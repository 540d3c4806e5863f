package werkbank.report;

import java.util.SortedMap;
import werkbank.experiment.Trial;

/**
 * A configuration and how good it is.
 *
 * @param parameters values of the active ones
 * @param loss what the objective says of it, such that lower is better; finite
 */
record Judged(SortedMap<String, Object> parameters, double loss) {
    static Judged of(Trial trial, double loss) {
        return new Judged(trial.parameters(), loss);
    }
}
