package werkbank.search.sampler.gp;

/**
 * Lower and upper bounds of each of several numbers.
 *
 * @param high of each at least {@code low}; a number whose bounds are equal is fixed
 */
record Box(double[] low, double[] high) {

    /** The nearest point of the box. */
    double[] nearest(double[] point) {
        double[] inside = new double[point.length];
        for (int i = 0; i < point.length; i++) {
            inside[i] = Math.max(low[i], Math.min(high[i], point[i]));
        }
        return inside;
    }

    /** Whether a number can't go where a function falls, since it is at that bound. */
    boolean stops(int i, double number, double derivative) {
        return derivative > 0 ? number <= low[i] : number >= high[i];
    }
}
