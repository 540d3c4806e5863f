package werkbank.search.sampler.mfes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import werkbank.search.ledger.BudgetedLoss;
import werkbank.search.sampler.Observation;

class BudgetsTest {
    /** Trials that have come to each epoch up to these. */
    private static NavigableMap<Integer, List<Result>> results(int... lasts) {
        List<Observation> trials = new ArrayList<>();
        for (int last : lasts) {
            TreeMap<Integer, BudgetedLoss> values = new TreeMap<>();
            IntStream.rangeClosed(1, last).forEach(epoch -> values.put(epoch, new BudgetedLoss(1, 0)));
            trials.add(new Observation(trials.size() + 1, new TreeMap<>(), values, true));
        }
        return Result.byBudget(trials);
    }

    @Test
    void thoseThatFiveTrialsHaveComeToAreTaken() {
        assertThat(Budgets.of(results(4, 3, 3, 2, 2, 2, 1))).containsExactly(1, 2);
    }

    @Test
    void whereNoneHasFiveTheHighestOfThoseWithMostIsTaken() {
        assertThat(Budgets.of(results(4, 3, 3))).containsExactly(3);
    }

    @Test
    void ofManySixAreTakenEachAFactorAboveTheOneBefore() {
        assertThat(Budgets.of(results(50, 50, 50, 50, 50))).containsExactly(1, 2, 5, 10, 23, 50);
    }

    @Test
    void theEndOfATrainingIsOneOfTheSix() {
        NavigableMap<Integer, List<Result>> results = results(50, 50, 50, 50, 50);
        results.put(Observation.TO_THE_END, results.get(50));
        assertThat(Budgets.of(results)).containsExactly(1, 3, 7, 19, 50, Observation.TO_THE_END);
    }

    @Test
    void aLossThatIsNotANumberIsNoResult() {
        Observation trial =
                new Observation(1, new TreeMap<>(), new TreeMap<>(Map.of(3, new BudgetedLoss(Double.NaN, 0))), true);
        assertThat(Result.byBudget(List.of(trial))).isEmpty();
    }
}
