package werkbank.search.sampler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.JDKRandomGenerator;
import org.junit.jupiter.api.Test;
import werkbank.space.Parameter;

class MutationTest {
    private static final List<Parameter> PARAMETERS = List.of(
            new Parameter.FloatRange("x", 0, 1, false, Map.of()),
            new Parameter.Choice("words", List.of("a", "b", "c"), Map.of()),
            new Parameter.IntRange("steps", 1, 10, 1, false, Map.of()),
            new Parameter.Choice("only", List.of("one"), Map.of()),
            new Parameter.FloatRange("off", 0, 1, false, Map.of("words", List.of("c"))));
    private static final double[] BEST = {0.5, 0.5, 0.45, 0.5, Double.NaN};
    private static final int DRAWS = 4_000;

    private final List<double[]> drawn = draw();

    private static List<double[]> draw() {
        JDKRandomGenerator random = new JDKRandomGenerator(1);
        Mutation mutation = Mutation.of(PARAMETERS, BEST);
        return IntStream.range(0, DRAWS).mapToObj(i -> mutation.draw(random)).toList();
    }

    private double share(int axis, double low, double high) {
        return drawn.stream()
                        .filter(point -> point[axis] >= low && point[axis] <= high)
                        .count()
                / (double) DRAWS;
    }

    @Test
    void halfOfTheNumbersStayAndTheOthersMoveAQuarterOfTheRange() {
        assertThat(share(0, 0.5, 0.5)).isCloseTo(0.5, within(0.03));
        double[] moved = drawn.stream()
                .mapToDouble(point -> point[0])
                .filter(x -> x != 0.5)
                .toArray();
        double squares = IntStream.range(0, moved.length)
                .mapToDouble(i -> (moved[i] - 0.5) * (moved[i] - 0.5))
                .average()
                .orElseThrow();
        // of a normal distribution with 0.25 that is cut off two standard deviations from its middle
        assertThat(Math.sqrt(squares)).isCloseTo(0.22, within(0.01));
    }

    @Test
    void aChoiceGetsEachOfItsOtherValues() {
        assertThat(share(1, 1.0 / 3, 2.0 / 3)).isCloseTo(0.5, within(0.03));
        assertThat(share(1, 0, 1.0 / 3)).isCloseTo(0.25, within(0.03));
        assertThat(share(1, 2.0 / 3, 1)).isCloseTo(0.25, within(0.03));
    }

    @Test
    void wholeNumbersLandOnTheirCells() {
        assertThat(drawn).allMatch(point -> Math.abs(point[2] * 10 - Math.floor(point[2] * 10) - 0.5) < 1e-9);
    }

    @Test
    void whatWasInactiveIsDrawnUniformly() {
        assertThat(share(4, 0, 0.25)).isCloseTo(0.25, within(0.03));
        assertThat(share(4, 0, 1)).isEqualTo(1);
    }

    /** There is no other value to move to, and each coordinate stands for the only one. */
    @Test
    void aChoiceOfOneValueKeepsIt() {
        assertThat(share(3, 0, 1)).isEqualTo(1);
    }
}
