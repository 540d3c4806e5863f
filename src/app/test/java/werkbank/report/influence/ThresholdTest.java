package werkbank.report.influence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import werkbank.experiment.trial.Trial;
import werkbank.report.figure.Axis;
import werkbank.space.Objective;

class ThresholdTest {
    private static final Axis RATE = Axis.numeric("rate", true, 1e-5, 1e-1, Optional.empty());
    private static final Axis FILTERS = Axis.numeric("filters", false, 8, 64, Optional.empty());
    private static final Axis ACTIVATION = Axis.choice("activation", List.of("relu", "elu", "tanh"), Optional.empty());

    /** Rates from 1e-5 to 1e-1, evenly in the logarithm. */
    private static Map<String, Object> rate(int number) {
        return Map.of("rate", Math.pow(10, -5 + 4 * (number - 1) / 59.0));
    }

    private static double decade(Map<String, Object> values) {
        return Math.log10((double) values.get("rate"));
    }

    private static Optional<Threshold> rule(Axis axis, List<Trial> trials) {
        return Threshold.of(axis, ScoredTrials.judged(trials, Objective.VAL_ACCURACY), Objective.VAL_ACCURACY);
    }

    @Test
    void outsideTwoBoundsNothingIsGood() {
        List<Trial> trials = ScoredTrials.of(
                60, ThresholdTest::rate, v -> decade(v) < -3.5 ? 0.98 + decade(v) / 1e4 : 0.991 - decade(v) / 1e4);
        Threshold rule = rule(RATE, trials).orElseThrow();
        // The best quarter are the 15 lowest rates above the step: a bound at the step, and one above those 15.
        assertThat(rule.words(Objective.VAL_ACCURACY)).startsWith("below 0.00032 or above 0.0033 nothing passed 99.12");
        trials.stream()
                .filter(t -> (double) t.parameters().get("rate") < rule.below().orElseThrow())
                .forEach(t -> assertThat(t.best().orElseThrow().accuracy()).isLessThanOrEqualTo(rule.level()));
    }

    @Test
    void theLevelIsARoundNumberThatTheOthersPassed() {
        Random random = new Random(5);
        List<Trial> trials = ScoredTrials.of(
                60,
                ThresholdTest::rate,
                v -> decade(v) < -2 ? 0.98 + 0.008 * random.nextDouble() : 0.991 + 0.008 * random.nextDouble());
        Threshold rule = rule(RATE, trials).orElseThrow();
        assertThat(rule.words(Objective.VAL_ACCURACY)).isEqualTo("below 0.01 nothing passed 99\u00a0%");
        assertThat(rule.above()).isEmpty();
    }

    @Test
    void lossesAreToFall() {
        Random random = new Random(5);
        List<Trial> trials = ScoredTrials.of(
                60,
                ThresholdTest::rate,
                v -> decade(v) > -4 ? 0.95 + 0.01 * random.nextDouble() : 0.97 + 0.008 * random.nextDouble());
        assertThat(Threshold.of(RATE, ScoredTrials.judged(trials, Objective.VAL_LOSS), Objective.VAL_LOSS)
                        .orElseThrow()
                        .words(Objective.VAL_LOSS))
                .isEqualTo("above 0.0001 nothing got below 0.03");
        assertThat(Threshold.of(RATE, ScoredTrials.judged(trials, Objective.VAL_ERRORS), Objective.VAL_ERRORS)
                        .orElseThrow()
                        .words(Objective.VAL_ERRORS))
                .isEqualTo("above 0.0001 nothing got below 200 errors");
    }

    @Test
    void wholeNumbersAreCutAtAValue() {
        List<Trial> trials = ScoredTrials.of(
                80,
                number -> Map.of("filters", 8 * (1 + number % 8)),
                v -> (int) v.get("filters") < 24 ? 0.98 : 0.99 + (int) v.get("filters") / 1e5);
        assertThat(rule(FILTERS, trials).orElseThrow().words(Objective.VAL_ACCURACY))
                .isEqualTo("below 56 nothing passed 99.05\u00a0%");
    }

    @Test
    void aChoiceThatNeverWorkedIsNamed() {
        Random random = new Random(1);
        List<Trial> trials = ScoredTrials.of(
                90,
                number -> Map.of("activation", List.of("relu", "elu", "tanh").get(number % 3)),
                v -> v.get("activation").equals("elu")
                        ? 0.97 + 0.01 * random.nextDouble()
                        : 0.98 + 0.015 * random.nextDouble());
        assertThat(rule(ACTIVATION, trials).orElseThrow().words(Objective.VAL_ACCURACY))
                .isEqualTo("nothing with elu passed 98\u00a0%");
    }

    @Test
    void noiseAndFewTrialsHaveNoRule() {
        Random random = new Random(2);
        List<Trial> noise = ScoredTrials.of(60, ThresholdTest::rate, v -> 0.98 + 0.01 * random.nextDouble());
        assertThat(rule(RATE, noise)).isEmpty();
        List<Trial> few =
                ScoredTrials.of(8, number -> rate(7 * number), v -> decade(v) < -3.5 ? 0.98 : 0.99 + decade(v) / 1e4);
        assertThat(rule(RATE, few)).isEmpty();
    }

    @Test
    void chanceSeldomMakesARule() {
        Random random = new Random(11);
        int rules = 0;
        for (int i = 0; i < 300; i++) {
            List<Trial> noise = ScoredTrials.of(40, ThresholdTest::rate, v -> 0.98 + 0.01 * random.nextDouble());
            rules += rule(RATE, noise).isPresent() ? 1 : 0;
        }
        assertThat(rules).isLessThanOrEqualTo(8);
    }

    @Test
    void aParameterThatNoGoodTrialHasGivesNoRule() {
        List<Trial> trials = new ArrayList<>(ScoredTrials.of(30, ThresholdTest::rate, v -> 0.9));
        for (int number = 31; number <= 60; number++) {
            trials.add(ScoredTrials.trial(number, Map.of(), 0.99));
        }
        assertThat(rule(RATE, trials)).isEmpty();
    }
}
