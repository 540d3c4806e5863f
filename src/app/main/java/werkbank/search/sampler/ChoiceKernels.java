package werkbank.search.sampler;

import java.util.Arrays;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * An observation's own value with one probability, each other value with another: Aitchison and Aitken (1976),
 * Multivariate binary discrimination by the kernel method, Biometrika 63(3).
 */
final class ChoiceKernels implements Kernels {
    private final int values;
    private final int[] own;
    private final double others;

    /**
     * @param values of the choice
     * @param others probability of all values but an observation's own; less than 1 where densities are asked for
     */
    ChoiceKernels(int values, double[] centres, double others) {
        this.values = values;
        this.own = Arrays.stream(centres).mapToInt(this::index).toArray();
        this.others = others;
    }

    private int index(double number) {
        return Math.min(values - 1, (int) (number * values));
    }

    @Override
    public void addLogDensities(double at, double[] sums) {
        int value = index(at);
        double same = Math.log((1 - others) * values);
        double different = Math.log(others / (values - 1) * values);
        for (int i = 0; i < own.length; i++) {
            sums[i] += own[i] == value ? same : different;
        }
    }

    @Override
    public double draw(int component, RandomGenerator random) {
        int value = own[component];
        if (random.nextDouble() < others) {
            value = (value + 1 + random.nextInt(values - 1)) % values;
        }
        return Cell.of(value, values).middle();
    }
}
