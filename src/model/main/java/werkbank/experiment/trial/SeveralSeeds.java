package werkbank.experiment.trial;

import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import werkbank.metric.Spread;
import werkbank.space.Objective;

/**
 * The results of a configuration that was trained with several seeds: luck and skill apart. Figures are the
 * objective's, in its own unit, of the complete trials alone.
 *
 * @param trial that was tried first; the others repeat it
 * @param seeds complete trials, at least 2
 * @param deviation standard deviation, with n − 1 below the root
 */
public record SeveralSeeds(int trial, int seeds, double mean, double deviation, double best, double worst) {

    /** The best mean first; empty when no configuration has two complete trials. */
    public static List<SeveralSeeds> of(List<Trial> trials, Objective objective) {
        SortedMap<Integer, List<Double>> values = trials.stream()
                .filter(trial -> trial.state() == TrialState.COMPLETE)
                .collect(Collectors.groupingBy(
                        trial -> trial.repeats().orElse(trial.number()),
                        TreeMap::new,
                        Collectors.mapping(trial -> trial.best().orElseThrow().value(objective), Collectors.toList())));
        Comparator<SeveralSeeds> byMean = Comparator.comparingDouble(SeveralSeeds::mean);
        return values.entrySet().stream()
                .filter(configuration -> configuration.getValue().size() > 1)
                .map(configuration -> of(configuration.getKey(), configuration.getValue(), objective))
                .sorted(objective.higherIsBetter() ? byMean.reversed() : byMean)
                .toList();
    }

    private static SeveralSeeds of(int trial, List<Double> values, Objective objective) {
        List<Double> sorted = values.stream().sorted().toList();
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
