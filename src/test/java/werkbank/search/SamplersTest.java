package werkbank.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import werkbank.space.Parameter;
import werkbank.space.SamplerSpec;

/** What every sampler has to keep to. */
class SamplersTest {
    private static final List<Parameter> PARAMETERS = List.of(
            new Parameter.IntRange("filters", 16, 64, 16, false, Map.of()),
            new Parameter.IntRange("batch", 8, 500, 1, true, Map.of()),
            new Parameter.FloatRange("rate", 1e-4, 1e-2, true, Map.of()),
            new Parameter.Choice("optimizer", List.of("sgd", "nesterov", "adam"), Map.of()),
            new Parameter.FloatRange("momentum", 0.5, 0.99, false, Map.of("optimizer", List.of("sgd", "nesterov"))),
            new Parameter.Choice("warm-up", List.of(true, false), Map.of("optimizer", List.of("adam"))),
            new Parameter.IntRange("steps", 1, 3, 1, false, Map.of("warm-up", List.of(true))));
    private static final int TRIALS = 60;

    @ParameterizedTest
    @ValueSource(strings = {"random", "grid", "genetic", "sobol", "tpe"})
    void everyProposalIsAConfigurationOfTheSpace(String sampler) {
        Asking asking = asking(sampler, 1);
        asking.minimum(TRIALS, SamplersTest::loss);

        for (Observation trial : asking.seen) {
            Map<String, Object> before = new TreeMap<>();
            for (Parameter parameter : PARAMETERS) {
                Object value = trial.parameters().get(parameter.name());
                assertThat(value != null).isEqualTo(parameter.isActive(before));
                if (value != null) {
                    assertThat(parameter.canonical(value)).isEqualTo(Optional.of(value));
                    before.put(parameter.name(), value);
                }
            }
            assertThat(trial.parameters()).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"random", "grid", "genetic", "sobol", "tpe"})
    void theSameSeedGivesTheSameTrialsAndAnotherOneOthers(String sampler) {
        assertThat(trials(sampler, 7)).isEqualTo(trials(sampler, 7)).isNotEqualTo(trials(sampler, 8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"random", "grid", "genetic", "sobol", "tpe"})
    void aNewSamplerGoesOnWhereAnotherStopped(String sampler) {
        Asking whole = asking(sampler, 7);
        whole.minimum(TRIALS, SamplersTest::loss);

        for (int resumed : new int[] {2, 25, TRIALS}) {
            Asking asking = asking(sampler, 7);
            asking.seen.addAll(whole.seen.subList(0, resumed - 1));
            assertThat(asking.ask(resumed))
                    .isEqualTo(whole.seen.get(resumed - 1).parameters());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"random", "grid", "genetic", "sobol", "tpe"})
    void askingAgainGivesTheSame(String sampler) {
        Asking asking = asking(sampler, 3);
        asking.minimum(40, SamplersTest::loss);

        SortedMap<String, Object> first = asking.ask(41);
        asking.ask(42);
        assertThat(asking.ask(41)).isEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"random", "grid", "genetic", "sobol", "tpe"})
    void aStudyOfFailuresGoesOn(String sampler) {
        Asking asking = asking(sampler, 3);
        for (int number = 1; number <= 40; number++) {
            asking.seen.add(Asking.without(number, asking.ask(number), true));
        }
        assertThat(asking.ask(41)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"random", "grid", "genetic", "sobol", "tpe"})
    void aSpaceWithoutParametersHasOneConfiguration(String sampler) {
        assertThat(new Asking(SamplerSpec.standard(sampler), List.of(), 1).ask(1))
                .isEmpty();
    }

    private static List<SortedMap<String, Object>> trials(String sampler, long seed) {
        Asking asking = asking(sampler, seed);
        asking.minimum(TRIALS, SamplersTest::loss);
        return asking.seen.stream().map(Observation::parameters).toList();
    }

    private static Asking asking(String sampler, long seed) {
        return new Asking(SamplerSpec.standard(sampler), PARAMETERS, seed);
    }

    private static double loss(Map<String, Object> parameters) {
        double rate = Math.log10((Double) parameters.get("rate")) + 3;
        return rate * rate + (parameters.containsKey("steps") ? 0 : 1);
    }
}
