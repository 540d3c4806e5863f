package werkbank.search.sampler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.inference.ChiSquareTest;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import werkbank.search.Draws;
import werkbank.space.Parameter;

class ParameterSpacesTest {
    private static final int DRAWS = 20_000;

    @Test
    void stepsReachEveryValueEquallyOftenBothEndsIncluded() {
        var counts = counts(new Parameter.IntRange("p", 16, 65, 16, false, Map.of()));
        assertThat(counts).containsOnlyKeys(16, 32, 48, 64);
        assertFits(counts, value -> 0.25);
    }

    @Test
    void integersReachEveryValueEquallyOften() {
        var counts = counts(new Parameter.IntRange("p", -3, 6, 1, false, Map.of()));
        assertThat(counts).hasSize(10);
        assertFits(counts, value -> 0.1);
    }

    @Test
    void logIntegersReachEveryValueAsOftenAsItIsWideInTheLogarithm() {
        var counts = counts(new Parameter.IntRange("p", 1, 12, 1, true, Map.of()));
        assertThat(counts).hasSize(12);
        assertFits(counts, value -> Math.log(((Integer) value + 0.5) / ((Integer) value - 0.5)) / Math.log(12.5 / 0.5));
    }

    @Test
    void logRealsAreUniformInTheLogarithm() {
        var parameter = new Parameter.FloatRange("p", 1e-4, 1, true, Map.of());
        var decades = count(parameter, value -> (int) Math.floor(Math.log10((Double) value)));
        assertThat(decades).containsOnlyKeys(-4, -3, -2, -1);
        assertFits(decades, decade -> 0.25);
    }

    @Test
    void realsAreUniform() {
        var parameter = new Parameter.FloatRange("p", -1, 1, false, Map.of());
        var quarters = count(parameter, value -> (int) Math.floor(2 * (Double) value));
        assertThat(quarters).containsOnlyKeys(-2, -1, 0, 1);
        assertFits(quarters, quarter -> 0.25);
    }

    @Test
    void choicesKeepTheirTypesAndAreEquallyLikely() {
        var counts = counts(new Parameter.Choice("p", List.of("relu", 3, 0.5, true), Map.of()));
        assertThat(counts.keySet()).containsExactlyInAnyOrder("relu", 3, 0.5, true);
        assertFits(counts, value -> 0.25);
    }

    @Test
    void theEndsAreNeverLeft() {
        for (double low : new double[] {1e-4, 3e-7, 0.1, 7}) {
            for (boolean log : new boolean[] {true, false}) {
                double high = low * 3.3;
                var parameter = new Parameter.FloatRange("p", low, high, log, Map.of());
                assertThat((Double) value(parameter, 0)).isEqualTo(low, within(low));
                assertThat((Double) value(parameter, 0)).isBetween(low, high);
                assertThat((Double) value(parameter, Math.nextDown(1.0))).isBetween(low, high);
            }
        }
    }

    @Test
    void aRangeOfOneValueHasThatValue() {
        assertThat(value(new Parameter.IntRange("p", 5, 5, 1, false, Map.of()), 0.7))
                .isEqualTo(5);
        assertThat(value(new Parameter.IntRange("p", 5, 5, 1, true, Map.of()), 0.7))
                .isEqualTo(5);
        assertThat(value(new Parameter.FloatRange("p", 0.5, 0.5, false, Map.of()), 0.7))
                .isEqualTo(0.5);
        assertThat(value(new Parameter.FloatRange("p", 0.5, 0.5, true, Map.of()), 0.7))
                .isEqualTo(0.5);
        assertThat(value(new Parameter.Choice("p", List.of("only"), Map.of()), 0.7))
                .isEqualTo("only");
    }

    private static Offset<Double> within(double low) {
        return Offset.offset(1e-12 * low);
    }

    private static Object value(Parameter parameter, double u) {
        return Draws.of(List.of(parameter)).at(u).get("p");
    }

    private static Map<Object, Long> counts(Parameter parameter) {
        return count(parameter, Function.identity());
    }

    private static <K> Map<K, Long> count(Parameter parameter, Function<Object, K> bin) {
        Draws draws = Draws.of(List.of(parameter));
        return IntStream.range(0, DRAWS)
                .mapToObj(i -> bin.apply(draws.random().get("p")))
                .collect(Collectors.groupingBy(
                        key -> key,
                        () -> new TreeMap<>(Comparator.comparing(Object::toString)),
                        Collectors.counting()));
    }

    private static <K> void assertFits(Map<K, Long> counts, Function<K, Double> probability) {
        double[] expected = counts.keySet().stream()
                .mapToDouble(key -> DRAWS * probability.apply(key))
                .toArray();
        long[] observed = counts.values().stream().mapToLong(Long::longValue).toArray();
        assertThat(new ChiSquareTest().chiSquareTest(expected, observed)).isGreaterThan(0.001);
    }
}
