package werkbank.search.sampler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.SobolSequenceGenerator;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import werkbank.search.Asking;
import werkbank.space.Parameter;

class SobolSamplerTest extends SamplerContract {
    private static final List<Parameter> THREE = IntStream.rangeClosed(1, 3)
            .<Parameter>mapToObj(i -> new Parameter.FloatRange("x" + i, 0, 1, false, Map.of()))
            .toList();

    @Override
    protected SamplerProvider sampler() {
        return new SobolSampler();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void sixteenPointsHaveOneInEachSixteenthOfEachParameter(long seed) {
        var points = new Asking(Samplers.spec("sobol", Map.of()), THREE, seed).ask(1, 16);
        for (Parameter parameter : THREE) {
            Set<Integer> sixteenths = points.stream()
                    .map(point -> (int) (16 * (Double) point.get(parameter.name())))
                    .collect(Collectors.toSet());
            assertThat(sixteenths).hasSize(16);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void fourPointsHaveOneInEachQuarterOfTheFirstPlane(long seed) {
        var quarters = new Asking(Samplers.spec("sobol", Map.of()), THREE, seed)
                .ask(1, 4).stream()
                        .map(point -> List.of((Double) point.get("x1") < 0.5, (Double) point.get("x2") < 0.5))
                        .distinct();
        assertThat(quarters).hasSize(4);
    }

    @Test
    void itDependsOnTheStudysSeedAlone() {
        Sampler one = Samplers.create(Samplers.spec("sobol", Map.of()), THREE, List::of, 1);
        one.number(5);
        one.setRngSeed(1);
        Object first = one.getCandidate().getValue();
        one.number(5);
        one.setRngSeed(2);
        assertThat(one.getCandidate().getValue()).isEqualTo(first);
    }

    @Test
    void scramblingIsUniform() {
        double mean = IntStream.rangeClosed(1, 200)
                .mapToDouble(seed -> (Double) new Asking(Samplers.spec("sobol", Map.of()), THREE, seed)
                        .ask(1)
                        .get("x2"))
                .average()
                .orElseThrow();
        assertThat(mean).isCloseTo(0.5, Assertions.within(0.07)); // three standard errors of 1 / sqrt(12 · 200)
    }

    @Test
    void theSpecKnowsTheGeneratorsLimit() {
        assertThat(new SobolSequenceGenerator(SobolSampler.MOST_PARAMETERS)).isNotNull();
        Assertions.assertThatThrownBy(() -> new SobolSequenceGenerator(SobolSampler.MOST_PARAMETERS + 1))
                .isInstanceOf(RuntimeException.class);
    }
}
