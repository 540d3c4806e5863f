package werkbank.search.sampler;

import java.util.Arrays;

/** The order of numbers. */
public final class Order {
    private Order() {}

    /**
     * The places of numbers, that of the smallest first; of equal ones the first comes first.
     *
     * @param numbers none of them NaN
     */
    public static int[] of(double[] numbers) {
        int[] places = byLeadingBits(numbers);
        for (int i = 1; i < places.length; i++) {
            int place = places[i];
            int to = i;
            for (; to > 0 && numbers[places[to - 1]] > numbers[place]; to--) {
                places[to] = places[to - 1];
            }
            places[to] = place;
        }
        return places;
    }

    /** The places in an order that leaves out the last bits of the numbers, where the place is put, so that integers are sorted. */
    private static int[] byLeadingBits(double[] numbers) {
        long last = Math.max(1, Integer.highestOneBit(numbers.length)) * 2L - 1;
        long[] keys = new long[numbers.length];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = ascending(numbers[i]) & ~last | i;
        }
        Arrays.sort(keys);
        return Arrays.stream(keys).mapToInt(key -> (int) (key & last)).toArray();
    }

    /** An integer that is the larger, the larger a number is; that of 0 and of -0 is the same. */
    private static long ascending(double number) {
        long bits = Double.doubleToLongBits(number + 0.0);
        return bits ^ bits >> Long.SIZE - 1 & Long.MAX_VALUE;
    }
}
