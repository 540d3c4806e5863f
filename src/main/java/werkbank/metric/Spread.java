package werkbank.metric;

import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;

/** How far the folds of a cross-validation lie apart. */
public final class Spread {
    private Spread() {}

    /** Standard deviation of the accuracies, with n − 1 below the root; empty for fewer than two. */
    public static Optional<Double> ofAccuracies(List<Score> folds) {
        return folds.size() < 2
                ? Optional.empty()
                : Optional.of(new StandardDeviation()
                        .evaluate(folds.stream().mapToDouble(Score::accuracy).toArray()));
    }
}
