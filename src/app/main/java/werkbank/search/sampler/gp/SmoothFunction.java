package werkbank.search.sampler.gp;

/** A function of several numbers that has a gradient. */
interface SmoothFunction {
    /**
     * The value at a point.
     *
     * @param gradient is overwritten with the derivatives there
     */
    double at(double[] point, double[] gradient);
}
