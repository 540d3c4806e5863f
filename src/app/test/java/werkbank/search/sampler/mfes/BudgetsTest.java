package werkbank.search.sampler.mfes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import werkbank.search.sampler.Observation;

class BudgetsTest {
    /** The places of trials that have come to each epoch up to these. */
    private static NavigableMap<Integer, int[]> places(int... lasts) {
        NavigableMap<Integer, int[]> places = new TreeMap<>();
        for (int epoch = 1; epoch <= Arrays.stream(lasts).max().orElse(0); epoch++) {
            int wanted = epoch;
            places.put(
                    epoch,
                    IntStream.range(0, lasts.length)
                            .filter(trial -> lasts[trial] >= wanted)
                            .toArray());
        }
        return places;
    }

    @Test
    void thoseThatFiveTrialsHaveComeToAreTaken() {
        assertThat(Budgets.of(places(4, 3, 3, 2, 2, 2, 1))).containsExactly(1, 2);
    }

    @Test
    void whereNoneHasFiveTheHighestOfThoseWithMostIsTaken() {
        assertThat(Budgets.of(places(4, 3, 3))).containsExactly(3);
    }

    @Test
    void ofManySixAreTakenEachAFactorAboveTheOneBefore() {
        assertThat(Budgets.of(places(50, 50, 50, 50, 50))).containsExactly(1, 2, 5, 10, 23, 50);
    }

    @Test
    void theEndOfATrainingIsOneOfTheSix() {
        NavigableMap<Integer, int[]> places = places(50, 50, 50, 50, 50);
        places.put(Observation.TO_THE_END, places.get(50));
        assertThat(Budgets.of(places)).containsExactly(1, 3, 7, 19, 50, Observation.TO_THE_END);
    }
}
