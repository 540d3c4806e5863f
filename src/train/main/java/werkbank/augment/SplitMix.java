package werkbank.augment;

/**
 * The numbers of {@link java.util.SplittableRandom}, from a generator that can start again: one for each image would be
 * garbage.
 *
 * <p>Steele, Lea and Flood (2014), Fast splittable pseudorandom number generators, OOPSLA.
 */
public final class SplitMix {
    private static final long GAMMA = 0x9E3779B97F4A7C15L;

    private long state;

    public void restart(long seed) {
        state = seed;
    }

    /** Leaves out the next numbers. */
    void skip(int numbers) {
        state += GAMMA * numbers;
    }

    public long nextLong() {
        state += GAMMA;
        long z = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** The next number, uniform in [0, 1). */
    double nextDouble() {
        return (nextLong() >>> 11) * 0x1.0p-53;
    }

    /** The next number, uniform in [low, high). */
    double between(double low, double high) {
        return low + nextDouble() * (high - low);
    }

    /** The next number, uniform in [−range, range). */
    double within(double range) {
        return (2 * nextDouble() - 1) * range;
    }
}
