package werkbank.bench.curves;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Ranks of methods on tasks. */
final class Ranks {
    private Ranks() {}

    /** The ranks of some values, 1 for the least; equal ones share the mean of theirs. */
    static double[] of(double[] values) {
        return Arrays.stream(values).map(value -> rank(value, values)).toArray();
    }

    private static double rank(double value, double[] values) {
        long less = Arrays.stream(values).filter(other -> other < value).count();
        long equal = Arrays.stream(values).filter(other -> other == value).count();
        return less + (equal + 1) / 2.0;
    }

    /**
     * The mean rank of each method.
     *
     * @param tasks a value for each method on each task
     */
    static double[] mean(List<double[]> tasks) {
        List<double[]> ranks = tasks.stream().map(Ranks::of).toList();
        return IntStream.range(0, tasks.get(0).length)
                .mapToDouble(i -> ranks.stream().mapToDouble(task -> task[i]).sum() / tasks.size())
                .toArray();
    }
}
