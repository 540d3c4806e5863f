package werkbank.search.sampler;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.RandomGenerator;
import werkbank.space.Parameter;

/**
 * A density over the coordinates of some parameters: a weighted sum of one component for each observation, which is the
 * product of its kernels along the axes, and of a prior.
 *
 * <p>Bergstra et al. (2011) mix along each axis on its own. Components that are products keep what belongs together,
 * as in Falkner, Klein and Hutter (2018), BOHB, ICML.
 */
final class ParzenMixture {
    private final List<Kernels> axes;
    private final PriorDensity prior;
    private final double[] logWeights;
    private final double priorShare;

    /** The mixture with a uniform prior. */
    ParzenMixture(List<Parameter> parameters, double[][] observations, double priorWeight) {
        this(parameters, observations, PriorDensity.uniform(parameters), priorWeight);
    }

    /**
     * @param observations [observations][parameters] coordinates
     * @param priorWeight of the prior's component, greater than 0; an observation's is 1
     */
    ParzenMixture(List<Parameter> parameters, double[][] observations, PriorDensity prior, double priorWeight) {
        this.prior = prior;
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
        logs[logs.length - 1] += prior.logDensity(point);
        return LogSum.of(logs);
    }

    /** A point drawn from the density. */
    double[] draw(RandomGenerator random) {
        if (random.nextDouble() < priorShare) {
            return prior.draw(random);
        }
        int component = random.nextInt(logWeights.length - 1);
        return axes.stream().mapToDouble(axis -> axis.draw(component, random)).toArray();
    }
}
