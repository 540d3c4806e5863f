package werkbank.search.scheduler;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import werkbank.search.ledger.Ledger;

/**
 * Opens a rung only when those below it rank their trials differently. The two lowest rungs are compared first: while the
 * upper one has its trials in the order of the lower one, more epochs would tell nothing new. Positions may differ by what
 * noise explains: ε is the 90th percentile of how far apart two trials are whose curves cross more than once.
 *
 * <p>Bohdal, Balles, Wistuba, Ermis, Archambeau and Zappella (2023), PASHA: efficient HPO and NAS with progressive
 * resource allocation, ICLR. There a rung that was opened stays open; here the trials that have come to the rungs so far
 * decide alone, so that a search that was resumed decides as one that was not.
 */
final class StableRanking implements OpenRungs {
    private static final double PERCENTILE = 0.9;

    private int known;
    private int trials = -1;

    @Override
    public int count(List<Rung> rungs) {
        int now = rungs.stream().mapToInt(Rung::size).sum();
        if (now != trials) {
            trials = now;
            known = counted(rungs);
        }
        return known;
    }

    private static int counted(List<Rung> rungs) {
        int open = 1;
        while (open < rungs.size() && !isStable(rungs.get(open - 1), rungs.get(open))) {
            open++;
        }
        return Math.min(open, rungs.size());
    }

    /** Whether each trial of the upper rung is about as good at the lower one as the trial with its position there. */
    private static boolean isStable(Rung lower, Rung upper) {
        // One that had to start over was there, and will come again.
        List<Ledger.Entry> above = upper.bestFirst()
                .filter(entry -> entry.value(upper.epochs()).isPresent())
                .toList();
        double[] values =
                above.stream().mapToDouble(entry -> loss(entry, lower.epochs())).toArray();
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double tolerance = tolerance(above, upper.epochs());
        return IntStream.range(0, values.length).allMatch(i -> Math.abs(values[i] - sorted[i]) <= tolerance);
    }

    private static double tolerance(List<Ledger.Entry> entries, int epochs) {
        List<Double> distances = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            for (int j = i + 1; j < entries.size(); j++) {
                if (crossings(entries.get(i), entries.get(j), epochs) > 1) {
                    distances.add(Math.abs(loss(entries.get(i), epochs) - loss(entries.get(j), epochs)));
                }
            }
        }
        distances.sort(Comparator.naturalOrder());
        return distances.isEmpty() ? 0 : distances.get((int) (PERCENTILE * (distances.size() - 1)));
    }

    private static int crossings(Ledger.Entry first, Ledger.Entry second, int epochs) {
        int crossings = 0;
        double before = 0;
        for (int epoch = 1; epoch <= epochs; epoch++) {
            double sign = Math.signum(loss(first, epoch) - loss(second, epoch));
            if (sign * before < 0) {
                crossings++;
            }
            before = sign == 0 ? before : sign;
        }
        return crossings;
    }

    private static double loss(Ledger.Entry entry, int epoch) {
        return entry.value(epoch).orElseThrow().loss();
    }
}
