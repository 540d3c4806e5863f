package werkbank.search.sampler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import werkbank.search.ledger.BudgetedLoss;

class IncumbentTest {
    private static Observation trial(int number, boolean ended, double... lossesAtOneThreeNine) {
        TreeMap<Integer, BudgetedLoss> values = new TreeMap<>();
        for (int i = 0; i < lossesAtOneThreeNine.length; i++) {
            values.put((int) Math.pow(3, i), new BudgetedLoss(lossesAtOneThreeNine[i], 0));
        }
        return new Observation(number, new TreeMap<>(Map.of("x", 0.1 * number)), values, ended);
    }

    private static final List<Observation> BRACKET = List.of(
            trial(1, true, 0.5),
            trial(2, true, 0.4, 0.3),
            trial(3, true, 0.3, 0.25, 0.2),
            trial(4, true, 0.6),
            trial(5, true, 0.35, 0.22),
            trial(6, true, 0.9));

    @Test
    void theBestHasTheSmallestValueAtWhateverBudget() {
        Incumbent best = Incumbent.of(BRACKET, 3).orElseThrow();
        assertThat(best.trial().number()).isEqualTo(3);
    }

    /** Three of six came to three epochs, the highest rung with that many. */
    @Test
    void theTopIsTheBestShareAtTheHighestRungWithEnough() {
        assertThat(Incumbent.of(BRACKET, 3).orElseThrow().top())
                .extracting(Observation::number)
                .containsExactly(5);
        assertThat(Incumbent.of(BRACKET, 2).orElseThrow().top())
                .extracting(Observation::number)
                .containsExactly(5);
        assertThat(Incumbent.of(BRACKET, 6).orElseThrow().top())
                .extracting(Observation::number)
                .containsExactly(3);
    }

    @Test
    void thereIsNoneBeforeOneHasEndedAtTheHighestBudgetAndEnoughCanBeCompared() {
        assertThat(Incumbent.of(List.of(), 3)).isEmpty();
        assertThat(Incumbent.of(BRACKET.subList(0, 2), 3)).isEmpty();
        List<Observation> running = List.of(trial(1, true, 0.5), trial(2, true, 0.4), trial(3, false, 0.3, 0.25, 0.2));
        assertThat(Incumbent.of(running, 3)).isEmpty();
    }

    @Test
    void noMoreThanTwoHundredAreCompared() {
        List<Observation> many = IntStream.rangeClosed(1, 1_000)
                .mapToObj(number -> trial(number, true, number / 1_000.0))
                .toList();
        assertThat(Incumbent.of(many, 3).orElseThrow().top())
                .hasSize(200)
                .extracting(Observation::number)
                .startsWith(1, 2, 3)
                .endsWith(200);
    }

    @Test
    void ofEqualOnesTheFirstIsTheBest() {
        List<Observation> equal = List.of(trial(4, true, 0.5), trial(2, true, 0.5), trial(3, true, 0.5));
        assertThat(Incumbent.of(equal, 3).orElseThrow().trial().number()).isEqualTo(2);
    }
}
