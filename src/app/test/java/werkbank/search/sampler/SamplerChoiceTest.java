package werkbank.search.sampler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import werkbank.search.Plans;
import werkbank.search.scheduler.Schedulers;
import werkbank.space.Confidence;
import werkbank.space.Parameter;
import werkbank.space.Prior;
import werkbank.space.SamplerSpec;
import werkbank.space.SchedulerSpec;
import werkbank.space.SearchPlan;
import werkbank.space.SearchSpace;
import werkbank.space.Spaces;

class SamplerChoiceTest {
    private static List<Parameter> numbers(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> (Parameter) new Parameter.FloatRange("x" + i, 0, 1, false, Map.of()))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "8   | none      | 100     | 2  | gp     | since it finds good numbers in the fewest trials",
                "8   | asha      | 100     | 2  | gp     | since it learns from all rungs of asha",
                "8   | hyperband | 1000000 | 1  | gp     | since it learns from all rungs of hyperband",
                "8   | none      | 11      | 1  | gp     | since it finds good numbers in the fewest trials",
                "8   | none      | 10      | 1  | random | since 10 trials are too few to learn from",
                "8   | asha      | 1       | 1  | random | since 1 trial is too few to learn from",
                "8   | none      | 20      | 10 | gp     | since it finds good numbers in the fewest trials",
                "8   | none      | 20      | 11 | random | since 11 workers begin all of 20 trials before 10 have ended",
                "30  | none      | 100     | 2  | gp     | since it finds good numbers in the fewest trials",
                "31  | none      | 100     | 2  | tpe    | since a proposal of gp would take long with 31 parameters"
            })
    void itGoesByParametersSchedulerTrialsAndWorkers(
            int parameters, String scheduler, int trials, int workers, String name, String why) {
        assertThat(SamplerChoice.of(
                        numbers(parameters), Schedulers.spec(scheduler, Map.of()), trials, workers, 0, false))
                .isEqualTo(new SamplerChoice(name, why));
    }

    @Test
    void priorsWantASamplerThatUsesThem() {
        Parameter expecting = numbers(1).get(0).with(Optional.of(new Prior(0.5, Confidence.LOW)));
        assertThat(SamplerChoice.of(List.of(expecting), Schedulers.spec("none", Map.of()), 5, 1, 0, false))
                .isEqualTo(new SamplerChoice("gp", "since it begins with the priors"));
    }

    @Test
    void manyParametersAreTpesWithPriorsAndOtherStudiesToo() {
        List<Parameter> many = numbers(31).stream()
                .map(parameter -> parameter.with(Optional.of(new Prior(0.5, Confidence.LOW))))
                .toList();
        assertThat(SamplerChoice.of(many, Schedulers.spec("none", Map.of()), 5, 1, 0, false)
                        .name())
                .isEqualTo("tpe");
        assertThat(SamplerChoice.of(numbers(31), Schedulers.spec("none", Map.of()), 5, 1, 0, true)
                        .name())
                .isEqualTo("tpe");
    }

    @Test
    void otherStudiesWantASamplerThatLearnsFromThem() {
        SearchSpace space = Spaces.read(
                """
                name: s
                trials: 100
                sampler: auto
                learn-from: [other]
                network: [conv: {int: [2, 8]}]
                training: {epochs: 1}
                """);
        assertThat(SamplerChoice.of(space, 100, 1, 0))
                .contains(new SamplerChoice("gp", "since it learns from other studies"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "6   | 8 | 500 | gp     | since it learns from 500 results that are known beforehand",
                "6   | 8 | 10  | gp     | since it learns from 10 results that are known beforehand",
                "6   | 1 | 5   | gp     | since it learns from 5 results that are known beforehand",
                "6   | 1 | 4   | random | since 6 trials are too few to learn from",
                "100 | 1 | 500 | gp     | since it finds good numbers in the fewest trials"
            })
    void resultsThatAreKnownBeforehandStandForTrials(int trials, int workers, int known, String name, String why) {
        SchedulerSpec none = Schedulers.spec("none", Map.of());
        assertThat(SamplerChoice.of(numbers(2), none, trials, workers, known, false))
                .isEqualTo(new SamplerChoice(name, why));
    }

    /** Ten are imported, or nine and one is enqueued. */
    @Test
    void resultsThatAreEnqueuedCountBesideThoseOfAFile() {
        String text =
                """
                name: s
                trials: 6
                sampler: auto
                scheduler: none
                parameters: {units: {int: [2, 8]}}
                network: [conv: $units]
                training: {epochs: 1}
                """;
        String enqueued = text + "enqueue: [{units: 3, result: {val-accuracy: 0.9}}]\n";
        assertThat(SamplerChoice.of(Spaces.read(text), 6, 8, 9).orElseThrow().name())
                .isEqualTo("random");
        assertThat(SamplerChoice.of(Spaces.read(text), 6, 8, 10).orElseThrow().name())
                .isEqualTo("gp");
        assertThat(SamplerChoice.of(Spaces.read(enqueued), 6, 8, 9)
                        .orElseThrow()
                        .name())
                .isEqualTo("gp");
    }

    @Test
    void aSpaceThatNamesItsSamplerKeepsIt() {
        SearchSpace space = Plans.space(numbers(2));
        assertThat(SamplerChoice.of(space, 100, 1, 0)).isEmpty();
        assertThat(new SamplerChoice("gp", "why").in(space)).isSameAs(space);
    }

    @Test
    void whatIsChosenTakesTheGenerationOfAuto() {
        SamplerSpec auto = Samplers.spec("auto", Map.of("generation", 8));
        SearchSpace space = Plans.space(numbers(2), SearchPlan.STANDARD, auto);
        SamplerSpec chosen =
                SamplerChoice.of(space, 100, 1, 0).orElseThrow().in(space).sampler();
        assertThat(chosen.options())
                .isEqualTo(Samplers.spec("gp", Map.of("generation", 8)).options());
        assertThat(chosen.words())
                .isEqualTo("gp, 10 trials before it learns, with rungs 0.2 of the rest at random, in generations of 8,"
                        + " chosen by auto since it finds good numbers in the fewest trials");
        assertThat(new SamplerChoice("random", "since so").in(space).sampler())
                .isEqualTo(new SamplerSpec(
                        "random", SamplerSpec.RANDOM.options(), "random, chosen by auto since so", false));
    }
}
