package werkbank.report.influence;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import werkbank.report.figure.Axis;
import werkbank.report.figure.PageNumbers;

/**
 * Trials in which a parameter is active, grouped by its value.
 *
 * @param rows indexes into the trials
 * @param values [rows] as numbers; the index of the choice for a choice
 * @param group [rows], each in [0, groups)
 */
record Groups(Axis axis, int[] rows, double[] values, int[] group, int groups) {
    private static final int MOST_BINS = 4;

    static Groups of(Axis axis, List<ScoredTrial> trials) {
        int[] rows = IntStream.range(0, trials.size())
                .filter(row -> trials.get(row).parameters().containsKey(axis.name()))
                .toArray();
        List<Object> values = IntStream.of(rows)
                .mapToObj(row -> trials.get(row).parameters().get(axis.name()))
                .toList();
        List<Object> distinct = values.stream().distinct().toList();
        if (axis.isNumeric() && values.stream().allMatch(Number.class::isInstance)) {
            double[] numbers =
                    values.stream().mapToDouble(v -> ((Number) v).doubleValue()).toArray();
            int bins = Math.max(2, Math.min(MOST_BINS, rows.length / 4));
            return distinct.size() <= bins
                    ? new Groups(axis, rows, numbers, indexes(values, distinct), distinct.size())
                    : new Groups(axis, rows, numbers, quantiles(numbers, bins), bins);
        }
        int[] group = indexes(values, distinct);
        return new Groups(axis, rows, IntStream.of(group).asDoubleStream().toArray(), group, distinct.size());
    }

    /** The groups of each parameter that has several values, in enough trials. */
    static List<Groups> ofVaried(List<Axis> axes, List<ScoredTrial> trials) {
        return axes.stream()
                .map(axis -> of(axis, trials))
                .filter(one -> one.rows.length >= ComparedTrials.FEWEST && one.groups >= 2)
                .toList();
    }

    private static int[] indexes(List<Object> values, List<Object> distinct) {
        return values.stream().mapToInt(distinct::indexOf).toArray();
    }

    private static int[] quantiles(double[] numbers, int bins) {
        double[] ranks = Ranks.of(numbers);
        return IntStream.range(0, numbers.length)
                .map(i -> (int) Math.min(bins - 1, (ranks[i] - 0.5) * bins / numbers.length))
                .toArray();
    }

    private double[] at(double[] values) {
        return IntStream.of(rows).mapToDouble(row -> values[row]).toArray();
    }

    /** Ranks of these rows' accuracies among themselves. */
    private double[] ranks(double[] accuracies) {
        return Ranks.of(at(accuracies));
    }

    /** @param ranks of all trials' accuracies */
    double explained(double[] ranks) {
        return Ranks.explained(at(ranks), group, groups);
    }

    double correlation(double[] accuracies) {
        return Ranks.correlation(Ranks.of(values), ranks(accuracies));
    }

    /** The group whose accuracies rank highest on average, in words. */
    String best(double[] accuracies, List<ScoredTrial> trials) {
        double[] ranks = ranks(accuracies);
        int best = 0;
        for (int g = 1; g < groups; g++) {
            if (mean(ranks, g) > mean(ranks, best)) {
                best = g;
            }
        }
        int chosen = best;
        if (axis.isNumeric()) {
            double[] inGroup = IntStream.range(0, rows.length)
                    .filter(i -> group[i] == chosen)
                    .mapToDouble(i -> values[i])
                    .sorted()
                    .toArray();
            return PageNumbers.plain(inGroup[inGroup.length / 2], axis.digits());
        }
        return IntStream.range(0, rows.length)
                .filter(i -> group[i] == chosen)
                .mapToObj(i -> trials.get(rows[i]).parameters().get(axis.name()))
                .map(Objects::toString)
                .findFirst()
                .orElse("");
    }

    private double mean(double[] ranks, int wanted) {
        return IntStream.range(0, ranks.length)
                .filter(i -> group[i] == wanted)
                .mapToDouble(i -> ranks[i])
                .average()
                .orElse(0);
    }
}
