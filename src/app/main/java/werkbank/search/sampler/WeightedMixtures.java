package werkbank.search.sampler;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.random.RandomGenerator;

/** A weighted sum of mixtures over the same coordinates, each with kernels as wide as its own observations ask for. */
final class WeightedMixtures {
    private final List<ParzenMixture> mixtures = new ArrayList<>();
    private final List<Double> weights = new ArrayList<>();

    /** @param weight of the mixture among the others, greater than 0 */
    void add(ParzenMixture mixture, double weight) {
        mixtures.add(mixture);
        weights.add(weight);
    }

    private double sum() {
        return weights.stream().mapToDouble(Double::doubleValue).sum();
    }

    /** The logarithm of the density, which is 0 where it is as that of the uniform distribution. */
    double logDensity(double[] point) {
        if (mixtures.size() == 1) {
            return mixtures.get(0).logDensity(point);
        }
        double[] logs = new double[mixtures.size()];
        double sum = sum();
        for (int i = 0; i < logs.length; i++) {
            logs[i] = Math.log(weights.get(i) / sum) + mixtures.get(i).logDensity(point);
        }
        return LogSum.of(logs);
    }

    /** A point drawn from the density; a mixture that is alone is drawn from as if it were not in a sum. */
    double[] draw(RandomGenerator random) {
        int chosen = 0;
        if (mixtures.size() > 1) {
            double left = random.nextDouble() * sum();
            while (chosen < mixtures.size() - 1 && left >= weights.get(chosen)) {
                left -= weights.get(chosen);
                chosen++;
            }
        }
        return mixtures.get(chosen).draw(random);
    }
}
