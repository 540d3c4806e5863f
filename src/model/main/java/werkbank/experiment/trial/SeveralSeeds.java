package werkbank.experiment.trial;

import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import werkbank.metric.Spread;
import werkbank.space.Constraints;
import werkbank.space.Objective;
import werkbank.space.SearchPlan;

/**
 * The results of a configuration that was trained with several seeds: luck and skill apart. Figures are the
 * objective's, in its own unit, of the complete trials alone.
 *
 * @param trial that was tried first; the others repeat it
 * @param seeds complete trials, at least 2
 * @param deviation standard deviation, with n − 1 below the root
 */
public record SeveralSeeds(int trial, int seeds, double mean, double deviation, double best, double worst) {

    /**
     * Compares the configurations that have two complete trials or more: the best mean first, those last of which a
     * trial breaks the constraints.
     */
    public static List<SeveralSeeds> of(List<Trial> trials, SearchPlan plan) {
        SortedMap<Integer, List<Trial>> configurations = trials.stream()
                .filter(trial -> trial.state() == TrialState.COMPLETE)
                .collect(Collectors.groupingBy(
                        trial -> trial.repeats().orElse(trial.number()), TreeMap::new, Collectors.toList()));
        Comparator<SeveralSeeds> byMean = Comparator.comparingDouble(SeveralSeeds::mean);
        return configurations.entrySet().stream()
                .filter(configuration -> configuration.getValue().size() > 1)
                .map(configuration -> of(configuration.getKey(), configuration.getValue(), plan.objective()))
                .sorted(Comparator.comparingDouble(
                                (SeveralSeeds one) -> violation(configurations.get(one.trial()), plan.constraints()))
                        .thenComparing(plan.objective().higherIsBetter() ? byMean.reversed() : byMean))
                .toList();
    }

    /** The violation of the trial that is furthest beyond the limits. */
    private static double violation(List<Trial> trials, Constraints constraints) {
        return trials.stream()
                .mapToDouble(trial -> trial.violation(constraints))
                .max()
                .orElseThrow();
    }

    private static SeveralSeeds of(int trial, List<Trial> trials, Objective objective) {
        List<Double> sorted = trials.stream()
                .map(one -> one.best().orElseThrow().value(objective))
                .sorted()
                .toList();
        double lowest = sorted.get(0);
        double highest = sorted.get(sorted.size() - 1);
        return new SeveralSeeds(
                trial,
                sorted.size(),
                sorted.stream().mapToDouble(Double::doubleValue).average().orElseThrow(),
                Spread.of(sorted).orElseThrow(),
                objective.higherIsBetter() ? highest : lowest,
                objective.higherIsBetter() ? lowest : highest);
    }
}
