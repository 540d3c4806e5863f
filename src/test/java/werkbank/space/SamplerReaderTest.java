package werkbank.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import werkbank.InputException;

class SamplerReaderTest {

    @Test
    void withoutTheKeyItIsRandom() {
        assertThat(Spaces.read(Spaces.base()).sampler()).isEqualTo(new SamplerSpec.RandomSearch());
    }

    @ParameterizedTest
    @ValueSource(strings = {"random", "grid", "genetic", "sobol", "tpe"})
    void aNameIsItWithDefaults(String name) {
        assertThat(sampler(name)).isEqualTo(SamplerSpec.standard(name)).isEqualTo(sampler("{" + name + ": {}}"));
        assertThat(sampler(name).words()).startsWith(name);
    }

    @Test
    void optionsAreKept() {
        assertThat(sampler("{tpe: {startup: 5, candidates: 48, prior-weight: 0.5, generation: 8}}"))
                .isEqualTo(new SamplerSpec.Tpe(5, 48, 0.5, 8));
        assertThat(sampler("{grid: {points: 3, order: sequential}}"))
                .isEqualTo(new SamplerSpec.Grid(3, SamplerSpec.Grid.Order.SEQUENTIAL));
        assertThat(sampler("{genetic: {population: 8, crossover: 1, mutation: 0.2, generation: 4}}"))
                .isEqualTo(new SamplerSpec.Genetic(8, 1, 0.2, 4));
        assertThat(sampler("{tpe: {generation: 8}}").generation()).isEqualTo(8);
        assertThat(sampler("sobol").generation()).isZero();
    }

    @Test
    void sobolHasALimit() {
        StringBuilder yaml = new StringBuilder(
                "name: a\ntrials: 1\nsampler: sobol\nnetwork: [dense: 8]\ntraining: {epochs: 1}\nparameters:\n");
        for (int i = 0; i <= SamplerSpec.Sobol.MOST_PARAMETERS; i++) {
            yaml.append("  p").append(i).append(": {int: [1, 2]}\n");
        }
        String network = yaml.toString().replace("dense: 8", "dense: " + sum());
        assertThatThrownBy(() -> Spaces.read(network))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(
                        ":3:10: the sampler sobol takes at most 1000 parameters, and this space has 1001");
    }

    @Test
    void aGridHasALimit() {
        StringBuilder yaml = new StringBuilder("name: a\ntrials: 1\nsampler: {grid: {points: 1000}}\ntraining:\n  epochs: 1\n");
        yaml.append("network:\n");
        for (int i = 0; i < 7; i++) {
            yaml.append("  - dropout: {float: [0.1, 0.2]}\n");
        }
        assertThatThrownBy(() -> Spaces.read(yaml.toString()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(":3:10: this grid has 10^21 configurations; lower points, or use random or sobol");
    }

    private static String sum() {
        StringBuilder sum = new StringBuilder("$p0");
        for (int i = 1; i <= SamplerSpec.Sobol.MOST_PARAMETERS; i++) {
            sum.append(" + $p").append(i);
        }
        return sum.toString();
    }

    private static SamplerSpec sampler(String yaml) {
        return Spaces.read(Spaces.base().replace("trials: 6", "trials: 6\nsampler: " + yaml))
                .sampler();
    }
}
