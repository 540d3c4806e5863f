package werkbank.space;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import werkbank.InputException;

class PeakTest {
    private static Map<String, Object> peak(
            List<Parameter> parameters,
            List<Map<String, List<Object>>> conditions,
            ToDoubleFunction<Map<String, Object>> figure) {
        return Peak.of(parameters, conditions, Corners.of(parameters, conditions), figure);
    }

    private static List<Parameter> choices(int count) {
        List<Parameter> parameters = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            parameters.add(new Parameter.Choice("p" + i, List.of("no", "wide", "small"), Map.of()));
        }
        return parameters;
    }

    @Test
    void allLayersThatHangOnTheMiddleWordOfAChoiceAreThere() {
        List<Parameter> parameters = choices(8);
        List<Map<String, List<Object>>> conditions = parameters.stream()
                .map(parameter -> Map.of(parameter.name(), List.<Object>of("wide")))
                .collect(Collectors.toList());
        assertThat(peak(parameters, conditions, point -> point.values().stream()
                                .filter("wide"::equals)
                                .count())
                        .values())
                .containsOnly("wide");
    }

    /** One kind of network is small by itself, and the largest with the two choices that it alone has. */
    @Test
    void whatHangsOnAParameterIsChosenWithIt() {
        List<Parameter> parameters = new ArrayList<>(choices(6));
        Map<String, List<Object>> deep = Map.of("p0", List.of("wide"));
        parameters.add(new Parameter.Choice("q", List.of("a", "b", "c"), deep));
        parameters.add(new Parameter.Choice("r", List.of("a", "b", "c"), deep));
        Map<String, Object> found = peak(
                parameters,
                List.of(),
                point -> (point.get("p0").equals("no") ? 15 : 0)
                        + ("b".equals(point.get("q")) ? 10 : 0)
                        + ("b".equals(point.get("r")) ? 10 : 0));
        assertThat(found).containsEntry("p0", "wide").containsEntry("q", "b").containsEntry("r", "b");
    }

    @Test
    void layersThatTakeSeveralParametersAreFound() {
        List<Parameter> parameters = choices(8);
        Map<String, List<Object>> both = Map.of("p1", List.of("wide"), "p5", List.of("no"));
        Map<String, Object> found = peak(
                parameters,
                List.of(both),
                point -> (point.get("p1").equals("wide") && point.get("p5").equals("no") ? 9 : 0)
                        + (point.get("p1").equals("small") ? 5 : 0)
                        + (point.get("p5").equals("small") ? 3 : 0));
        assertThat(found).containsEntry("p1", "wide").containsEntry("p5", "no");
    }

    @Test
    void pointsThatAreNoneOfTheSpaceAreLeftOut() {
        List<Parameter> parameters = choices(8);
        Map<String, Object> found = peak(parameters, List.of(), point -> {
            long wide = point.values().stream().filter("wide"::equals).count();
            if (wide > 3) {
                throw new InputException("too small for " + wide);
            }
            return wide;
        });
        assertThat(found.values()).filteredOn("wide"::equals).hasSize(3);
    }

    /** Each layer adds a number of its own, and hangs on some value of one parameter, which may hang on another one's. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void noPointIsAboveIt(int seed) {
        Random random = new Random(seed);
        List<Parameter> parameters = choices(5);
        for (int i = 0; i < 3; i++) {
            List<Object> accepted = List.of(List.of("no", "wide", "small").get(random.nextInt(3)));
            parameters.add(new Parameter.Choice("q" + i, List.of(1, 2, 3), Map.of("p" + i, accepted)));
        }
        Map<Map.Entry<String, Object>, Double> sizes = new HashMap<>();
        parameters.forEach(parameter -> ((Parameter.Choice) parameter)
                .values()
                .forEach(value -> sizes.put(Map.entry(parameter.name(), value), random.nextDouble())));
        ToDoubleFunction<Map<String, Object>> figure =
                point -> point.entrySet().stream().mapToDouble(sizes::get).sum();
        double most = figure.applyAsDouble(peak(parameters, List.of(), figure));
        for (int draw = 0; draw < 5_000; draw++) {
            Map<String, Object> point = RangeEnds.point(parameters, parameter -> {
                List<Object> values = ((Parameter.Choice) parameter).values();
                return values.get(random.nextInt(values.size()));
            });
            assertThat(figure.applyAsDouble(point)).isLessThanOrEqualTo(most + 1e-9);
        }
    }
}
