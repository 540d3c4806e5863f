package werkbank.report.view;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import werkbank.experiment.trial.Trial;
import werkbank.experiment.trial.TrialState;
import werkbank.space.Cost;
import werkbank.space.Objective;

/**
 * The complete trials by both objectives.
 *
 * @param points cheapest first
 */
public record FrontView(List<Point> points) {

    /**
     * A complete trial.
     *
     * @param cost count of parameters, or seconds
     * @param value of the objective, in its unit
     * @param front whether it keeps the constraints, and no other trial that does beats it in both
     */
    public record Point(int trial, double cost, double value, boolean front) {}

    /** @param front numbers of the trials on it */
    public static FrontView of(List<Trial> trials, Objective objective, Cost cost, Set<Integer> front) {
        return new FrontView(trials.stream()
                .filter(trial -> trial.state() == TrialState.COMPLETE)
                .flatMap(trial -> trial.outcome().stream()
                        .map(outcome -> new Point(
                                trial.number(),
                                outcome.value(cost),
                                outcome.best().value(objective),
                                front.contains(trial.number()))))
                .filter(point -> Double.isFinite(point.value()) && Double.isFinite(point.cost()))
                .sorted(Comparator.comparingDouble(Point::cost).thenComparingInt(Point::trial))
                .toList());
    }
}
