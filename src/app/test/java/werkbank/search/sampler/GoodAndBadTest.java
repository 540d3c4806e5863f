package werkbank.search.sampler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import werkbank.search.Asking;
import werkbank.search.ledger.BudgetedLoss;

class GoodAndBadTest {
    private static final BudgetedLoss BEST = new BudgetedLoss(0.1, 0.5);

    @Test
    void theBestTenthOfTwentyAreTwoAndTiesAreBroken() {
        List<Observation> trials = trials(20, 0.3);
        trials.set(4, at(5, Map.of(1, new BudgetedLoss(0.2, 0.9))));
        trials.set(11, at(12, Map.of(1, BEST)));
        trials.set(17, at(18, Map.of(1, new BudgetedLoss(0.2, 0.8))));

        GoodAndBad parts = parts(trials, 10);

        assertThat(numbers(parts.good())).containsExactly(12, 18);
        assertThat(numbers(parts.bad())).hasSize(18).startsWith(5).doesNotContain(12, 18);
    }

    @Test
    void aTenthIsRoundedUpAndTwentyFiveAreTheMost() {
        assertThat(parts(trials(21, 0.3), 10).good()).hasSize(3);
        assertThat(parts(trials(1_000, 0.3), 10).good()).hasSize(25);
        assertThat(parts(trials(1, 0.3), 10).good()).hasSize(1);
        assertThat(parts(List.of(), 10).good()).isEmpty();
    }

    @Test
    void whatIsNotANumberIsTheWorst() {
        assertThat(new BudgetedLoss(Double.NaN, 0)).isGreaterThan(new BudgetedLoss(Double.POSITIVE_INFINITY, 0));
        assertThat(new BudgetedLoss(1, Double.NaN))
                .isGreaterThan(new BudgetedLoss(1, 1e9))
                .isLessThan(new BudgetedLoss(1.1, 0));
    }

    @Test
    void failedAndRunningTrialsAreBad() {
        List<Observation> trials = trials(10, 0.3);
        trials.add(Asking.without(11, Map.of(), true));
        trials.add(Asking.without(12, Map.of(), false));

        GoodAndBad parts = parts(trials, 10);

        assertThat(numbers(parts.good())).containsExactly(1);
        assertThat(numbers(parts.bad())).contains(11, 12);
    }

    @Test
    void ofManyBadOnesAnEvenShareAndAllThatRunAreLeft() {
        List<Observation> trials = new ArrayList<>(IntStream.rangeClosed(1, 5_025)
                .mapToObj(number -> at(number, Map.of(1, value(number))))
                .toList());
        trials.add(Asking.without(5_026, Map.of(), false));
        trials.add(Asking.without(5_027, Map.of(), false));

        List<Integer> bad = numbers(parts(trials, 10).bad());

        assertThat(bad).hasSize(502).startsWith(26, 36, 46).endsWith(5_016, 5_026, 5_027);
        assertThat(numbers(parts(trials.subList(0, 525), 10).bad()))
                .hasSize(500)
                .contains(26, 27, 525);
    }

    /** Of 27 trials 9 came to 3 epochs and 3 of these to 9. */
    @Test
    void trialsAreComparedAtTheHighestBudgetThatEnoughHaveComeTo() {
        List<Observation> trials = new ArrayList<>();
        for (int number = 1; number <= 27; number++) {
            Map<Integer, BudgetedLoss> values = new TreeMap<>(Map.of(1, value(number)));
            if (number <= 9) {
                values.put(3, value(100 - number));
            }
            if (number <= 3) {
                values.put(9, value(number));
            }
            trials.add(at(number, values));
        }

        assertThat(numbers(parts(trials, 3).good())).containsExactly(1, 2, 3);
        assertThat(numbers(parts(trials, 4).good())).containsExactly(9, 8, 7);
        assertThat(numbers(parts(trials, 10).good())).containsExactly(1, 2, 3);
        assertThat(Ranking.of(trials, 3).ranked()).hasSize(3);
        assertThat(Ranking.of(trials, 4).ranked()).hasSize(9);
        assertThat(Ranking.of(trials, 99).ranked()).hasSize(27);
    }

    private static GoodAndBad parts(List<Observation> trials, int enough) {
        return GoodAndBad.of(Ranking.of(trials, enough));
    }

    private static List<Observation> trials(int count, double loss) {
        return new ArrayList<>(IntStream.rangeClosed(1, count)
                .mapToObj(number -> at(number, Map.of(1, value(loss))))
                .toList());
    }

    private static BudgetedLoss value(double loss) {
        return new BudgetedLoss(loss, 0);
    }

    private static Observation at(int number, Map<Integer, BudgetedLoss> values) {
        SortedMap<String, Object> parameters = new TreeMap<>();
        return new Observation(number, parameters, new TreeMap<>(values), true);
    }

    private static List<Integer> numbers(List<Observation> trials) {
        return trials.stream().map(Observation::number).toList();
    }
}
