package werkbank.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import werkbank.experiment.Search.Plan;
import werkbank.search.sampler.Samplers;
import werkbank.space.Confidence;
import werkbank.space.Constraints;
import werkbank.space.Parameter;
import werkbank.space.ParameterRule;
import werkbank.space.Prior;
import werkbank.space.SearchPlan;
import werkbank.space.SearchPlans;
import werkbank.space.SearchSpace;
import werkbank.space.Spaces;

/** What is proposed where a sampler finds nothing that is allowed. */
@Timeout(60)
class LazyRepairTest {
    private static final Parameter X = new Parameter.FloatRange("x", 0, 1, false, Map.of());
    private static final Parameter Y = new Parameter.FloatRange("y", 0, 1, false, Map.of());

    @Test
    void theMiddleThatBreaksARuleIsMovedAsFarAsItMust() {
        SortedMap<String, Object> first = first(square(List.of(X, Y), "gp"));

        assertThat((Double) first.get("x")).isBetween(0.8, 0.801);
        assertThat(first).containsEntry("y", 0.5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gp", "tpe", "prior-band"})
    void priorsThatBreakARuleAreMovedAsFarAsTheyMust(String sampler) {
        SortedMap<String, Object> first = first(square(List.of(expecting(X, 0.5), expecting(Y, 0.25)), sampler));

        assertThat((Double) first.get("x")).isBetween(0.8, 0.801);
        assertThat(first).containsEntry("y", 0.25);
    }

    private static Parameter expecting(Parameter parameter, double value) {
        return parameter.with(Optional.of(new Prior(value, Confidence.MEDIUM)));
    }

    private static SearchSpace square(List<Parameter> parameters, String sampler) {
        Constraints rule = new Constraints(List.of(), List.of(ParameterRule.parse("x >= 0.8")));
        return Plans.space(parameters, SearchPlans.with(SearchPlan.STANDARD, rule), Samplers.spec(sampler, Map.of()));
    }

    private static SortedMap<String, Object> first(SearchSpace space) {
        return searched(space, 1).trials().get(0).parameters();
    }

    private static SimulatedTrials searched(SearchSpace space, int trials) {
        SimulatedTrials run = new SimulatedTrials(1, number -> 0.5);
        new ArbiterSearch().run(new Plan(space, 42, trials, 1, List.of(), Map.of(), () -> false), run);
        return run;
    }

    /** Of fifty numbers fifteen divide 840; three at a time do so seldom, often in none of a hundred draws. */
    @Test
    void withoutConstraintsTooEachTrialGetsANetwork() {
        SearchSpace space = Spaces.read(
                """
                name: divided
                trials: 60
                sampler: random
                parameters: {a: {int: [7, 56]}, b: {int: [7, 56]}, c: {int: [7, 56]}}
                network: [dense: 840 / $a, dense: 840 / $b, dense: 840 / $c]
                training: {epochs: 1}
                """);

        assertThat(searched(space, 60).trials()).hasSize(60).allMatch(trial -> space.flaw(trial.parameters())
                .isEmpty());
    }
}
