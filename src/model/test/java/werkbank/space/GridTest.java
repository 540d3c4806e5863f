package werkbank.space;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class GridTest {

    @Test
    void rangesAreEvenlySpreadBothEndsIncluded() {
        assertThat(values(new Parameter.FloatRange("p", 0.1, 0.5, false, Map.of())))
                .containsExactly(0.1, 0.2, 0.3, 0.4, 0.5);
        assertThat(values(new Parameter.FloatRange("p", 1e-5, 1e-1, true, Map.of())))
                .containsExactly(1e-5, 1e-4, 1e-3, 1e-2, 1e-1);
        assertThat(values(new Parameter.FloatRange("p", 1e-300, 1e300, true, Map.of())))
                .containsExactly(1e-300, 1e-150, 1.0, 1e150, 1e300);
        assertThat(values(new Parameter.IntRange("p", 0, 100, 1, false, Map.of())))
                .containsExactly(0, 25, 50, 75, 100);
        assertThat(values(new Parameter.IntRange("p", 1, 16, 1, true, Map.of())))
                .containsExactly(1, 2, 4, 8, 16);
    }

    @Test
    void stepsAndChoicesHaveAllTheirValues() {
        assertThat(values(new Parameter.IntRange("p", 8, 64, 8, false, Map.of())))
                .containsExactly(8, 16, 24, 32, 40, 48, 56, 64);
        assertThat(values(new Parameter.IntRange("p", 1, 3, 1, false, Map.of())))
                .containsExactly(1, 2, 3);
        assertThat(values(new Parameter.Choice("p", List.of("b", true, 3), Map.of())))
                .containsExactly("b", true, 3);
    }

    @Test
    void aValueThatAConditionLooksForIsThere() {
        Grid grid = grid(
                5,
                new Parameter.IntRange("depth", 0, 100, 1, false, Map.of()),
                new Parameter.Choice("extra", List.of("x", "y"), Map.of("depth", List.of(7))));
        assertThat(grid.size()).contains(BigInteger.valueOf(5 + 2));
        assertThat(all(grid)).contains(Map.of("depth", 7, "extra", "x"), Map.of("depth", 7, "extra", "y"));
    }

    @Test
    void whatDiffersInInactiveParametersOnlyIsOneConfiguration() {
        Grid grid = grid(
                3,
                new Parameter.Choice("a", List.of(true, false), Map.of()),
                new Parameter.IntRange("b", 1, 3, 1, false, Map.of("a", List.of(true))),
                new Parameter.FloatRange("c", 0, 1, false, Map.of("b", List.of(2, 3))));
        assertThat(grid.size()).contains(BigInteger.valueOf(1 + 1 + 2 * 3));
        assertThat(all(grid)).doesNotHaveDuplicates().contains(Map.of("a", false), Map.of("a", true, "b", 1));
    }

    private static List<Map<String, Object>> all(Grid grid) {
        return LongStream.range(0, grid.size().orElseThrow().longValueExact())
                .<Map<String, Object>>mapToObj(grid::at)
                .toList();
    }

    private static List<Object> values(Parameter parameter) {
        return all(grid(5, parameter)).stream().map(values -> values.get("p")).toList();
    }

    private static Grid grid(int points, Parameter... parameters) {
        return Grid.of(List.of(parameters), points);
    }
}
