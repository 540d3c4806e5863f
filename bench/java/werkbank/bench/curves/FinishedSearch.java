package werkbank.bench.curves;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import werkbank.search.VirtualClock.Epoch;

/**
 * A search that came to its end with all its trials.
 *
 * @param complete trials that trained to their end
 * @param trainings the epochs of all trials, in whole trainings
 * @param legs how often a trial began or went on
 * @param best regret of the best complete trial; 1 without any
 * @param members mean regret of the best {@link #MEMBERS} complete trials, of which each that is lacking counts as 1
 */
record FinishedSearch(int complete, double trainings, int legs, double best, double members) {
    /** How many members an ensemble usually has. */
    static final int MEMBERS = 5;

    /** @param epochs in the order of their ends */
    static FinishedSearch of(List<Epoch> epochs, CurveTask task, Scale scale) {
        Map<Integer, Double> best = new HashMap<>();
        Map<Integer, Long> ended = new HashMap<>();
        Set<Integer> complete = new HashSet<>();
        int legs = 0;
        for (Epoch epoch : epochs) {
            epoch.metrics().ifPresent(metrics -> best.merge(epoch.trial(), metrics.loss(task.objective()), Math::min));
            Long before = ended.put(epoch.trial(), epoch.time());
            legs += before == null || before + epoch.length() != epoch.time() ? 1 : 0;
            if (epoch.number() == task.epochs() && epoch.metrics().isPresent()) {
                complete.add(epoch.trial());
            }
        }
        double[] regrets = complete.stream()
                .mapToDouble(best::get)
                .sorted()
                .map(scale::regret)
                .toArray();
        return new FinishedSearch(
                complete.size(),
                epochs.size() / (double) task.epochs(),
                legs,
                regret(regrets, 0),
                IntStream.range(0, MEMBERS)
                        .mapToDouble(i -> regret(regrets, i))
                        .average()
                        .orElseThrow());
    }

    private static double regret(double[] regrets, int place) {
        return place < regrets.length ? regrets[place] : 1;
    }
}
