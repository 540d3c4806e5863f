package werkbank.search.sampler;

import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.stream.IntStream;

/** Losses that know of constraints, for models that learn one number of a trial. */
public final class FeasibleFirst {
    private FeasibleFirst() {}

    /**
     * Makes what breaks a constraint worse than all that keep them, and the worse, the further it is beyond.
     *
     * @param losses finite
     * @param violations how far each is beyond its constraints, 0 for one that keeps them
     * @return the losses; of those that keep the constraints as they were
     */
    public static double[] losses(double[] losses, double[] violations) {
        if (Arrays.stream(violations).allMatch(violation -> violation == 0)) {
            return losses.clone();
        }
        DoubleSummaryStatistics feasible = IntStream.range(0, losses.length)
                .filter(i -> violations[i] == 0)
                .mapToDouble(i -> losses[i])
                .summaryStatistics();
        double worst = feasible.getCount() == 0 ? 0 : feasible.getMax();
        double range = feasible.getCount() == 0 ? 0 : worst - feasible.getMin();
        return IntStream.range(0, losses.length)
                .mapToDouble(i -> violations[i] == 0
                        ? losses[i]
                        : worst + (range == 0 ? 1 : range) * (1 - 1 / (1 + violations[i])))
                .toArray();
    }
}
