package werkbank.bench.curves;

import java.util.ArrayList;
import java.util.List;
import werkbank.search.VirtualClock.Epoch;
import werkbank.space.Objective;

/**
 * What one search found.
 *
 * @param best each improvement: the epochs that all workers had trained by then, in the task's units, and the loss
 * @param spent epochs that the workers trained together, in units
 * @param clock units of the virtual clock; workers that waited for others make it more than their share of those spent
 * @param trials that have ended an epoch
 */
record Run(long seed, List<Improvement> best, long spent, long clock, int trials) {

    /** @param loss the least so far */
    record Improvement(long spent, double loss) {}

    static Run of(long seed, List<Epoch> epochs, Objective objective) {
        List<Improvement> best = new ArrayList<>();
        double least = Double.POSITIVE_INFINITY;
        long spent = 0;
        for (Epoch epoch : epochs) {
            spent += epoch.length();
            double loss =
                    epoch.metrics().map(metrics -> metrics.loss(objective)).orElse(Double.NaN);
            if (loss < least) {
                least = loss;
                best.add(new Improvement(spent, least));
            }
        }
        long clock = epochs.isEmpty() ? 0 : epochs.get(epochs.size() - 1).time();
        int trials = (int) epochs.stream().mapToInt(Epoch::trial).distinct().count();
        return new Run(seed, best, spent, clock, trials);
    }

    /** The least loss after so many units; infinite before the first. */
    double after(long units) {
        double least = Double.POSITIVE_INFINITY;
        for (Improvement improvement : best) {
            if (improvement.spent() <= units) {
                least = improvement.loss();
            }
        }
        return least;
    }
}
