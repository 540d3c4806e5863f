package werkbank.engine.operation;

/**
 * The order in which rows are summed up for each channel, the same in every implementation, so that they give the same
 * bits: partial p of P adds rows p, p + P, p + 2P, … in this order; then partials are added in halves, those from s on to
 * those below s, for s from half of the next power of two down to 1. Numbers of a vector are rows of one channel, with
 * partials of their own count.
 */
public final class SumOrder {
    /** Numbers of a vector that lie side by side for a card; their sums are the last to be added. */
    public static final int COLUMNS = 32;

    private static final int LEAST = 64;
    private static final int MOST = 4096;
    /** Partials of all channels that a card is to be kept busy with. */
    private static final int BUSY = 1 << 18;

    private SumOrder() {}

    /**
     * How many partials P there are.
     *
     * @param rows at least 1
     * @param channels at least 1
     */
    public static int partials(int rows, int channels) {
        int wanted = Integer.highestOneBit(Math.max(1, BUSY / channels));
        return Math.min(rows, Math.max(LEAST, Math.min(MOST, wanted)));
    }

    /**
     * How many partials P a vector has.
     *
     * @param length at least 1
     */
    public static int partials(long length) {
        return (int) Math.min(length, (long) COLUMNS * MOST);
    }

    /** The next power of two that is not below {@code partials}, where the adding in halves begins. */
    public static int slots(int partials) {
        int highest = Integer.highestOneBit(partials);
        return highest == partials ? partials : 2 * highest;
    }
}
