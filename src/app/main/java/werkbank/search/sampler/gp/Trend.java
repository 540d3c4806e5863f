package werkbank.search.sampler.gp;

/** The mean of a process before it has learnt: what it expects far from all rows. */
interface Trend {
    /** Expects 0 everywhere. */
    Trend NONE = new Trend() {
        @Override
        public double at(double[] input) {
            return 0;
        }

        @Override
        public void addSlope(double[] input, double share, double[] gradient) {
            // It is level.
        }
    };

    /** The expected value. */
    double at(double[] input);

    /** Adds the derivatives, each times {@code share}. */
    void addSlope(double[] input, double share, double[] gradient);
}
