package werkbank.report.influence;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import werkbank.report.figure.Fence;

/**
 * Trials as points of the unit cube. A parameter that is inactive in a trial stands at a
 * {@link Coordinate#neutral neutral} place there, so that it says nothing.
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
                points(coordinates, trials),
                Arrays.stream(losses).map(loss -> Math.min(loss, fence)).toArray(),
                (int) Arrays.stream(losses).filter(loss -> loss > fence).count());
    }

    private static double[][] points(List<Coordinate> coordinates, List<ScoredTrial> trials) {
        double[][] points = new double[trials.size()][coordinates.size()];
        for (int i = 0; i < coordinates.size(); i++) {
            double[] places = places(coordinates.get(i), i, trials);
            for (int trial = 0; trial < places.length; trial++) {
                points[trial][i] = places[trial];
            }
        }
        return points;
    }

    private static double[] places(Coordinate coordinate, long seed, List<ScoredTrial> trials) {
        double[] places = trials.stream()
                .map(trial -> trial.parameters().get(coordinate.axis().name()))
                .mapToDouble(value -> coordinate.place(value).orElse(Double.NaN))
                .toArray();
        int[] inactive = IntStream.range(0, places.length)
                .filter(trial -> Double.isNaN(places[trial]))
                .toArray();
        double[] neutral = coordinate.neutral(inactive.length, seed);
        for (int i = 0; i < inactive.length; i++) {
            places[inactive[i]] = neutral[i];
        }
        return places;
    }
}
