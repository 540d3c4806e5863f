package werkbank.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import werkbank.InputException;
import werkbank.recipe.Shape;

class CornersTest {
    /** Every third is there only with the one before it, and one of two others only with each of its values. */
    private static List<Parameter> parameters(int count) {
        List<Parameter> parameters = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String before = "p" + (i - 1);
            parameters.add(
                    switch (i % 6) {
                        case 0 -> new Parameter.Choice("p" + i, List.of("a", "b", "c"), Map.of());
                        case 1 -> new Parameter.IntRange("p" + i, 1, 9, 1, false, Map.of(before, List.of("b")));
                        case 2 -> new Parameter.FloatRange("p" + i, 0, 1, false, Map.of(before, List.of(5)));
                        case 3 -> new Parameter.Choice("p" + i, List.of(true, false), Map.of());
                        case 4 -> new Parameter.IntRange("p" + i, 2, 8, 2, false, Map.of(before, List.of(true)));
                        default -> new Parameter.IntRange(
                                "p" + i, 1, 3, 1, false, Map.of("p" + (i - 2), List.of(false)));
                    });
        }
        return parameters;
    }

    @ParameterizedTest
    @ValueSource(ints = {18, 60, 300, 600})
    void eachValueThatMattersIsSeenAtSomePoint(int count) {
        List<Parameter> parameters = parameters(count);
        List<Map<String, Object>> corners = Corners.of(parameters, List.of(Map.of("p0", List.of("c"))));
        Set<Map.Entry<String, Object>> seen = new HashSet<>();
        corners.forEach(point -> seen.addAll(point.entrySet()));
        for (Parameter parameter : parameters) {
            List<Object> wanted = new ArrayList<>();
            if (parameter instanceof Parameter.IntRange range) {
                wanted.addAll(List.of(range.low(), range.low() + range.step(), range.high()));
            } else if (parameter instanceof Parameter.FloatRange range) {
                wanted.addAll(List.of(range.low(), range.high()));
            } else {
                wanted.addAll(((Parameter.Choice) parameter).values());
            }
            wanted.forEach(value -> assertThat(seen).contains(Map.entry(parameter.name(), value)));
        }
        assertThat(corners)
                .allSatisfy(point -> parameters.forEach(parameter ->
                        assertThat(point.containsKey(parameter.name())).isEqualTo(parameter.isActive(point))));
    }

    @Test
    void aLargeSpaceHasHardlyMoreOfThemThanASmallOne() {
        assertThat(Corners.of(parameters(600), List.of())).hasSizeBetween(300, 600);
        assertThat(Corners.of(parameters(6_000), List.of())).hasSizeBetween(300, 600);
    }

    /** Six hundred convolutions with a parameter each, of which one has a value too many for what comes after it. */
    @Test
    void whatIsWrongInASpaceOfSixHundredParametersIsFound() {
        StringBuilder network = new StringBuilder();
        for (int layer = 1; layer <= 600; layer++) {
            network.append(String.format(
                    Locale.ROOT,
                    "  - conv: {filters: {int: [1, 4]}, kernel: %s}%n",
                    layer == 377 ? "{choice: [1, 29], when: {network.377.conv.filters: 2}}" : "1"));
        }
        String yaml = "name: large\ntrials: 1\nnetwork:\n" + network + "training: {epochs: 1}\n";
        SearchSpace space = Spaces.read(yaml);
        assertThat(space.parameters()).hasSize(601);
        space.checkFits(Shape.grey(28, 28));
        SearchSpace wrong = Spaces.read(yaml.replace(
                "conv: {filters: {int: [1, 4]}, kernel: {",
                "conv: {padding: valid, filters: {int: [1, 4]}, kernel: {"));
        assertThatThrownBy(() -> wrong.checkFits(Shape.grey(28, 28)))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("base.yaml:380:");
    }
}
