package werkbank.search.sampler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import werkbank.space.Parameter;

class UnitCubeTest {
    @ParameterizedTest
    @CsvSource({"1, 300, true", "1, 2, true", "7, 40, true", "1, 300, false", "-3, 4, false"})
    void theNeighboursOfAWholeNumberAreTheOneBeforeAndTheNext(int low, int high, boolean log) {
        Parameter parameter = new Parameter.IntRange("n", low, high, 1, log, Map.of());
        UnitCube cube = new UnitCube(new ConfigurationSpace(List.of(parameter)));
        Axis axis = Axis.of(parameter);
        for (int value = low; value <= high; value++) {
            List<Double> expected = new ArrayList<>();
            if (value > low) {
                expected.add(axis.of(value - 1).middle());
            }
            if (value < high) {
                expected.add(axis.of(value + 1).middle());
            }
            assertThat(cube.neighbours(new double[] {axis.of(value).middle()}))
                    .as("%d", value)
                    .extracting(point -> point[0])
                    .isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, '1, 2'", "1, '0, 2'", "2, '0, 1'"})
    void theNeighboursOfAChoiceAreAllOthers(int index, String others) {
        Parameter parameter = new Parameter.Choice("c", List.of(0, 1, 2), Map.of());
        UnitCube cube = new UnitCube(new ConfigurationSpace(List.of(parameter)));
        assertThat(cube.neighbours(new double[] {Cell.of(index, 3).middle()}))
                .extracting(point -> (int) (3 * point[0]))
                .hasToString("[" + others + "]");
    }
}
