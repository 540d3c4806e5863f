package werkbank.search.sampler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import werkbank.search.Asking;
import werkbank.space.Parameter;
import werkbank.space.SamplerSpec;

/** The samplers that come with Werkbank, beyond {@link SamplerContract}. */
class SamplersTest {
    private static final int TRIALS = 60;

    @Test
    void theyAreListedFromTheSimplestOn() {
        assertThat(Samplers.kinds().names())
                .containsExactly("random", "grid", "genetic", "sobol", "tpe", "gp", "mfes", "prior-band", "auto");
    }

    @Test
    void eachPassesTheContract() throws ClassNotFoundException {
        for (SamplerProvider kind : Samplers.kinds().all()) {
            assertThat(SamplerContract.class)
                    .isAssignableFrom(Class.forName(kind.getClass().getName() + "Test"));
        }
    }

    @Test
    void anUnknownOneIsToldWithThoseThereAre() {
        assertThatThrownBy(() -> Samplers.spec("tpa", Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "there is no sampler tpa; there are random, grid, genetic, sobol, tpe, gp, mfes, prior-band, auto");
    }

    @Test
    void whatASpaceGetsThatNamesNoneIsRandomSearch() {
        assertThat(Samplers.spec("random", Map.of())).isEqualTo(SamplerSpec.RANDOM);
    }

    @Test
    void optionsThatAreNotGivenHaveTheirDefaults() {
        assertThat(Samplers.spec("tpe", Map.of("startup", 20)).options().values())
                .isEqualTo(Map.of("startup", 20, "candidates", 24, "prior-weight", 0.5, "generation", 0));
        assertThat(Samplers.spec("genetic", Map.of("generation", 8)).words())
                .isEqualTo("genetic, population 20, crossover 0.85, mutation 0.1, in generations of 8");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "start-up | 20 | tpe has no option start-up; it has [startup, candidates, prior-weight, generation]",
                "startup  | 0  | startup of tpe is 0; it must be at least 1"
            })
    void aWrongOptionIsRefused(String key, int value, String message) {
        assertThatThrownBy(() -> Samplers.spec("tpe", Map.of(key, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"random", "grid", "genetic", "sobol", "tpe", "gp", "mfes"})
    void anotherSeedGivesOtherTrials(String sampler) {
        assertThat(trials(sampler, 7)).isNotEqualTo(trials(sampler, 8));
    }

    private static List<SortedMap<String, Object>> trials(String sampler, long seed) {
        Asking asking = new Asking(Samplers.spec(sampler, Map.of()), SamplerContract.PARAMETERS, seed);
        asking.minimum(TRIALS, parameters -> (Double) parameters.get("rate"));
        return asking.seen.stream().map(Observation::parameters).toList();
    }

    /** Six hundred decades: high / low is infinite. */
    @ParameterizedTest
    @ValueSource(strings = {"random", "grid", "genetic", "sobol", "tpe", "gp", "mfes"})
    void aLogarithmicRangeIsSearchedAsWideAsNumbersGo(String sampler) {
        List<Parameter> wide = List.of(new Parameter.FloatRange("x", 1e-300, 1e300, true, Map.of()));
        Asking asking = new Asking(Samplers.spec(sampler, Map.of()), wide, 1);
        int trials = sampler.equals("grid") ? 5 : TRIALS;
        double best = asking.minimum(trials, values -> Math.abs(Math.log10((Double) values.get("x")) - 75));

        List<Double> decades = asking.seen.stream()
                .map(trial -> Math.log10((Double) trial.parameters().get("x")))
                .toList();
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
        "gp, false",
        "mfes, false",
        "grid, false",
        "genetic, true",
        "tpe, true",
        "gp, true",
        "mfes, true"
    })
    void aWholeRangeIsSearchedAsLongAsNumbersGo(String sampler, boolean log) {
        List<Parameter> wide = List.of(new Parameter.IntRange("x", 1, Integer.MAX_VALUE, 1, log, Map.of()));
        Asking asking = new Asking(Samplers.spec(sampler, Map.of()), wide, 1);
        int trials = sampler.equals("grid") ? 5 : TRIALS;
        double best = asking.minimum(trials, values -> Math.abs(Math.log((Integer) values.get("x") / 1e9)));
        assertThat(best).isLessThan(1.5);
    }
}
