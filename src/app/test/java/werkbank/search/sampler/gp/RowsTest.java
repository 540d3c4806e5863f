package werkbank.search.sampler.gp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import werkbank.search.ledger.BudgetedLoss;
import werkbank.search.sampler.Observation;
import werkbank.search.sampler.Results;

class RowsTest {
    private static Observation trial(int number, Map<Integer, Double> losses) {
        TreeMap<Integer, BudgetedLoss> values = new TreeMap<>();
        losses.forEach((budget, loss) -> values.put(budget, new BudgetedLoss(loss, 0)));
        return new Observation(number, new TreeMap<>(), values, true);
    }

    /** From the first rung to the second trials gain 2, 3 and 4, from there to the top one gains 1. */
    private static final List<Observation> TRIALS = List.of(
            trial(1, Map.of(1, 9.0, 3, 7.0)),
            trial(2, Map.of(1, 8.0, 3, 5.0, 9, 4.0)),
            trial(3, Map.of(1, 9.0, 3, 5.0)),
            trial(4, Map.of(1, 12.0)));

    @Test
    void gainsAreSumsOfMediansUpToTheTop() {
        assertThat(Gains.of(Results.of(TRIALS)).toTheTop()).containsExactly(4, 1, 0);
    }

    @Test
    void eachRungOfATrialIsARowWithItsFidelity() {
        List<Row> rows = Rows.of(Results.of(TRIALS), 100);
        assertThat(rows).extracting(row -> row.trial().number()).containsExactly(1, 1, 2, 2, 2, 3, 3, 4);
        assertThat(rows).extracting(Row::fidelity).containsExactly(0.0, 0.5, 0.0, 0.5, 1.0, 0.0, 0.5, 0.0);
        // Less their gains: 5, 6, 4, 4, 4, 5, 4 and 8; so equal ones are equal, whatever their rung.
        assertThat(rows.get(2).target()).isEqualTo(rows.get(6).target());
        assertThat(rows.get(0).target()).isEqualTo(rows.get(5).target());
        assertThat(rows.get(7).target()).isGreaterThan(rows.get(1).target());
    }

    @Test
    void whatFailedOrIsNoNumberIsAsBadAsTheWorstOrNothing() {
        List<Observation> trials = new ArrayList<>(TRIALS);
        trials.add(trial(5, Map.of()));
        trials.add(trial(6, Map.of(1, Double.NaN)));
        trials.add(new Observation(7, new TreeMap<>(), new TreeMap<>(), false));
        List<Row> rows = Rows.of(Results.of(trials), 100);
        assertThat(rows).extracting(row -> row.trial().number()).containsExactly(1, 1, 2, 2, 2, 3, 3, 4, 5);
        assertThat(rows.get(8).target()).isEqualTo(rows.get(7).target());
        assertThat(rows.get(8).fidelity()).isEqualTo(1);
    }

    @Test
    void whatBreaksAConstraintIsWorseTheFurtherItIsBeyond() {
        double[] violations = {0, 0, 0, 0, 0.1, 2, Double.POSITIVE_INFINITY};
        double[] losses = {5, 4, 3, 2, 1, 0, 1};
        List<Observation> trials = IntStream.range(0, 7)
                .mapToObj(i -> new Observation(
                        i + 1,
                        new TreeMap<>(),
                        new TreeMap<>(Map.of(1, new BudgetedLoss(losses[i], 0, violations[i]))),
                        true))
                .toList();
        double[] targets = Rows.of(Results.of(trials), 100).stream()
                .mapToDouble(Row::target)
                .toArray();
        assertThat(IntStream.range(0, 7).boxed().sorted(Comparator.comparingDouble(i -> targets[i])))
                .containsExactly(3, 2, 1, 0, 4, 5, 6);
    }
}
