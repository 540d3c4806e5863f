package werkbank.report.influence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import werkbank.experiment.trial.Trial;
import werkbank.report.SampleStudy;
import werkbank.report.figure.Axes;
import werkbank.report.figure.Axis;
import werkbank.space.Objective;
import werkbank.space.Parameter;

class WhatMatteredTest {
    private static final List<Parameter> PARAMETERS = List.of(
            new Parameter.FloatRange("x", 0, 1, false, Map.of()),
            new Parameter.FloatRange("y", 0, 1, false, Map.of()),
            new Parameter.Choice("kind", List.of("a", "b", "c"), Map.of()),
            new Parameter.FloatRange("extra", 0, 1, false, Map.of("kind", List.of("c"))));

    private final List<Trial> trials = SampleStudy.full().trials();
    private final List<Axis> axes = Axes.of(SampleStudy.PARAMETERS, trials);

    private WhatMattered sample(List<Trial> some) {
        return WhatMattered.of(axes, SampleStudy.PARAMETERS, some, Map.of(), Objective.VAL_ACCURACY);
    }

    private static WhatMattered of(int count, ToDoubleFunction<Map<String, Object>> accuracy) {
        Random random = new Random(4);
        List<Trial> trials = ScoredTrials.of(
                count,
                number -> {
                    Map<String, Object> values = new HashMap<>(Map.of(
                            "x", random.nextDouble(),
                            "y", random.nextDouble(),
                            "kind", List.of("a", "b", "c").get(random.nextInt(3))));
                    if (values.get("kind").equals("c")) {
                        values.put("extra", random.nextDouble());
                    }
                    return values;
                },
                accuracy);
        return WhatMattered.of(Axes.of(PARAMETERS, trials), PARAMETERS, trials, Map.of(), Objective.VAL_ACCURACY);
    }

    private static double number(Map<String, Object> values, String name) {
        return (double) values.getOrDefault(name, 0.0);
    }

    private static Influence influence(WhatMattered mattered, String name) {
        return mattered.influences().stream()
                .filter(one -> one.parameter().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void findsTheParameterThatTheAccuracyDependsOn() {
        WhatMattered mattered = sample(trials);
        Influence first = mattered.influences().get(0);
        assertThat(first.parameter()).isEqualTo("learning-rate");
        assertThat(first.alone()).isBetween(0.5, 1.0);
        assertThat(first.ranks()).isBetween(0.6, 1.0);
        assertThat(first.p()).isEqualTo(0.002);
        assertThat(first.correlation().orElseThrow()).isNegative();
        assertThat(mattered.influences()).extracting(Influence::alone).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(mattered.sentence().orElseThrow())
                .matches(
                        "What mattered most: learning-rate explains \\d\\d\u00a0% of the variance of validation accuracy;"
                                + " above 0\\.\\d+ nothing passed 9\\d\\.?\\d*\u00a0%"
                                + " \\(fANOVA over 30 complete trials; permutation p = 0\\.002\\)\\.");
    }

    @Test
    void saysWhenNothingStandsOut() {
        Axis activation = axes.get(2);
        assertThat(WhatMattered.of(
                                List.of(activation), SampleStudy.PARAMETERS, trials, Map.of(), Objective.VAL_ACCURACY)
                        .sentence()
                        .orElseThrow())
                .startsWith("No single parameter stands out: activation explains ")
                .contains("chance alone may reach");
    }

    @Test
    void saysNothingAboutFewTrials() {
        List<Trial> four =
                trials.stream().filter(t -> t.outcome().isPresent()).limit(4).toList();
        WhatMattered mattered = sample(four);
        assertThat(mattered.influences()).isEmpty();
        assertThat(mattered.contours()).isEmpty();
        assertThat(mattered.sentence()).isEqualTo(Optional.empty());
    }

    @Test
    void repeatsWithOtherSeedsDoNotCount() {
        List<Trial> repeated = Stream.concat(
                        trials.stream(),
                        trials.stream()
                                .filter(trial -> trial.outcome().isPresent())
                                .map(WhatMatteredTest::again))
                .toList();
        assertThat(sample(repeated)).usingRecursiveComparison().isEqualTo(sample(trials));
    }

    private static Trial again(Trial trial) {
        return new Trial(
                trial.number() + 1_000,
                trial.state(),
                trial.seed() + 1,
                trial.parameters(),
                trial.epochs(),
                trial.seconds(),
                trial.started(),
                trial.ended(),
                trial.outcome(),
                trial.failure(),
                Optional.of(trial.number()));
    }

    @Test
    void saysThatSomeTrialsAreFew() {
        WhatMattered mattered = of(10, v -> 0.9 + 0.05 * number(v, "x"));
        assertThat(mattered.few()).isTrue();
        assertThat(mattered.sentence().orElseThrow())
                .startsWith("What mattered most: x explains ")
                .contains("; higher values did better (fANOVA over 10 complete trials;")
                .endsWith("With so few trials this is a rough estimate.");
        assertThat(sample(trials).few()).isFalse();
    }

    @Test
    void aChoiceThatMattersIsFound() {
        WhatMattered mattered = of(120, v -> 0.9 + (v.get("kind").equals("b") ? 0.05 : 0) + 0.01 * number(v, "x"));
        assertThat(mattered.influences().get(0).parameter()).isEqualTo("kind");
        assertThat(mattered.influences().get(0).alone()).isGreaterThan(0.85);
        assertThat(mattered.sentence().orElseThrow()).contains("kind explains ", "; nothing with a or c passed 9");
    }

    @Test
    void parametersThatOnlyMatterTogetherAreAPair() {
        WhatMattered mattered = of(400, v -> 0.9 + 0.1 * (number(v, "x") - 0.5) * (number(v, "y") - 0.5));
        Interaction first = mattered.interactions().get(0);
        assertThat(first).extracting(Interaction::first, Interaction::second).containsExactly("x", "y");
        assertThat(first.share()).isGreaterThan(0.6);
        assertThat(influence(mattered, "x").alone()).isLessThan(0.15);
        assertThat(influence(mattered, "kind").alone()
                        + influence(mattered, "kind").interactions())
                .isLessThan(0.15);
        assertThat(mattered.sentence().orElseThrow()).startsWith("No single parameter stands out");
    }

    @Test
    void conditionalParametersCountWhereActive() {
        WhatMattered without = of(200, v -> 0.9 + 0.05 * number(v, "x"));
        assertThat(influence(without, "extra").trials()).isBetween(40, 90);
        assertThat(influence(without, "extra").alone()).isLessThan(0.02);
        WhatMattered with = of(200, v -> 0.9 + 0.05 * (v.containsKey("extra") ? number(v, "extra") : 0.5));
        assertThat(with.influences().get(0).parameter()).isEqualTo("extra");
        assertThat(with.influences().get(0).alone()).isGreaterThan(0.6);
    }

    /** Nesterov's momentum is chosen with SGD alone, whose trials are worse, and changes nothing. */
    @ParameterizedTest
    @CsvSource({"true, false", "false, true"})
    void anInactiveChoiceSaysNothingInWhicheverOrderItIsWritten(boolean first, boolean second) {
        List<Parameter> parameters = Stream.concat(
                        PARAMETERS.stream().limit(2),
                        Stream.of(
                                new Parameter.Choice("optimizer", List.of("sgd", "adam"), Map.of()),
                                new Parameter.Choice(
                                        "nesterov", List.of(first, second), Map.of("optimizer", List.of("sgd")))))
                .toList();
        Random random = new Random(4);
        List<Trial> some = ScoredTrials.of(
                200,
                number -> {
                    Map<String, Object> values =
                            new HashMap<>(Map.of("x", random.nextDouble(), "y", random.nextDouble()));
                    values.put("optimizer", random.nextBoolean() ? "sgd" : "adam");
                    if (values.get("optimizer").equals("sgd")) {
                        values.put("nesterov", random.nextBoolean());
                    }
                    return values;
                },
                values -> (values.get("optimizer").equals("adam") ? 0.95 : 0.9) + 0.001 * number(values, "x"));
        WhatMattered mattered =
                WhatMattered.of(Axes.of(parameters, some), parameters, some, Map.of(), Objective.VAL_ACCURACY);
        assertThat(influence(mattered, "optimizer").alone()).isGreaterThan(0.95);
        assertThat(influence(mattered, "nesterov").alone()).isLessThan(0.02);
        assertThat(influence(mattered, "nesterov").interactions()).isLessThan(0.02);
    }

    @Test
    void oneNetworkThatNeverLearntDoesNotDecide() {
        WhatMattered mattered = of(60, v -> number(v, "y") > 0.98 ? 0.1 : 0.98 + 0.01 * number(v, "x"));
        assertThat(mattered.capped()).isBetween(1, 5);
        assertThat(influence(mattered, "x").alone()).isGreaterThan(0.25);
    }

    @Test
    void ofVeryManyTrialsTheForestTakesSome() {
        WhatMattered mattered = of(2_500, v -> number(v, "x") > 0.5 ? 0.99 : 0.98);
        assertThat(mattered.trials()).isEqualTo(2_500);
        assertThat(mattered.forest()).isEqualTo(Importance.MOST_TRIALS);
        assertThat(mattered.sentence().orElseThrow()).contains("(fANOVA over 2000 of 2500 complete trials;");
    }

    @Test
    void contoursShowThePredictionOfEachPair() {
        WhatMattered mattered =
                of(300, v -> 0.9 + 0.05 * number(v, "x") + (v.get("kind").equals("b") ? 0.01 : 0));
        assertThat(mattered.contours()).hasSize(6);
        Contour first = mattered.contours().get(0);
        assertThat(first.x().parameter()).isEqualTo("x");
        assertThat(first.y().parameter()).isEqualTo("kind");
        assertThat(first.y().labels()).containsExactly("a", "b", "c");
        assertThat(first.values()).hasDimensions(3, 24);
        assertThat(first.values()[0][23] - first.values()[0][0]).isBetween(0.03, 0.05);
        assertThat(first.values()[1][12]).isGreaterThan(first.values()[0][12]);
    }
}
