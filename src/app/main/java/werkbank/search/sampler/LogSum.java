package werkbank.search.sampler;

import java.util.Arrays;

/** Sums of numbers that are given by their logarithms. */
final class LogSum {
    private LogSum() {}

    /** The logarithm of the sum, without overflow; of at least one number. */
    static double of(double[] logs) {
        double largest = Arrays.stream(logs).max().orElseThrow();
        double sum = 0;
        for (double log : logs) {
            sum += Math.exp(log - largest);
        }
        return largest + Math.log(sum);
    }
}
