package werkbank.search.sampler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import werkbank.search.Asking;
import werkbank.space.Confidence;
import werkbank.space.Parameter;
import werkbank.space.Prior;

/** What every sampler does that has {@code startup} trials before its model, with its other options as they are by default. */
public abstract class StartupSamplerContract extends PriorSamplerContract {
    private static final int STARTUP = 20;

    /** Whether one of the first trials, whose number this is, is the one that is proposed at random. */
    protected boolean isUniformAtFirst(int number) {
        return true;
    }

    /** A function with its minimum, 0, at x = 0.3 and y = 0.8. */
    protected static double bowl(Map<String, Object> values) {
        return Math.pow((Double) values.get("x") - 0.3, 2) + Math.pow((Double) values.get("y") - 0.8, 2);
    }

    @Test
    void untilItHasItsStartupTrialsItLearnsNothing() {
        Asking own = new Asking(spec(Map.of("startup", STARTUP)), List.of(X, Y), 3);
        own.minimum(STARTUP, StartupSamplerContract::bowl);
        Asking random = new Asking(Samplers.spec("random", Map.of()), List.of(X, Y), 3);
        random.minimum(STARTUP, StartupSamplerContract::bowl);
        assertThat(own.seen).hasSameSizeAs(random.seen);
        for (int number = 1; number <= STARTUP; number++) {
            if (isUniformAtFirst(number)) {
                assertThat(own.seen.get(number - 1)).isEqualTo(random.seen.get(number - 1));
            }
        }
        assertThat(own.ask(STARTUP + 1)).isNotEqualTo(random.ask(STARTUP + 1));
    }

    @Test
    void halfOfTheFirstTrialsAreDrawnAroundThePriors() {
        List<Parameter> parameters = List.of(
                X.with(Optional.of(new Prior(0.9, Confidence.HIGH))),
                Y.with(Optional.of(new Prior(0.1, Confidence.HIGH))));
        Asking own = new Asking(spec(Map.of()), parameters, 3);
        Asking random = new Asking(Samplers.spec("random", Map.of()), parameters, 3);
        for (int number = 2; number <= 41; number++) {
            if (number % 2 == 1) {
                assertThat(own.ask(number)).isEqualTo(random.ask(number));
            } else {
                assertThat((Double) own.ask(number).get("x")).isGreaterThan(0.4); // four standard deviations
            }
        }
    }

    /** Medians of eleven seeds: with a bad prior forty trials do for twenty. */
    @Test
    void aBadPriorCostsTwentyTrialsAtMost() {
        double without = Valley.median(spec(Map.of()), Valley.expectingNothing(), 20);
        assertThat(Valley.median(spec(Map.of()), Valley.misled(Confidence.HIGH), 40))
                .isLessThan(without / 2);
    }
}
