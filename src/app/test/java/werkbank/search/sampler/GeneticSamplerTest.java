package werkbank.search.sampler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import werkbank.search.Asking;
import werkbank.space.Parameter;
import werkbank.space.SamplerSpec;

class GeneticSamplerTest extends SamplerContract {
    private static final List<Parameter> FOUR = IntStream.rangeClosed(1, 4)
            .<Parameter>mapToObj(i -> new Parameter.FloatRange("x" + i, 0, 1, false, Map.of()))
            .toList();

    @Override
    protected SamplerProvider sampler() {
        return new GeneticSampler();
    }

    @Test
    void itFindsBetterValuesThanRandomSearch() {
        double genetic = medianOfNine("genetic");
        double random = medianOfNine("random");
        assertThat(genetic).isLessThan(random / 2);
    }

    private static double medianOfNine(String sampler) {
        return IntStream.rangeClosed(1, 9)
                .mapToDouble(seed ->
                        new Asking(Samplers.spec(sampler, Map.of()), FOUR, seed).minimum(100, GeneticSamplerTest::loss))
                .sorted()
                .toArray()[4];
    }

    private static double loss(Map<String, Object> values) {
        return values.values().stream()
                .mapToDouble(value -> Math.pow((Double) value - 0.8, 2))
                .sum();
    }

    @Test
    void withoutCrossoverAChildIsAParentWithMutations() {
        SamplerSpec spec =
                Samplers.spec("genetic", Map.of("population", 4, "crossover", 0, "mutation", 0.3, "generation", 0));
        Asking asking = new Asking(spec, FOUR, 1);
        asking.minimum(4, GeneticSamplerTest::loss);
        Map<String, Object> child = asking.ask(5);

        assertThat(asking.seen).anyMatch(parent -> {
            long kept = child.entrySet().stream()
                    .filter(entry -> Math.abs((Double) entry.getValue()
                                    - (Double) parent.parameters().get(entry.getKey()))
                            < 1e-12)
                    .count();
            return kept > 0 && kept < 4;
        });
    }
}
