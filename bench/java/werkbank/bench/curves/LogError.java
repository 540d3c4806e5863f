package werkbank.bench.curves;

/**
 * The logarithm of a network's error over the epochs t: a + b ln t + c / t.
 *
 * @param floor the least that is to be had, towards which lower ones bend
 */
record LogError(double a, double b, double c, double floor) {
    /** That of who guesses among ten classes. */
    static final double MOST = 0.9;

    /** The epochs of a training. */
    static final int LAST = 12;

    private static final double SOFTNESS = 0.15;
    private static final int MIDDLE = 6;
    /**
     * The curve through three points.
     *
     * @param first after one epoch
     * @param middle after six
     * @param last after twelve
     */
    static LogError of(double first, double middle, double last, double floor) {
        double byMiddle = 1.0 / MIDDLE - 1;
        double byLast = 1.0 / LAST - 1;
        double b = ((middle - first) * byLast - (last - first) * byMiddle)
                / (Math.log(MIDDLE) * byLast - Math.log(LAST) * byMiddle);
        double c = (middle - first - b * Math.log(MIDDLE)) / byMiddle;
        return new LogError(first - c, b, c, floor);
    }

    /** The error after so many epochs, 0 to {@value #MOST}. */
    double after(int epochs) {
        double log = a + b * Math.log(epochs) + c / epochs;
        return Math.min(MOST, Math.exp(floor + SOFTNESS * Math.log1p(Math.exp((log - floor) / SOFTNESS))));
    }
}
