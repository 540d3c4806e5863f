package werkbank.engine.plain;

/** Narrower floating-point formats, as 32-bit numbers that have no more digits than they. */
final class Rounding {
    /** Bits that bfloat16 hasn't: 23 − 7. */
    private static final int BEYOND_BF16 = 16;
    /** Bits that TF32 hasn't: 23 − 10. */
    private static final int BEYOND_TF32 = 13;

    private Rounding() {}

    static void toBf16(float[] values, int from, int length) {
        round(values, from, length, BEYOND_BF16);
    }

    static void toTf32(float[] values, int from, int length) {
        round(values, from, length, BEYOND_TF32);
    }

    private static void round(float[] values, int from, int length, int beyond) {
        for (int i = from; i < from + length; i++) {
            values[i] = rounded(values[i], beyond);
        }
    }

    /** Rounds to nearest, ties to even; what is no number stays so, what is too large becomes infinite. */
    private static float rounded(float value, int beyond) {
        if (Float.isNaN(value)) {
            return Float.NaN;
        }
        int bits = Float.floatToRawIntBits(value);
        int half = (1 << (beyond - 1)) - 1 + (bits >>> beyond & 1);
        return Float.intBitsToFloat((bits + half) >> beyond << beyond);
    }
}
