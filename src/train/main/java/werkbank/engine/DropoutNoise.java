package werkbank.engine;

/**
 * Dropout of a number in training: it becomes {@code factor · x + shift}, by what {@link Draws} draws for its place; the
 * gradient is multiplied by the factor alone. Every engine computes it as this class does.
 */
public abstract sealed class DropoutNoise {
    /** Draws are compared with a share of so many bits. */
    private static final int BITS = 31;

    private static final double SELU_LOWEST = -1.0507009873554804 * 1.6732632423543772;

    private DropoutNoise() {}

    /**
     * Inverted dropout (Srivastava et al., 2014): 0, or x / (1 − rate).
     *
     * @param rate share that becomes 0, in [0, 1); for whole channels one place is drawn for each
     */
    public static DropoutNoise ofShare(double rate) {
        return new Kept(1 - rate, (float) (1 / (1 - rate)), 0, 0);
    }

    /**
     * Normal noise of mean 1 that the number is multiplied with.
     *
     * @param rate in [0, 1); the variance is rate / (1 − rate)
     */
    public static DropoutNoise gaussian(double rate) {
        return new Gaussian((float) Math.sqrt(rate / (1 - rate)));
    }

    /**
     * Dropout that sets to SELU's lowest value and then restores mean 0 and variance 1 (Klambauer et al., 2017).
     *
     * @param rate share that is set, in [0, 1)
     */
    public static DropoutNoise alpha(double rate) {
        double kept = 1 - rate;
        double a = 1 / Math.sqrt(kept + SELU_LOWEST * SELU_LOWEST * kept * rate);
        double b = -a * rate * SELU_LOWEST;
        return new Kept(kept, (float) a, (float) b, (float) (a * SELU_LOWEST + b));
    }

    /** The shift that goes with a factor. */
    public abstract float shift(float factor);

    /**
     * Draws the factors of places in a row, as the bits of floats: of those the just-in-time compiler makes vector
     * instructions.
     *
     * @param layerSeed as {@link Draws#ofLayer} gives it
     * @param first place, as {@link Draws#bits} takes it
     * @param count at most as long as {@code factors}, whose first numbers are written
     */
    public abstract void factors(long layerSeed, int first, int count, int[] factors);

    /**
     * Draws the factors of places from a table, as the bits of floats.
     *
     * @param from index of the first of them in the table
     * @param further what is added to each place of the table
     */
    public abstract void factors(long layerSeed, int[] table, int from, int further, int count, int[] factors);

    /** The numbers that an engine outside Java needs to compute the same. */
    public abstract Numbers numbers();

    /**
     * The numbers of a form of dropout; 0 where it has none.
     *
     * @param threshold draws of 31 bits below it are kept
     * @param factor of what is kept; 0 of the rest
     * @param shift of what is kept
     * @param dropped the shift of the rest
     * @param deviation of normal noise about 1, which is then the factor
     */
    public record Numbers(int threshold, float factor, float shift, float dropped, float deviation) {}

    private static final class Kept extends DropoutNoise {
        private final int threshold;
        private final float factor;
        private final float shift;
        private final float dropped;

        Kept(double share, float factor, float shift, float dropped) {
            this.threshold = (int) Math.min(share * (1L << BITS), Integer.MAX_VALUE);
            this.factor = factor;
            this.shift = shift;
            this.dropped = dropped;
        }

        @Override
        public float shift(float drawn) {
            return drawn == 0 ? dropped : shift;
        }

        @Override
        public void factors(long layerSeed, int first, int count, int[] factors) {
            int low = (int) layerSeed + first;
            int high = (int) (layerSeed >>> 32);
            int bits = Float.floatToRawIntBits(factor);
            for (int i = 0; i < count; i++) {
                factors[i] = ((Draws.bits(low + i, high) >>> 1) - threshold) >> BITS & bits;
            }
        }

        @Override
        public void factors(long layerSeed, int[] table, int from, int further, int count, int[] factors) {
            int low = (int) layerSeed + further;
            int high = (int) (layerSeed >>> 32);
            int bits = Float.floatToRawIntBits(factor);
            for (int i = 0; i < count; i++) {
                factors[i] = ((Draws.bits(low + table[from + i], high) >>> 1) - threshold) >> BITS & bits;
            }
        }

        @Override
        public Numbers numbers() {
            return new Numbers(threshold, factor, shift, dropped, 0);
        }
    }

    private static final class Gaussian extends DropoutNoise {
        private final float deviation;

        Gaussian(float deviation) {
            this.deviation = deviation;
        }

        @Override
        public void factors(long layerSeed, int first, int count, int[] factors) {
            long second = Draws.ofSecond(layerSeed);
            for (int i = 0; i < count; i++) {
                factors[i] = drawn(layerSeed, second, first + i);
            }
        }

        @Override
        public void factors(long layerSeed, int[] table, int from, int further, int count, int[] factors) {
            long second = Draws.ofSecond(layerSeed);
            for (int i = 0; i < count; i++) {
                factors[i] = drawn(layerSeed, second, table[from + i] + further);
            }
        }

        private int drawn(long layerSeed, long second, int place) {
            float normal = Draws.normal(Draws.bits(layerSeed, place), Draws.bits(second, place));
            return Float.floatToRawIntBits(1 + deviation * normal);
        }

        @Override
        public float shift(float drawn) {
            return 0;
        }

        @Override
        public Numbers numbers() {
            return new Numbers(0, 0, 0, 0, deviation);
        }
    }
}
