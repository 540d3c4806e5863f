package werkbank.search.sampler.gp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.IntStream;
import werkbank.search.ledger.BudgetedLoss;
import werkbank.search.sampler.Observation;

/** The rows that a process learns from. */
final class Rows {
    private static final boolean SINGLE = Boolean.getBoolean("gp.single");
    private static final boolean SHIFT = !Boolean.getBoolean("gp.noshift");

    private Rows() {}

    /** The rows of some trials: one for each rung that each has come to, and one for each that failed. */
    static List<Row> of(List<Observation> trials, int enough) {
        List<Integer> budgets = trials.stream()
                .flatMap(trial -> trial.values().keySet().stream())
                .distinct()
                .sorted()
                .toList();
        int only = -1;
        if (SINGLE) {
            for (int b = budgets.size() - 1; b >= 0 && only < 0; b--) {
                int budget = budgets.get(b);
                if (trials.stream().filter(t -> t.values().containsKey(budget)).count() >= enough || b == 0) {
                    only = budget;
                }
            }
        }
        double[] gains = gains(trials, budgets);
        List<Observation> owners = new ArrayList<>();
        List<Integer> rungs = new ArrayList<>();
        List<BudgetedLoss> losses = new ArrayList<>();
        for (Observation trial : trials) {
            for (Map.Entry<Integer, BudgetedLoss> value : trial.values().entrySet()) {
                if (only >= 0 && value.getKey() != only) {
                    continue;
                }
                double loss = value.getValue().loss();
                int rung = budgets.indexOf(value.getKey());
                if (Double.isFinite(loss)) {
                    owners.add(trial);
                    rungs.add(rung);
                    losses.add(new BudgetedLoss(loss - gains[rung], value.getValue().tie()));
                }
            }
        }
        double[] targets = NormalScores.standard(NormalScores.of(losses));
        double worst = Arrays.stream(targets).max().orElse(0);
        List<Row> rows = new ArrayList<>();
        int last = Math.max(1, budgets.size() - 1);
        for (int i = 0; i < targets.length; i++) {
            double fidelity = only >= 0 ? 1 : 1 - (double) (budgets.size() - 1 - rungs.get(i)) / last;
            rows.add(new Row(owners.get(i), fidelity, targets[i]));
        }
        for (Observation trial : trials) {
            if (trial.ended() && trial.values().isEmpty()) {
                rows.add(new Row(trial, 1, worst));
            }
        }
        return rows;
    }

    /** By how much a loss is expected to fall from each budget to the highest: sums of medians of the trials that have both. */
    private static double[] gains(List<Observation> trials, List<Integer> budgets) {
        double[] gains = new double[budgets.size()];
        if (!SHIFT) {
            return gains;
        }
        for (int i = budgets.size() - 2; i >= 0; i--) {
            int lower = budgets.get(i);
            int higher = budgets.get(i + 1);
            double[] falls = trials.stream()
                    .map(Observation::values)
                    .filter(values -> values.containsKey(lower) && values.containsKey(higher))
                    .mapToDouble(values -> fall(values, lower, higher))
                    .filter(Double::isFinite)
                    .sorted()
                    .toArray();
            gains[i] = gains[i + 1] + (falls.length == 0 ? 0 : falls[falls.length / 2]);
        }
        return gains;
    }

    private static double fall(SortedMap<Integer, BudgetedLoss> values, int lower, int higher) {
        return values.get(lower).loss() - values.get(higher).loss();
    }

    /** Of many rows the better half, by target, and an even selection of the others. */
    static List<Row> few(List<Row> rows, int most) {
        if (rows.size() <= most) {
            return rows;
        }
        List<Row> ranked =
                rows.stream().sorted(Comparator.comparingDouble(Row::target)).toList();
        int best = most / 2;
        int rest = most - best;
        List<Row> few = new ArrayList<>(ranked.subList(0, best));
        IntStream.range(0, rest)
                .map(i -> best + (int) ((long) i * (rows.size() - best) / rest))
                .mapToObj(ranked::get)
                .forEach(few::add);
        return few;
    }
}
