package werkbank.search.scheduler;

/**
 * The share of steps that begins new trials where a space says none. Where a first step tells which trials are good, many
 * are worth a look; where the order still changes, more is found by training on those that have begun.
 */
final class NewShare {
    private static final double LEAST = 0.25;
    private static final double MOST = 0.5;

    /** The share that is reckoned with before anything is learned. */
    static final double MIDDLE = (LEAST + MOST) / 2;

    /** The agreement at which, and below which, the share is the least, and from which on it is the most. */
    private static final double LOW_AGREEMENT = 0.75;

    private static final double HIGH_AGREEMENT = 0.85;

    private NewShare() {}

    /** @param agreement of the orders of trials after a step and after the next, −1 to 1 */
    static double of(double agreement) {
        double way = (agreement - LOW_AGREEMENT) / (HIGH_AGREEMENT - LOW_AGREEMENT);
        return LEAST + (MOST - LEAST) * Math.max(0, Math.min(1, way));
    }
}
