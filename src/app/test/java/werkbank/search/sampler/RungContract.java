package werkbank.search.sampler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import werkbank.search.Asking;
import werkbank.search.ledger.BudgetedLoss;
import werkbank.space.Parameter;
import werkbank.space.SamplerSpec;

/** What every sampler does that learns from trials which have come to different rungs. */
public interface RungContract {
    /** The parameter {@code x}, all that these tests search. */
    Parameter ONLY = new Parameter.FloatRange("x", 0, 1, false, Map.of());

    /** The sampler as a space has it, such that no proposal is uniform once it has learned. */
    SamplerSpec learner();

    private static double x(Map<String, Object> values) {
        return (Double) values.get("x");
    }

    private static Observation trial(int number, double x, Map<Integer, BudgetedLoss> losses) {
        return new Observation(number, new TreeMap<>(Map.of("x", x)), new TreeMap<>(losses), true);
    }

    @Test
    default void failedTrialsAreTheWorst() {
        Asking asking = new Asking(learner(), List.of(ONLY), 3);
        for (int number = 1; number <= 20; number++) {
            double x = (number - 0.5) / 20;
            if (x < 0.5) {
                asking.seen.add(Asking.without(number, Map.of("x", x), true));
            } else {
                asking.tell(number, new TreeMap<>(Map.of("x", x)), x);
            }
        }
        assertThat(asking.ask(21, 30)).allMatch(values -> x(values) > 0.45);
    }

    /**
     * After one epoch the loss falls towards x = 0, after nine towards x = 1; every second trial has come so far. Who goes
     * by the lowest rung is misled.
     */
    @Test
    default void theHighestRungDecidesWhereRungsDisagree() {
        Asking asking = new Asking(learner(), List.of(ONLY), 3);
        for (int number = 1; number <= 24; number++) {
            double x = (number * 7 % 24 + 0.5) / 24;
            Map<Integer, BudgetedLoss> losses = new TreeMap<>(Map.of(1, new BudgetedLoss(2 + x, 0)));
            if (number % 2 == 0) {
                losses.put(9, new BudgetedLoss(1.5 - x, 0));
            }
            asking.seen.add(trial(number, x, losses));
        }
        assertThat(asking.ask(25, 34)).allMatch(values -> x(values) > 0.7);
    }

    /** The loss of nine epochs is known of five trials alone; one epoch tells of all where it is small. */
    @Test
    default void theLowestRungHelpsWhereTheHighestIsHardlyKnown() {
        Asking asking = new Asking(learner(), List.of(ONLY), 3);
        for (int number = 1; number <= 40; number++) {
            double x = (number - 0.5) / 40;
            double loss = Math.pow(x - 0.7, 2);
            Map<Integer, BudgetedLoss> losses = new TreeMap<>(Map.of(1, new BudgetedLoss(2 + loss, 0)));
            if (number % 8 == 0) {
                losses.put(9, new BudgetedLoss(1 + loss, 0));
            }
            asking.seen.add(trial(number, x, losses));
        }
        long near = IntStream.rangeClosed(41, 50)
                .filter(number -> Math.abs(x(asking.ask(number)) - 0.7) < 0.1)
                .count();
        assertThat(near).isGreaterThanOrEqualTo(8);
    }
}
