package werkbank.metric;

import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;

/** How far the folds of a cross-validation, or trials with several seeds, lie apart. */
public final class Spread {
    private Spread() {}

    /** Standard deviation of the accuracies, with n − 1 below the root; empty for fewer than two. */
    public static Optional<Double> ofAccuracies(List<Score> folds) {
        return of(folds.stream().map(Score::accuracy).toList());
    }

    /** Standard deviation, with n − 1 below the root; empty for fewer than two values. */
    public static Optional<Double> of(List<Double> values) {
        return values.size() < 2
                ? Optional.empty()
                : Optional.of(new StandardDeviation()
                        .evaluate(
                                values.stream().mapToDouble(Double::doubleValue).toArray()));
    }
}
