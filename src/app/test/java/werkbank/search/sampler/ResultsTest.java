package werkbank.search.sampler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import werkbank.search.ledger.BudgetedLoss;

class ResultsTest {
    private static Observation trial(int number, boolean isEnded, double... losses) {
        SortedMap<Integer, BudgetedLoss> values = new TreeMap<>();
        for (int i = 0; i < losses.length; i++) {
            values.put(1 + 2 * i, new BudgetedLoss(losses[i], 0, i));
        }
        return new Observation(number, new TreeMap<>(), values, isEnded);
    }

    @Test
    void valuesFollowEachOtherByTrialAndBudget() {
        Results results = Results.of(List.of(
                trial(1, false, 0.5, 0.4), trial(2, true), trial(3, false), trial(4, true, 0.3, 0.2, Double.NaN)));
        assertThat(IntStream.range(0, results.count()).mapToDouble(results::loss))
                .containsExactly(0.5, 0.4, 0.3, 0.2, Double.NaN);
        assertThat(IntStream.range(0, results.count()).mapToDouble(results::violation))
                .containsExactly(0.0, 1.0, 0.0, 1.0, 2.0);
        assertThat(IntStream.range(0, results.count()).map(i -> results.trial(i).number()))
                .containsExactly(1, 1, 4, 4, 4);
        assertThat(IntStream.range(0, results.count()).filter(results::goesOn)).containsExactly(0, 2, 3);
        assertThat(results.rungs()).containsExactly(1, 3, 5);
        assertThat(results.rungOfEach()).containsExactly(0, 1, 0, 1, 2);
        assertThat(results.finiteOfEach()).isEqualTo(new int[][] {{0, 2}, {1, 3}, {}});
        assertThat(results.told()).isEqualTo(2);
        assertThat(results.failed()).extracting(Observation::number).containsExactly(2);
        assertThat(results.awaited()).extracting(Observation::number).containsExactly(3);
    }

    @Test
    void rungsAreInOrderWhicheverIsReadFirst() {
        SortedMap<Integer, BudgetedLoss> high = new TreeMap<>();
        high.put(9, new BudgetedLoss(0.1, 0));
        high.put(Observation.TO_THE_END, new BudgetedLoss(0.1, 0));
        Results results =
                Results.of(List.of(new Observation(1, new TreeMap<>(), high, true), trial(2, false, 0.5, 0.4)));
        assertThat(results.rungs()).containsExactly(1, 3, 9, Observation.TO_THE_END);
        assertThat(results.rungOfEach()).containsExactly(2, 3, 0, 1);
    }

    @Test
    void whateverChangesThenIsWhatWouldBeReadAnew() {
        Random random = new Random(1);
        List<Observation> trials = new ArrayList<>();
        Results results = Results.of(trials);
        for (int i = 1; i <= 300; i++) {
            int place = random.nextInt(trials.size() + 1);
            Observation trial = trial(
                    i, random.nextBoolean(), random.doubles(random.nextInt(4)).toArray());
            switch (random.nextInt(4)) {
                case 0 -> trials.add(place, trial);
                case 1 -> trials.subList(place, Math.min(place + 2, trials.size()))
                        .clear();
                case 2 -> trials.subList(place, Math.min(place + 1, trials.size()))
                        .replaceAll(any -> trial);
                default -> trials.add(trial);
            }
            results = results.then(List.copyOf(trials));
            assertThat(results)
                    .usingRecursiveComparison()
                    .ignoringFields("rungs", "rungOfEach")
                    .isEqualTo(Results.of(List.copyOf(trials)));
        }
        assertThat(results.first(7))
                .usingRecursiveComparison()
                .ignoringFields("rungs", "rungOfEach")
                .isEqualTo(Results.of(trials.subList(0, 7)));
    }
}
