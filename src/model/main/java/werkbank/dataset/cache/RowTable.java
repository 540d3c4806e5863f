package werkbank.dataset.cache;

import java.util.Arrays;
import java.util.OptionalInt;

/** Numbers of rows by keys of 64 bits that are as good as random. Of two with the same key the later one is found. */
final class RowTable {
    private static final int NONE = -1;

    /** Places for the rows of the next lower power of two: two to four a row. */
    private static final int PLACES = 4;

    private final long[] keys;
    private final int[] rows;

    /** @param most rows, at most 2^28 */
    RowTable(int most) {
        int places = Math.max(1, Integer.highestOneBit(most)) * PLACES;
        this.keys = new long[places];
        this.rows = new int[places];
        Arrays.fill(rows, NONE);
    }

    void put(long key, int row) {
        int place = place(key);
        keys[place] = key;
        rows[place] = row;
    }

    OptionalInt get(long key) {
        int row = rows[place(key)];
        return row == NONE ? OptionalInt.empty() : OptionalInt.of(row);
    }

    /** The place with the key, or the empty one where it belongs. */
    private int place(long key) {
        int place = (int) key & keys.length - 1;
        while (rows[place] != NONE && keys[place] != key) {
            place = place + 1 & keys.length - 1;
        }
        return place;
    }

    /** Spreads a number's bits; Steele, Lea and Flood, Fast splittable pseudorandom number generators, 2014. */
    static long mixed(long number) {
        long mixed = number + 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ mixed >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }
}
