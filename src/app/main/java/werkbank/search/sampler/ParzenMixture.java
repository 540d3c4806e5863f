package werkbank.search.sampler;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.RandomGenerator;
import werkbank.space.Parameter;

/**
 * A density over the coordinates of some parameters: a weighted sum of one component for each observation, which is the
 * product of its kernels along the axes, and of the prior, which is uniform.
 *
 * <p>Bergstra et al. (2011) mix along each axis on its own. Components that are products keep what belongs together,
 * as in Falkner, Klein and Hutter (2018), BOHB, ICML.
 */
final class ParzenMixture {
    private final List<Kernels> axes;
    private final double[] logWeights;
    private final double priorShare;

    /**
     * @param observations [observations][parameters] coordinates
     * @param priorWeight of the uniform component, greater than 0; an observation's is 1
     */
    ParzenMixture(List<Parameter> parameters, double[][] observations, double priorWeight) {
        Bandwidth bandwidth = new Bandwidth(parameters.size());
        axes = IntStream.range(0, parameters.size())
                .mapToObj(axis -> Kernels.of(parameters.get(axis), column(observations, axis), bandwidth))
                .toList();
        double sum = observations.length + priorWeight;
        logWeights = new double[observations.length + 1];
        Arrays.fill(logWeights, -Math.log(sum));
        logWeights[observations.length] = Math.log(priorWeight / sum);
        priorShare = priorWeight / sum;
    }

    private static double[] column(double[][] rows, int column) {
        return Arrays.stream(rows).mapToDouble(row -> row[column]).toArray();
    }

    /** The logarithm of the density, which is 0 where it is as that of the uniform distribution. */
    double logDensity(double[] point) {
        double[] logs = logWeights.clone();
        for (int axis = 0; axis < point.length; axis++) {
            axes.get(axis).addLogDensities(point[axis], logs);
        }
        return logSum(logs);
    }

    private static double logSum(double[] logs) {
        double largest = Arrays.stream(logs).max().orElseThrow();
        double sum = 0;
        for (double log : logs) {
            sum += Math.exp(log - largest);
        }
        return largest + Math.log(sum);
    }

    /** A point drawn from the density. */
    double[] draw(RandomGenerator random) {
        boolean isPrior = random.nextDouble() < priorShare;
        int component = isPrior ? -1 : random.nextInt(logWeights.length - 1);
        return axes.stream()
                .mapToDouble(axis -> isPrior ? random.nextDouble() : axis.draw(component, random))
                .toArray();
    }
}
