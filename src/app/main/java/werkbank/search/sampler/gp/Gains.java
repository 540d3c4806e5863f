package werkbank.search.sampler.gp;

import java.util.Arrays;
import werkbank.search.sampler.Results;

/**
 * The falls of losses from each budget to the highest: sums of the medians, from budget to budget, of the trials that
 * have come to both. Without them a value of few epochs would count as a bad one of many.
 *
 * @param toTheTop by rung, of the lowest first; 0 of the highest
 */
record Gains(double[] toTheTop) {

    static Gains of(Results results) {
        int[][] places = results.finiteOfEach();
        double[] gains = new double[places.length];
        for (int rung = gains.length - 2; rung >= 0; rung--) {
            gains[rung] = gains[rung + 1] + median(results, places[rung], rung + 1);
        }
        return new Gains(gains);
    }

    /** The median fall from values to those of the same trial at the next rung, of an even number the larger of both in the middle. */
    private static double median(Results results, int[] places, int next) {
        int[] rungs = results.rungOfEach();
        double[] falls = new double[places.length];
        int count = 0;
        for (int i : places) {
            double fall =
                    results.goesOn(i) && rungs[i + 1] == next ? results.loss(i) - results.loss(i + 1) : Double.NaN;
            if (Double.isFinite(fall)) {
                falls[count++] = fall;
            }
        }
        Arrays.sort(falls, 0, count);
        return count == 0 ? 0 : falls[count / 2];
    }
}
