package werkbank.search.sampler.mfes;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import werkbank.search.sampler.mfes.Node.Leaf;
import werkbank.search.sampler.mfes.Node.Split;

/**
 * Grows regression trees as Geurts, Ernst and Wehenkel (2006), Extremely randomized trees, Machine Learning 63: each node
 * draws one split for each coordinate and takes the one that reduces the variance most. No sorting, so a tree of a hundred
 * points takes some ten microseconds.
 */
final class TreeGrower {
    /** A node of fewer points is not split. */
    private static final int FEWEST = 5;

    private final double[][] columns;
    private final double[] targets;
    private final boolean[] isChoice;
    private final SplittableRandom random;
    private final int[] order;

    /**
     * @param points [trials][coordinates]
     * @param targets [trials]
     * @param isChoice [coordinates] whether its values have no order
     */
    TreeGrower(double[][] points, double[] targets, boolean[] isChoice, SplittableRandom random) {
        this.columns = new double[isChoice.length][points.length];
        for (int i = 0; i < isChoice.length; i++) {
            for (int row = 0; row < points.length; row++) {
                columns[i][row] = points[row][i];
            }
        }
        this.targets = targets;
        this.isChoice = isChoice;
        this.random = random;
        this.order = IntStream.range(0, targets.length).toArray();
    }

    /** A split that was drawn. */
    private record Draw(int coordinate, double at, double gain) {}

    /** Grows a tree of all points, of which there is at least one. */
    Node grow() {
        return grow(0, targets.length);
    }

    /** Grows the node of the points that stand from one place of the order to before another. */
    private Node grow(int from, int to) {
        double sum = 0;
        double squares = 0;
        for (int i = from; i < to; i++) {
            double target = targets[order[i]];
            sum += target;
            squares += target * target;
        }
        double mean = sum / (to - from);
        double variance = Math.max(0, squares / (to - from) - mean * mean);
        Draw best = to - from < FEWEST || variance == 0 ? null : best(from, to, sum);
        if (best == null) {
            return new Leaf(mean, variance);
        }
        int middle = parted(from, to, best);
        return new Split(
                best.coordinate(), best.at(), isChoice[best.coordinate()], grow(from, middle), grow(middle, to));
    }

    /** The best of a draw for each coordinate; null where all points are the same. */
    private Draw best(int from, int to, double sum) {
        Draw best = null;
        for (int coordinate = 0; coordinate < isChoice.length; coordinate++) {
            double at = drawn(from, to, coordinate);
            double gain = Double.isNaN(at) ? at : gain(from, to, coordinate, at, sum);
            if (gain >= 0 && (best == null || gain > best.gain())) {
                best = new Draw(coordinate, at, gain);
            }
        }
        return best;
    }

    /** A place at random between the least and the largest value, or a value of a choice; NaN where all are the same. */
    private double drawn(int from, int to, int coordinate) {
        double[] column = columns[coordinate];
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = from; i < to; i++) {
            double value = column[order[i]];
            low = value < low ? value : low;
            high = value > high ? value : high;
        }
        if (low == high) {
            return Double.NaN;
        }
        return isChoice[coordinate]
                ? column[order[from + random.nextInt(to - from)]]
                : low + (high - low) * random.nextDouble();
    }

    /** The sum of squares that lies between the two parts; the more, the better. NaN where one part is empty. */
    private double gain(int from, int to, int coordinate, double at, double sum) {
        double[] column = columns[coordinate];
        boolean isEqual = isChoice[coordinate];
        double lower = 0;
        int count = 0;
        for (int i = from; i < to; i++) {
            int row = order[i];
            if (isEqual ? column[row] == at : column[row] <= at) {
                lower += targets[row];
                count++;
            }
        }
        double upper = sum - lower;
        return lower * lower / count + upper * upper / (to - from - count);
    }

    /** Puts the points of the lower part first, and returns where the others begin. */
    private int parted(int from, int to, Draw split) {
        double[] column = columns[split.coordinate()];
        boolean isEqual = isChoice[split.coordinate()];
        int middle = from;
        for (int i = from; i < to; i++) {
            int row = order[i];
            if (isEqual ? column[row] == split.at() : column[row] <= split.at()) {
                order[i] = order[middle];
                order[middle++] = row;
            }
        }
        return middle;
    }
}
