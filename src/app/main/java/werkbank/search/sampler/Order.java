package werkbank.search.sampler;

import java.util.stream.IntStream;

/** The order of numbers, by a radix sort: a proposal sorts tens of thousands, which comparing takes several times as long for. */
public final class Order {
    private static final int DIGIT_BITS = 11;
    private static final int DIGITS = 1 << DIGIT_BITS;

    private Order() {}

    /**
     * The places of numbers, that of the smallest first; of equal ones the first comes first.
     *
     * @param numbers none of them NaN
     */
    public static int[] of(double[] numbers) {
        long[] keys = new long[numbers.length];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = ascending(numbers[i]);
        }
        int[] places = IntStream.range(0, keys.length).toArray();
        for (int shift = 0; shift < Long.SIZE; shift += DIGIT_BITS) {
            places = byDigit(places, keys, shift);
        }
        return places;
    }

    /** The places by one digit of their keys; those with an equal one stay in their order. */
    private static int[] byDigit(int[] places, long[] keys, int shift) {
        int[] begins = new int[DIGITS + 1];
        for (long key : keys) {
            begins[digit(key, shift) + 1]++;
        }
        if (keys.length > 0 && begins[digit(keys[0], shift) + 1] == keys.length) {
            return places;
        }
        for (int i = 1; i < begins.length; i++) {
            begins[i] += begins[i - 1];
        }
        int[] ordered = new int[places.length];
        for (int place : places) {
            ordered[begins[digit(keys[place], shift)]++] = place;
        }
        return ordered;
    }

    private static int digit(long key, int shift) {
        return (int) (key >>> shift) & DIGITS - 1;
    }

    /** A whole number without a sign that is the larger, the larger a number is; that of 0 and of -0 is the same. */
    private static long ascending(double number) {
        long bits = Double.doubleToLongBits(number + 0.0);
        return bits ^ (bits >> Long.SIZE - 1 | Long.MIN_VALUE);
    }
}
