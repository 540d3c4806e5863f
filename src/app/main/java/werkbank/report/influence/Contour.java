package werkbank.report.influence;

import java.util.List;
import java.util.stream.IntStream;
import werkbank.report.figure.Axis;
import werkbank.report.figure.PageNumbers;
import werkbank.space.Objective;

/**
 * The forest's prediction for two parameters, averaged over all others.
 *
 * @param values [cells of y][cells of x], in the objective's unit
 */
public record Contour(Side x, Side y, double[][] values) {
    private static final int MOST_CELLS = 24;

    /**
     * A parameter along one side.
     *
     * @param low and {@code high} values at the ends; 0 and 1 for a choice
     * @param labels values of the cells, where each has one; else empty
     */
    public record Side(String parameter, Axis.Scale scale, double low, double high, int cells, List<Object> labels) {
        private static Side of(Coordinate coordinate) {
            boolean own = !coordinate.values().isEmpty()
                    && (coordinate.cells() <= MOST_CELLS || !coordinate.axis().isNumeric());
            return new Side(
                    coordinate.axis().name(),
                    coordinate.axis().scale(),
                    coordinate.low(),
                    coordinate.high(),
                    own ? coordinate.cells() : MOST_CELLS,
                    own ? coordinate.values() : List.of());
        }

        private double[] middles() {
            return IntStream.range(0, cells).mapToDouble(i -> (i + 0.5) / cells).toArray();
        }
    }

    /** @param x and {@code y} indexes of coordinates */
    static Contour of(Forest forest, List<Coordinate> coordinates, int x, int y, Objective objective) {
        Side across = Side.of(coordinates.get(x));
        Side up = Side.of(coordinates.get(y));
        double[][] losses = forest.marginal(y, x, up.middles(), across.middles());
        double sign = objective.higherIsBetter() ? -1 : 1;
        for (double[] row : losses) {
            for (int i = 0; i < row.length; i++) {
                row[i] = PageNumbers.rounded(sign * row[i]);
            }
        }
        return new Contour(across, up, losses);
    }
}
