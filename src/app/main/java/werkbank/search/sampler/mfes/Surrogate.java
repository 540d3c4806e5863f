package werkbank.search.sampler.mfes;

import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import werkbank.search.sampler.Observation;
import werkbank.search.sampler.Results;
import werkbank.search.sampler.mfes.Rung.Row;

/**
 * Forests that have learnt the loss from some trials, and what the next proposal needs of these.
 *
 * @param incumbent the least loss that is expected of the good points
 * @param good points of the best trials of each rung, the highest rung's first; at least one
 */
record Surrogate(WeightedForests forests, double incumbent, List<double[]> good) {
    /** Trials of a rung near which more candidates are drawn. */
    private static final int GOOD = 10;

    /**
     * Learns from trials.
     *
     * @param results of trials in the order of their numbers; at least one is finite
     * @param points the point of a trial, whatever is inactive in the middle; always the same object
     * @param memory grows the forests
     */
    static Surrogate of(Results results, Function<Observation, double[]> points, ForestMemory memory) {
        List<Observation> failed = results.failed();
        NavigableMap<Integer, int[]> byBudget = byBudget(results);
        List<Rung> rungs = Budgets.of(byBudget).stream()
                .map(budget -> Rung.of(results, byBudget.get(budget), failed, points))
                .toList();
        WeightedForests forests = WeightedForests.of(rungs, memory);
        List<double[]> good = Stream.iterate(rungs.size() - 1, i -> i >= 0, i -> i - 1)
                .map(rungs::get)
                .flatMap(rung -> rung.measured().stream()
                        .sorted(Comparator.comparingDouble(Row::target))
                        .limit(GOOD))
                .map(Row::point)
                .distinct()
                .limit(GOOD)
                .toList();
        double incumbent = good.stream()
                .mapToDouble(point -> forests.at(point).mean())
                .min()
                .orElseThrow();
        return new Surrogate(forests, incumbent, good);
    }

    /** The places of the finite values at each budget; no budget is without one. */
    private static NavigableMap<Integer, int[]> byBudget(Results results) {
        int[] budgets = results.rungs();
        int[][] places = results.finiteOfEach();
        NavigableMap<Integer, int[]> byBudget = new TreeMap<>();
        for (int i = 0; i < budgets.length; i++) {
            if (places[i].length > 0) {
                byBudget.put(budgets[i], places[i]);
            }
        }
        return byBudget;
    }

    double improvement(double[] point) {
        return forests.at(point).improvement(incumbent);
    }
}
