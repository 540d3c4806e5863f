package werkbank.experiment.trial;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import werkbank.space.Cost;
import werkbank.space.Objective;
import werkbank.space.SearchPlan;

/** The entries that no other beats in both of two figures, of which less is better. */
public final class ParetoFront {
    private ParetoFront() {}

    /** Something with two figures. */
    public record Point<T>(T of, double loss, double cost) {}

    /**
     * The points that no other beats: none is as good in both figures and better in one. In the order of their cost; NaN
     * is worse than any number.
     */
    public static <T> List<Point<T>> of(List<Point<T>> points) {
        List<Point<T>> front = new ArrayList<>();
        double best = Double.POSITIVE_INFINITY;
        double bestsCost = Double.NaN;
        for (Point<T> point : points.stream()
                .sorted(Comparator.<Point<T>>comparingDouble(Point::cost).thenComparingDouble(Point::loss))
                .toList()) {
            boolean equal = point.loss() == best && point.cost() == bestsCost;
            if (point.loss() < best || equal) {
                front.add(point);
                best = point.loss();
                bestsCost = point.cost();
            }
        }
        return List.copyOf(front);
    }

    /**
     * The points in fronts: the first that of all, the next that of the others, and so on.
     *
     * <p>Deb et al. (2002), A fast and elitist multiobjective genetic algorithm: NSGA-II, section III.
     */
    public static <T> List<List<Point<T>>> fronts(List<Point<T>> points) {
        List<List<Point<T>>> fronts = new ArrayList<>();
        List<Point<T>> left = new ArrayList<>(points);
        while (!left.isEmpty()) {
            List<Point<T>> front = of(left);
            // Points that are NaN or infinite are on no front.
            List<Point<T>> found = front.isEmpty() ? List.copyOf(left) : front;
            fronts.add(found);
            left.removeAll(found);
        }
        return fronts;
    }

    /** The complete trials that no other beats in objective and cost, cheapest first. */
    public static List<Trial> of(List<Trial> trials, Objective objective, Cost cost) {
        return of(trials.stream()
                        .filter(trial -> trial.state() == TrialState.COMPLETE)
                        .flatMap(trial -> trial.outcome().stream()
                                .map(outcome -> new Point<>(trial, trial.loss(objective), outcome.value(cost))))
                        .toList())
                .stream()
                .map(Point::of)
                .toList();
    }

    /**
     * Numbers of the trials on the front of a search, which keep its constraints; none where it has one objective only.
     */
    public static Set<Integer> numbers(List<Trial> trials, SearchPlan plan) {
        return plan.cost()
                .map(cost -> of(Trial.keeping(trials, plan.constraints()), plan.objective(), cost).stream()
                        .map(Trial::number)
                        .collect(Collectors.toSet()))
                .orElse(Set.of());
    }
}
