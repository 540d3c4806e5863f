package werkbank.search.sampler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.deeplearning4j.arbiter.optimize.generator.RandomSearchGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import werkbank.search.Draws;
import werkbank.search.Plans;
import werkbank.space.Parameter;

/** The way from values to coordinates is the inverse of Arbiter's way from coordinates to values. */
class AxisTest {
    private static final List<Parameter> PARAMETERS = List.of(
            new Parameter.IntRange("steps", -32, 64, 16, false, Map.of()),
            new Parameter.IntRange("logs", 1, 300, 1, true, Map.of()),
            new Parameter.FloatRange("real", -1, 3, false, Map.of()),
            new Parameter.FloatRange("rate", 1e-4, 1e-2, true, Map.of()),
            new Parameter.Choice("choice", List.of("relu", 3, 0.5, true), Map.of()));

    @Test
    void aPointAndItsConfigurationAreTheSameThing() {
        ConfigurationSpace space = new ConfigurationSpace(Plans.PARAMETERS);
        RandomSearchGenerator generator = new RandomSearchGenerator(space);
        generator.setRngSeed(5);
        for (int i = 0; i < 500; i++) {
            @SuppressWarnings("unchecked")
            var values = (SortedMap<String, Object>) generator.getCandidate().getValue();
            double[] point = space.point(values);
            assertThat(Double.isNaN(point[3])).isEqualTo(!values.containsKey("momentum"));
            point[3] = Double.isNaN(point[3]) ? 0.5 : point[3];
            Map<String, Object> back = space.getValue(point);
            assertThat(back.keySet()).isEqualTo(values.keySet());
            values.forEach((name, value) -> {
                if (value instanceof Double real) {
                    assertThat((Double) back.get(name)).isCloseTo(real, within(1e-12));
                } else {
                    assertThat(back).containsEntry(name, value);
                }
            });
        }
    }

    @ParameterizedTest
    @FieldSource("PARAMETERS")
    void theCellAroundANumberIsThatOfItsValue(Parameter parameter) {
        Draws draws = Draws.of(List.of(parameter));
        Axis axis = Axis.of(parameter);
        for (int i = 0; i < 1_000; i++) {
            double number = (i + 0.37) / 1_000;
            Cell cell = axis.at(number);
            assertThat(number).isBetween(cell.low(), cell.high());
            Cell ofValue = axis.of(draws.at(number).get(parameter.name()));
            assertThat(ofValue.low()).isCloseTo(cell.low(), within(1e-12));
            assertThat(ofValue.high()).isCloseTo(cell.high(), within(1e-12));
        }
    }

    @Test
    void aValueThatTheParameterNeverHasIsRefused() {
        ConfigurationSpace space = new ConfigurationSpace(PARAMETERS);
        assertThatThrownBy(() -> space.point(new TreeMap<>(Map.of("steps", 5))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("steps is never 5; it is -32 to 64 in steps of 16");
    }

    @Test
    void aRangeOfOneRealValueTakesUpNoCoordinate() {
        ConfigurationSpace space = new ConfigurationSpace(
                List.of(new Parameter.FloatRange("one", 2, 2, false, Map.of()), PARAMETERS.get(2)));
        assertThat(space.point(new TreeMap<>(Map.of("one", 2.0, "real", 1.0)))).containsExactly(0.5);
    }
}
