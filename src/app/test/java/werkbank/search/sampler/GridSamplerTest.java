package werkbank.search.sampler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import werkbank.search.Asking;
import werkbank.space.Parameter;
import werkbank.space.SamplerSpec;

class GridSamplerTest extends SamplerContract {
    /** 4 filters × (sgd: 3 momenta; adam: 1): 16 configurations. */
    private static final List<Parameter> PARAMETERS = List.of(
            new Parameter.IntRange("filters", 16, 64, 16, false, Map.of()),
            new Parameter.Choice("optimizer", List.of("sgd", "adam"), Map.of()),
            new Parameter.FloatRange("momentum", 0.5, 0.9, false, Map.of("optimizer", List.of("sgd"))));

    @Override
    protected SamplerProvider sampler() {
        return new GridSampler();
    }

    @ParameterizedTest
    @ValueSource(strings = {"random", "sequential"})
    void eachConfigurationComesOnce(String order) {
        SamplerSpec spec = Samplers.spec("grid", Map.of("points", 3, "order", order));
        assertThat(Samplers.create(spec, PARAMETERS, List::of, 1).size()).hasValue(16);

        var all = new Asking(spec, PARAMETERS, 1).ask(1, 16);
        assertThat(new HashSet<>(all)).hasSize(16);
        assertThat(all)
                .filteredOn(values -> values.get("optimizer").equals("adam"))
                .hasSize(4);
        assertThat(all).extracting(values -> values.get("momentum")).contains(0.5, 0.7, 0.9);
    }

    @Test
    void inSequenceTheFirstParameterChangesSlowest() {
        var first =
                new Asking(Samplers.spec("grid", Map.of("points", 3, "order", "sequential")), PARAMETERS, 1).ask(1, 5);
        assertThat(first)
                .containsExactlyElementsOf(
                        new Asking(Samplers.spec("grid", Map.of("points", 3, "order", "sequential")), PARAMETERS, 9)
                                .ask(1, 5));
        assertThat(first.get(0)).isEqualTo(Map.of("filters", 16, "optimizer", "sgd", "momentum", 0.5));
        assertThat(first.get(3)).isEqualTo(Map.of("filters", 16, "optimizer", "adam"));
        assertThat(first.get(4)).isEqualTo(Map.of("filters", 32, "optimizer", "sgd", "momentum", 0.5));
    }

    @Test
    void atItsEndThereIsNoMore() {
        Sampler sampler =
                Samplers.create(Samplers.spec("grid", Map.of("points", 3, "order", "random")), PARAMETERS, List::of, 1);
        sampler.number(16);
        assertThat(sampler.hasMoreCandidates()).isTrue();
        sampler.getCandidate();
        assertThat(sampler.hasMoreCandidates()).isFalse();
        assertThatThrownBy(sampler::getCandidate).isInstanceOf(NoSuchElementException.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 16, 17, 1000})
    void aPermutationHasEachNumberOnce(long size) {
        Permutation permutation = new Permutation(size, 3);
        Set<Long> numbers = new HashSet<>();
        LongStream.range(0, size).map(permutation::at).forEach(numbers::add);
        assertThat(numbers).hasSize((int) size).allMatch(number -> number >= 0 && number < size);
    }

    @Test
    void aPermutationOfTheLargestGridIsThereAtOnce() {
        long size = werkbank.space.Grid.MOST;
        Permutation permutation = new Permutation(size, 3);
        assertThat(permutation.at(0)).isBetween(0L, size - 1).isNotEqualTo(permutation.at(size - 1));
    }
}
