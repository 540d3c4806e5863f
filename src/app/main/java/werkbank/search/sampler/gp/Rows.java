package werkbank.search.sampler.gp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import werkbank.search.ledger.BudgetedLoss;
import werkbank.search.sampler.FeasibleFirst;
import werkbank.search.sampler.HalfRank;
import werkbank.search.sampler.Observation;
import werkbank.search.sampler.Thinning;

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
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < targets.length; i++) {
            Value value = values.get(i);
            rows.add(new Row(value.trial(), fidelity(value.rung(), budgets.size()), targets[i]));
        }
        double worst = Arrays.stream(targets).max().orElse(0);
        trials.stream().filter(Rows::isFailed).forEach(trial -> rows.add(new Row(trial, 1, worst)));
        return rows;
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

    /** The inputs of rows. */
    static double[][] inputs(List<Row> rows, Function<Observation, double[]> points) {
        return rows.stream().map(row -> row.input(points)).toArray(double[][]::new);
    }

    /** The targets of rows. */
    static double[] targets(List<Row> rows) {
        return rows.stream().mapToDouble(Row::target).toArray();
    }

    /** Takes at most so many rows. */
    static List<Row> few(List<Row> rows, int most) {
        return Thinning.of(rows, Row::target, most);
    }
}
