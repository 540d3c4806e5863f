package werkbank.search.sampler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import werkbank.search.Asking;
import werkbank.space.Parameter;

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
        assertThat(new Asking(Samplers.spec(sampler, Map.of()), List.of(), 1).ask(1))
                .isEmpty();
    }

    /** Six hundred decades: high / low is infinite. */
    @ParameterizedTest
    @ValueSource(strings = {"random", "grid", "genetic", "sobol", "tpe"})
    void aLogarithmicRangeMayBeAsWideAsNumbersGo(String sampler) {
        List<Parameter> wide = List.of(new Parameter.FloatRange("x", 1e-300, 1e300, true, Map.of()));
        Asking asking = new Asking(Samplers.spec(sampler, Map.of()), wide, 1);
        int trials = sampler.equals("grid") ? 5 : TRIALS;
        double best = asking.minimum(trials, values -> Math.abs(Math.log10((Double) values.get("x")) - 75));

        List<Double> decades = asking.seen.stream()
                .map(trial -> Math.log10((Double) trial.parameters().get("x")))
                .toList();
        assertThat(decades).allMatch(decade -> decade >= -300 && decade <= 300);
        // Of the second half of the trials, which learn, few are at an end.
        assertThat(decades.subList(trials / 2, trials).stream()
                        .filter(decade -> decade < -299)
                        .count())
                .isLessThanOrEqualTo(trials / 4);
        assertThat(best).isLessThan(sampler.equals("grid") ? 76 : 20);
    }

    /** As many values as can be counted. */
    @ParameterizedTest
    @CsvSource({
        "random, false",
        "genetic, false",
        "sobol, false",
        "tpe, false",
        "grid, false",
        "genetic, true",
        "tpe, true"
    })
    void aWholeRangeMayBeAsLongAsNumbersGo(String sampler, boolean log) {
        List<Parameter> wide = List.of(new Parameter.IntRange("x", 1, Integer.MAX_VALUE, 1, log, Map.of()));
        Asking asking = new Asking(Samplers.spec(sampler, Map.of()), wide, 1);
        int trials = sampler.equals("grid") ? 5 : TRIALS;
        double best = asking.minimum(trials, values -> Math.abs(Math.log((Integer) values.get("x") / 1e9)));
        assertThat(asking.seen).allMatch(trial -> (Integer) trial.parameters().get("x") >= 1);
        assertThat(best).isLessThan(1.5);
    }

    private static List<SortedMap<String, Object>> trials(String sampler, long seed) {
        Asking asking = asking(sampler, seed);
        asking.minimum(TRIALS, SamplersTest::loss);
        return asking.seen.stream().map(Observation::parameters).toList();
    }

    private static Asking asking(String sampler, long seed) {
        return new Asking(Samplers.spec(sampler, Map.of()), PARAMETERS, seed);
    }

    private static double loss(Map<String, Object> parameters) {
        double rate = Math.log10((Double) parameters.get("rate")) + 3;
        return rate * rate + (parameters.containsKey("steps") ? 0 : 1);
    }
}
