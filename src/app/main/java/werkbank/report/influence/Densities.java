package werkbank.report.influence;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * How trials spread over the cells of a coordinate: choices are counted, of numbers there is a Gaussian kernel estimate.
 * Of any trials it has the same kernel, so that smoothing makes no difference between some and all.
 *
 * @param masses [trials][cells], what each trial adds, in all 1; no cells where the parameter is inactive
 * @param all [cells] of all trials, in all 1; 0 everywhere where the parameter is active in none
 */
record Densities(double[][] masses, double[] all) {
    /** Standard deviation of the narrowest kernel, in cells: nine tenths of it lie in its own. */
    private static final double NARROWEST = 0.3;

    /** Scott's rule (1992) for a Gaussian kernel. */
    private static final double SCOTT = 1.06;

    static Densities of(Coordinate coordinate, List<ScoredTrial> trials) {
        OptionalDouble[] places = trials.stream()
                .map(trial -> coordinate.place(
                        trial.parameters().get(coordinate.axis().name())))
                .toArray(OptionalDouble[]::new);
        int cells = coordinate.cells();
        double width = coordinate.axis().isNumeric() ? width(places, cells) : 0;
        double[][] masses = Arrays.stream(places)
                .map(place -> place.isEmpty() ? new double[0] : masses(place.getAsDouble(), width, cells))
                .toArray(double[][]::new);
        return new Densities(masses, mean(Arrays.asList(masses), cells));
    }

    private static double width(OptionalDouble[] places, int cells) {
        double[] known =
                Arrays.stream(places).flatMapToDouble(OptionalDouble::stream).toArray();
        double mean = Arrays.stream(known).average().orElse(0);
        double variance = Arrays.stream(known)
                .map(place -> (place - mean) * (place - mean))
                .average()
                .orElse(0);
        return Math.max(NARROWEST / cells, SCOTT * Math.sqrt(variance) * Math.pow(Math.max(1, known.length), -0.2));
    }

    /**
     * Spreads a coordinate's mass over the cells; without a width all of it is in its own cell, else what lies beyond
     * the ends is left out.
     */
    private static double[] masses(double place, double width, int cells) {
        double[] masses = new double[cells];
        if (width == 0) {
            masses[(int) (place * cells)] = 1;
            return masses;
        }
        for (int cell = 0; cell < cells; cell++) {
            double away = ((cell + 0.5) / cells - place) / width;
            masses[cell] = Math.exp(-away * away / 2);
        }
        double sum = Arrays.stream(masses).sum();
        return Arrays.stream(masses).map(mass -> mass / sum).toArray();
    }

    private static double[] mean(List<double[]> masses, int cells) {
        double[] sum = new double[cells];
        masses.forEach(one -> IntStream.range(0, one.length).forEach(cell -> sum[cell] += one[cell]));
        long active = masses.stream().filter(one -> one.length > 0).count();
        return Arrays.stream(sum).map(mass -> mass / Math.max(1, active)).toArray();
    }

    /**
     * Pearson's divergence of the density of some trials from that of all; 0 where the parameter is inactive in all of
     * them.
     *
     * @param taken [trials]
     */
    double divergence(boolean[] taken) {
        double[] some = mean(
                IntStream.range(0, taken.length)
                        .filter(i -> taken[i])
                        .mapToObj(i -> masses[i])
                        .toList(),
                all.length);
        return Arrays.stream(some).sum() == 0
                ? 0
                : IntStream.range(0, all.length)
                        .filter(cell -> all[cell] > 0)
                        .mapToDouble(cell -> (some[cell] - all[cell]) * (some[cell] - all[cell]) / all[cell])
                        .sum();
    }
}
