package werkbank.search.sampler;

/**
 * The numbers 0 to size - 1 in an order that a seed decides, any place of which is there at once.
 *
 * <p>Black and Rogaway (2002), Ciphers with arbitrary finite domains, CT-RSA: a Feistel network permutes the numbers
 * below a power of four; what it puts beyond the end goes through it again.
 */
final class Permutation {
    private static final int ROUNDS = 6;

    private final long size;
    private final long seed;
    private final int halfBits;

    /** @param size 1 to 2^62 */
    Permutation(long size, long seed) {
        this.size = size;
        this.seed = seed;
        this.halfBits = Math.max(1, (64 - Long.numberOfLeadingZeros(size - 1) + 1) / 2);
    }

    /** @param place from 0 to size - 1 */
    long at(long place) {
        long number = network(place);
        while (number >= size) {
            number = network(number);
        }
        return number;
    }

    private long network(long number) {
        long mask = (1L << halfBits) - 1;
        long left = number >>> halfBits;
        long right = number & mask;
        for (int round = 0; round < ROUNDS; round++) {
            long next = left ^ (Hash.of(seed, round, right) & mask);
            left = right;
            right = next;
        }
        return left << halfBits | right;
    }
}
