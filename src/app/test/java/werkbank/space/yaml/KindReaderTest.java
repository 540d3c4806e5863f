package werkbank.space.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import werkbank.InputException;
import werkbank.search.sampler.Samplers;
import werkbank.space.SamplerSpec;
import werkbank.space.Spaces;

class KindReaderTest {

    @Test
    void withoutTheKeyItIsToBeChosen() {
        assertThat(Spaces.read(Spaces.base()).sampler()).isEqualTo(Samplers.spec("auto", Map.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"random", "grid", "genetic", "sobol", "tpe"})
    void aNameIsItWithDefaults(String name) {
        assertThat(sampler(name)).isEqualTo(Samplers.spec(name, Map.of())).isEqualTo(sampler("{" + name + ": {}}"));
        assertThat(sampler(name).words()).startsWith(name);
    }

    @Test
    void optionsAreKept() {
        assertThat(sampler("{tpe: {startup: 5, candidates: 48, prior-weight: 0.5, generation: 8}}"))
                .isEqualTo(Samplers.spec(
                        "tpe", Map.of("startup", 5, "candidates", 48, "prior-weight", 0.5, "generation", 8)));
        assertThat(sampler("{grid: {points: 3, order: sequential}}"))
                .isEqualTo(Samplers.spec("grid", Map.of("points", 3, "order", "sequential")));
        assertThat(sampler("{genetic: {population: 8, crossover: 1, mutation: 0.2, generation: 4}}"))
                .isEqualTo(Samplers.spec(
                        "genetic", Map.of("population", 8, "crossover", 1, "mutation", 0.2, "generation", 4)));
        assertThat(sampler("{tpe: {generation: 8}}").generation()).isEqualTo(8);
        assertThat(sampler("sobol").generation()).isZero();
    }

    @Test
    void sobolHasALimit() {
        assertThatThrownBy(() -> Spaces.read(manyParameters("sobol", 1_001)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(
                        ":3:10: the sampler sobol takes at most 1000 parameters, and this space has 1001; use random");
    }

    @Test
    void aGridHasALimit() {
        assertThatThrownBy(() -> Spaces.read(manyParameters("{grid: {points: 1000}}", 7)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(
                        ":3:10: this grid has 10^21 configurations; lower points, or use random or sobol");
    }

    private static String manyParameters(String sampler, int count) {
        return "name: a\ntrials: 1\nsampler: " + sampler + "\ntraining: {epochs: 1}\nnetwork:\n"
                + "  - dropout: {float: [0.1, 0.2]}\n".repeat(count);
    }

    private static SamplerSpec sampler(String yaml) {
        return Spaces.read(Spaces.base().replace("trials: 6", "trials: 6\nsampler: " + yaml))
                .sampler();
    }
}
