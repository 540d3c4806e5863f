package werkbank.bench.curves;

import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.function.Function;
import werkbank.experiment.trial.EpochMetrics;
import werkbank.space.Objective;
import werkbank.space.Parameter;

/** A task whose learning curves are known, so that a search on it costs no training. */
interface CurveTask {
    String name();

    List<Parameter> parameters();

    Objective objective();

    /** How many epochs a training has. */
    int epochs();

    /** What a whole training takes in units of {@link #length}, on average. */
    default long training() {
        return epochs();
    }

    /** How long an epoch takes, in units that are the task's own; where nobody knows, an epoch is the unit and a second. */
    default long length(EpochMetrics metrics) {
        return 1;
    }

    /** How many units are a second of {@link EpochMetrics#seconds}. */
    default double second() {
        return 1;
    }

    /** The least loss of a training; empty without any epoch. */
    default OptionalDouble best(List<EpochMetrics> curve) {
        return curve.stream().mapToDouble(metrics -> metrics.loss(objective())).min();
    }

    Scale scale();

    /**
     * The trainings of one search: the epochs of a configuration, from the first on, fewer than a training has when it
     * diverges in the epoch after. Where a configuration can be had once, each search has all of them anew.
     */
    Function<SortedMap<String, Object>, List<EpochMetrics>> trainings();
}
