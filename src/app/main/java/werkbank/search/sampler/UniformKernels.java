package werkbank.search.sampler;

import org.apache.commons.math3.random.RandomGenerator;

/** A uniform distribution, as the component of a parameter without a prior. */
record UniformKernels() implements Kernels {
    @Override
    public void addLogDensities(double at, double[] sums) {
        // The logarithm of its density is 0.
    }

    @Override
    public double draw(int component, RandomGenerator random) {
        return random.nextDouble();
    }
}
