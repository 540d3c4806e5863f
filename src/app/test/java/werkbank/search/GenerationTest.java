package werkbank.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import werkbank.experiment.Search.Plan;
import werkbank.experiment.trial.Proposal;
import werkbank.experiment.trial.Trial;
import werkbank.search.sampler.Samplers;
import werkbank.search.scheduler.Schedulers;
import werkbank.space.Parameter;
import werkbank.space.SamplerSpec;
import werkbank.space.SchedulerSpec;
import werkbank.space.SearchPlan;
import werkbank.space.SearchSpace;

/** Trials that are proposed from the same results: they know of each other's parameters. */
@Timeout(60)
class GenerationTest {
    private static final List<Parameter> SQUARE = List.of(
            new Parameter.IntRange("x", 1, 20, 1, false, Map.of()),
            new Parameter.IntRange("y", 1, 20, 1, false, Map.of()));

    private static final int GENERATION = 8;

    private static double accuracy(Proposal proposal, int epoch) {
        double x = number(proposal.parameters(), "x") - 6;
        double y = number(proposal.parameters(), "y") - 15;
        return 0.9 - 0.001 * (x * x + y * y) - 0.1 / epoch;
    }

    private static SearchSpace space(List<Parameter> parameters, SchedulerSpec scheduler) {
        SamplerSpec spec = Samplers.spec("gp", Map.of("generation", GENERATION));
        return Plans.space(parameters, SearchPlan.STANDARD.with(scheduler), spec, 9);
    }

    private static List<Trial> search(SearchSpace space, int trials, int workers) {
        SimulatedTrials run = SimulatedTrials.along(9, GenerationTest::accuracy);
        new ArbiterSearch().run(new Plan(space, 42, trials, workers, List.of(), Map.of(), () -> false), run);
        return run.trials();
    }

    @Test
    void aGenerationIsNotOneConfigurationManyTimes() {
        SearchSpace space = space(SQUARE, SchedulerSpec.NONE);
        List<Trial> trials = search(space, 6 * GENERATION, 1);
        assertThat(trials).extracting(Trial::parameters).doesNotHaveDuplicates();
        assertThat(search(space, 6 * GENERATION, 4)).isEqualTo(trials);
    }

    /** The fourth round's first bracket learns from all rounds but the last of them. */
    @Test
    void aBracketIsNotOnePlaceManyTimes() {
        List<Parameter> square = List.of(
                new Parameter.FloatRange("x", 1, 20, false, Map.of()),
                new Parameter.FloatRange("y", 1, 20, false, Map.of()));
        SearchSpace space = space(square, Schedulers.spec("hyperband", Map.of()));
        List<Trial> trials = search(space, 60, 1);
        List<Trial> bracket = trials.subList(51, 60);
        assertThat(bracket).allSatisfy(one -> assertThat(bracket)
                .filteredOn(other -> distance(one, other) < 0.001)
                .containsExactly(one));
        assertThat(search(space, 60, 4)).isEqualTo(trials);
    }

    private static double distance(Trial one, Trial other) {
        return Math.hypot(
                number(one.parameters(), "x") - number(other.parameters(), "x"),
                number(one.parameters(), "y") - number(other.parameters(), "y"));
    }

    private static double number(Map<String, Object> values, String name) {
        return ((Number) values.get(name)).doubleValue();
    }
}
