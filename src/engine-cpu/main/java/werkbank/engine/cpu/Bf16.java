package werkbank.engine.cpu;

/** Numbers as bfloat16: the upper half of a 32-bit number. */
final class Bf16 {
    private Bf16() {}

    /** @param to as many */
    static void widen(short[] narrow, float[] to) {
        for (int i = 0; i < to.length; i++) {
            to[i] = Float.intBitsToFloat(narrow[i] << Short.SIZE);
        }
    }

    /** Rounds to nearest, ties to even; what is no number stays so. */
    static short[] narrowed(float[] numbers) {
        short[] narrow = new short[numbers.length];
        for (int i = 0; i < narrow.length; i++) {
            narrow[i] = narrowed(numbers[i]);
        }
        return narrow;
    }

    private static short narrowed(float number) {
        int bits = Float.floatToIntBits(number);
        int even = bits >>> Short.SIZE & 1;
        int rounded = Float.isNaN(number) ? bits : bits + 0x7FFF + even;
        return (short) (rounded >>> Short.SIZE);
    }
}
