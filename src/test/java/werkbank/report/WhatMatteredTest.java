package werkbank.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import werkbank.experiment.Trial;
import werkbank.space.Objective;

class WhatMatteredTest {
    private final List<Trial> trials = SampleStudy.full().trials();
    private final List<Axis> axes = Axes.of(SampleStudy.PARAMETERS, trials);

    @Test
    void findsTheParameterThatTheAccuracyDependsOn() {
        WhatMattered mattered = WhatMattered.of(axes, trials, Objective.VAL_ACCURACY);
        Influence first = mattered.influences().get(0);
        assertThat(first.parameter()).isEqualTo("learning-rate");
        assertThat(first.share()).isBetween(0.6, 1.0);
        assertThat(first.correlation().orElseThrow()).isNegative();
        assertThat(mattered.sentence().orElseThrow())
                .startsWith("What mattered most: learning-rate explains ")
                .contains("lower values did better", "30 complete trials", "permutation p = 0.002");
    }

    @Test
    void saysWhenNothingStandsOut() {
        Axis activation = axes.get(2);
        assertThat(WhatMattered.of(List.of(activation), trials, Objective.VAL_ACCURACY)
                        .sentence()
                        .orElseThrow())
                .startsWith("No single parameter stands out: the strongest, activation,");
    }

    @Test
    void saysNothingAboutFewTrials() {
        List<Trial> four =
                trials.stream().filter(t -> t.outcome().isPresent()).limit(4).toList();
        assertThat(WhatMattered.of(axes, four, Objective.VAL_ACCURACY))
                .isEqualTo(new WhatMattered(List.of(), Optional.empty()));
    }

    @Test
    void conditionalParametersCountOnlyWhereActive() {
        Influence momentum = WhatMattered.of(axes, trials, Objective.VAL_ACCURACY).influences().stream()
                .filter(i -> i.parameter().equals("momentum"))
                .findFirst()
                .orElseThrow();
        assertThat(momentum.trials()).isBetween(5, 29);
    }
}
