package werkbank.ensemble;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.ArrayRealVector;

/** How many of a row of candidates vote when all weigh the same. */
final class EqualShares {
    private EqualShares() {}

    /**
     * The first of an order with equal weights: as many as are asked for, otherwise the smallest number whose log-loss is
     * within one standard error of the lowest, by the images' paired differences.
     *
     * @param order indexes of candidates, at least one
     */
    static Weights of(Candidates candidates, List<Integer> order, OptionalInt topK) {
        int members = topK.isPresent()
                ? Math.min(topK.getAsInt(), order.size())
                : smallestWithinOneError(growth(candidates, order));
        return Weights.equal(candidates.count(), order.subList(0, members));
    }

    /** @param growth losses of each image by number of members less 1 */
    private static int smallestWithinOneError(double[][] growth) {
        double[] means =
                Arrays.stream(growth).mapToDouble(losses -> Excess.of(losses).mean()).toArray();
        double[] best = growth[new ArrayRealVector(means).getMinIndex()];
        return 1
                + IntStream.range(0, growth.length)
                        .filter(less -> Excess.of(growth[less], best).isWithinOneError())
                        .findFirst()
                        .orElseThrow();
    }

    /** Losses [members less 1][rows] of the first of the order. */
    private static double[][] growth(Candidates candidates, List<Integer> order) {
        double[] sums = new double[candidates.rows()];
        double[][] growth = new double[order.size()][];
        for (int members = 1; members <= growth.length; members++) {
            double[] likelihood = candidates.likelihood(order.get(members - 1));
            growth[members - 1] = new double[sums.length];
            for (int row = 0; row < sums.length; row++) {
                sums[row] += likelihood[row];
                growth[members - 1][row] = -Math.log(sums[row] / members);
            }
        }
        return growth;
    }
}
