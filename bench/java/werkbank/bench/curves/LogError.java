package werkbank.bench.curves;

/**
 * The logarithm of a network's error over the epochs t: a + b ln t + c / t.
 *
 * @param floor the least that is to be had, towards which lower ones bend
 */
record LogError(double a, double b, double c, double floor) {
    private static final double SOFTNESS = 0.15;
    private static final double MOST = 0.9;
    private static final int MIDDLE = 6;
    private static final int LAST = 12;

    /**
     * The curve through three points.
     *
     * @param first after one epoch
     * @param early what it gains from there up to the sixth
     * @param late what it gains from there up to the twelfth
     */
    static LogError of(double first, double early, double late, double floor) {
        double middle = 1.0 / MIDDLE - 1;
        double last = 1.0 / LAST - 1;
        double b = (early * last - (early + late) * middle) / (Math.log(MIDDLE) * last - Math.log(LAST) * middle);
        double c = (early - b * Math.log(MIDDLE)) / middle;
        return new LogError(first - c, b, c, floor);
    }

    /** The error after so many epochs, 0 to {@value #MOST}. */
    double after(int epochs) {
        double log = a + b * Math.log(epochs) + c / epochs;
        return Math.min(MOST, Math.exp(floor + SOFTNESS * Math.log1p(Math.exp((log - floor) / SOFTNESS))));
    }
}
