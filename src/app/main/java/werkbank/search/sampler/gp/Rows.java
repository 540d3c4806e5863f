package werkbank.search.sampler.gp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import werkbank.search.ledger.BudgetedLoss;
import werkbank.search.sampler.FeasibleFirst;
import werkbank.search.sampler.HalfRank;
import werkbank.search.sampler.Observation;
import werkbank.search.sampler.Selection;

/** The rows that a process learns from. */
final class Rows {
    private Rows() {}

    /**
     * A finite loss of a trial, less what it would gain up to the highest rung.
     *
     * @param violation how far the trial is beyond its constraints
     */
    private record Value(Observation trial, int rung, double loss, double violation) {}

    /** The rows of some trials: one for each rung that each has come to, and one as bad as the worst for each that failed. */
    static List<Row> of(List<Observation> trials) {
        List<Integer> budgets = budgets(trials);
        Gains gains = Gains.of(trials, budgets);
        List<Value> values = new ArrayList<>();
        for (Observation trial : trials) {
            trial.values().forEach((budget, loss) -> add(values, trial, budgets.indexOf(budget), loss, gains));
        }
        double[] targets = HalfRank.targets(losses(values));
        double worst = Arrays.stream(targets).max().orElse(0);
        return Stream.concat(
                        IntStream.range(0, targets.length)
                                .mapToObj(i -> new Row(
                                        values.get(i).trial(),
                                        fidelity(values.get(i).rung(), budgets.size()),
                                        targets[i])),
                        trials.stream().filter(Rows::isFailed).map(trial -> new Row(trial, 1, worst)))
                .toList();
    }

    /** The budgets that some trials have come to, in order. */
    static List<Integer> budgets(List<Observation> trials) {
        SortedSet<Integer> budgets = new TreeSet<>();
        trials.forEach(trial -> budgets.addAll(trial.values().keySet()));
        return List.copyOf(budgets);
    }

    private static double[] losses(List<Value> values) {
        return FeasibleFirst.losses(
                values.stream().mapToDouble(Value::loss).toArray(),
                values.stream().mapToDouble(Value::violation).toArray());
    }

    private static void add(List<Value> values, Observation trial, int rung, BudgetedLoss loss, Gains gains) {
        if (Double.isFinite(loss.loss())) {
            values.add(new Value(trial, rung, loss.loss() - gains.toTheTop()[rung], loss.violation()));
        }
    }

    private static double fidelity(int rung, int rungs) {
        return rungs == 1 ? 1 : rung / (rungs - 1.0);
    }

    private static boolean isFailed(Observation trial) {
        return trial.ended() && trial.values().isEmpty();
    }

    /** Selects at most so many rows. */
    static List<Row> few(List<Row> rows, int most) {
        return Selection.of(rows, Comparator.comparingDouble(Row::target), most);
    }
}
