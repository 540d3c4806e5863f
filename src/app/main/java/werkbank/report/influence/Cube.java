package werkbank.report.influence;

import java.util.Arrays;
import java.util.List;
import werkbank.report.figure.Fence;

/**
 * Trials as points of the unit cube. A parameter that is inactive in a trial stands in the middle of its range there, so
 * that it says nothing.
 *
 * @param points [trials][coordinates], each 0 to 1
 * @param losses [trials], lower is better; those far worse than the others are lowered to {@link Fence}
 * @param capped how many were lowered
 */
record Cube(List<Coordinate> coordinates, double[][] points, double[] losses, int capped) {
    /** @param trials at least one */
    static Cube of(List<Coordinate> coordinates, List<ScoredTrial> trials) {
        double[] losses = trials.stream().mapToDouble(ScoredTrial::loss).toArray();
        // A network that never learnt would otherwise be all the variance there is.
        double fence = Fence.of(losses);
        return new Cube(
                coordinates,
                trials.stream().map(trial -> point(coordinates, trial)).toArray(double[][]::new),
                Arrays.stream(losses).map(loss -> Math.min(loss, fence)).toArray(),
                (int) Arrays.stream(losses).filter(loss -> loss > fence).count());
    }

    private static double[] point(List<Coordinate> coordinates, ScoredTrial trial) {
        return coordinates.stream()
                .mapToDouble(coordinate -> coordinate
                        .place(trial.parameters().get(coordinate.axis().name()))
                        .orElse(coordinate.middle(coordinate.cells() / 2)))
                .toArray();
    }
}
