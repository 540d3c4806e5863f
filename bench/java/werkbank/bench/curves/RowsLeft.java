package werkbank.bench.curves;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import werkbank.InputException;

/** The rows of a table that a search has not had; the nearest by the Euclidean distance answers a proposal. */
final class RowsLeft {
    private final String table;
    private final List<double[]> points;
    private final BitSet had = new BitSet();

    /**
     * @param table its name
     * @param points [rows][coordinates]
     */
    RowsLeft(String table, List<double[]> points) {
        this.table = table;
        this.points = points;
    }

    /**
     * Takes the nearest, of rows that are equally near the first.
     *
     * @throws InputException when none is left
     */
    int take(double[] point) {
        int nearest = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int i = had.nextClearBit(0); i < points.size(); i = had.nextClearBit(i + 1)) {
            double distance = distance(point, points.get(i));
            if (distance < least) {
                least = distance;
                nearest = i;
            }
        }
        if (nearest < 0) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "the search wants more than the %d rows of %s; search for fewer epochs",
                    points.size(),
                    table));
        }
        had.set(nearest);
        return nearest;
    }

    private static double distance(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return sum;
    }
}
