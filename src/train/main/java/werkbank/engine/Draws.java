package werkbank.engine;

/**
 * Random numbers of dropout and noise, drawn by their place: every engine draws the same for the same seed, step, layer and
 * place in the batch, whatever layout its arrays have and in whatever order it goes through them.
 *
 * <p>Places are mixed by the finaliser of MurmurHash3 (Appleby, 2011); seeds by that of SplittableRandom (Steele, Lea and
 * Flood, 2014).
 */
public final class Draws {
    private static final long STEPS_APART = 0x9E3779B97F4A7C15L;
    private static final long LAYERS_APART = 0xD1B54A32D192ED03L;
    private static final int PLACES_APART = 0x9E3779B9;

    /** The bits of 1 and of √½ as floats, and the layout of floats. */
    private static final int ONE = 0x3F800000;

    private static final int ROOT_HALF = 0x3F3504F3;
    private static final int FRACTION = 0x7FFFFF;
    private static final int FRACTION_BITS = 23;
    private static final int BIAS = 127;

    private static final float LN_2 = 0.6931472f;
    private static final float TURN = 6.2831855f;

    private Draws() {}

    /**
     * The seed of a step.
     *
     * @param seed that the network was given for the epoch
     * @param step since then, counted from 0
     */
    public static long ofStep(long seed, int step) {
        return mixed(seed + STEPS_APART * (step + 1L));
    }

    /** @param layer its place in the network, counted from 0 */
    public static long ofLayer(long stepSeed, int layer) {
        return mixed(stepSeed + LAYERS_APART * (layer + 1L));
    }

    /**
     * 32 random bits.
     *
     * @param layerSeed as {@link #ofLayer} gives it
     * @param place (image · channels + channel) · pixels + pixel; for whole channels image · channels + channel; may wrap
     */
    public static int bits(long layerSeed, int place) {
        return bits((int) layerSeed + place, (int) (layerSeed >>> 32));
    }

    /** 32 random bits of a place that the lower half of the seed was added to, and the higher half of the seed. */
    static int bits(int place, int high) {
        int h = place * PLACES_APART ^ high;
        h ^= h >>> 16;
        h *= 0x85EBCA6B;
        h ^= h >>> 13;
        h *= 0xC2B2AE35;
        return h ^ h >>> 16;
    }

    /**
     * A number of the standard normal distribution, from two draws (Box and Muller, 1958). Logarithm and cosine are sums of
     * series in 32 bits, so that every engine gets the same to the bit, whatever its library's functions are.
     *
     * @param first bits of a place, as {@link #bits} gives them
     * @param second bits of the place with the seed {@link #ofSecond}
     */
    static float normal(int first, int second) {
        float u = ((first >>> 8) + 1) * 0x1.0p-24f;
        float turn = (second >>> 8) * 0x1.0p-24f;
        return -(float) Math.sqrt(-2 * logarithm(u)) * sine(0.25f - Math.abs(turn - 0.5f));
    }

    /**
     * The natural logarithm, by u = m · 2ⁿ and the series of artanh; off by 3 units in the last place at most.
     *
     * @param u greater than 0, not subnormal
     */
    static float logarithm(float u) {
        int bits = Float.floatToRawIntBits(u) + ONE - ROOT_HALF;
        float m = Float.intBitsToFloat((bits & FRACTION) + ROOT_HALF);
        float s = (m - 1) / (m + 1);
        float z = s * s;
        float series = s * (2 + z * (2 / 3f + z * (2 / 5f + z * (2 / 7f + z * (2 / 9f)))));
        return ((bits >> FRACTION_BITS) - BIAS) * LN_2 + series;
    }

    /**
     * The sine of a part of a turn, by its series.
     *
     * @param turn from −1/4 to 1/4
     */
    static float sine(float turn) {
        float y = turn * TURN;
        float z = y * y;
        return y * (1 + z * (-1 / 6f + z * (1 / 120f + z * (-1 / 5040f + z * (1 / 362880f + z * (-1 / 39916800f))))));
    }

    /** The seed of a layer's second draws, for what takes two at each place. */
    public static long ofSecond(long layerSeed) {
        return mixed(layerSeed);
    }

    private static long mixed(long z) {
        long y = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        y = (y ^ (y >>> 27)) * 0x94D049BB133111EBL;
        return y ^ (y >>> 31);
    }
}
