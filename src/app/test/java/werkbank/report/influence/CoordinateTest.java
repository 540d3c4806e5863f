package werkbank.report.influence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import werkbank.experiment.trial.Trial;
import werkbank.report.SampleTrials;
import werkbank.report.figure.Axes;
import werkbank.space.Objective;
import werkbank.space.Parameter;

class CoordinateTest {
    private static Coordinate of(Parameter parameter) {
        List<Parameter> parameters = List.of(parameter);
        return Coordinate.of(Axes.of(parameters, List.of()).get(0), parameters);
    }

    @Test
    void wholeNumbersHaveACellEach() {
        Coordinate filters = of(new Parameter.IntRange("filters", 16, 64, 16, false, Map.of()));
        assertThat(filters.values()).containsExactly(16, 32, 48, 64);
        assertThat(filters.low()).isEqualTo(8);
        assertThat(filters.high()).isEqualTo(72);
        assertThat(filters.place(16)).hasValue(0.125);
        assertThat(filters.place(48)).hasValue(0.625);
    }

    @Test
    void aLogarithmicRangeIsEvenInTheLogarithm() {
        Coordinate rate = of(new Parameter.FloatRange("rate", 1e-4, 1e-2, true, Map.of()));
        assertThat(rate.values()).isEmpty();
        assertThat(rate.place(1e-3 * 1.001).orElseThrow()).isCloseTo(0.5, within(0.5 / rate.cells() + 1e-9));
        assertThat(rate.place(1e-4)).hasValue(0.5 / rate.cells());
        assertThat(rate.place(1e-2)).hasValue(1 - 0.5 / rate.cells());
    }

    @Test
    void aWideOrLogarithmicRangeOfWholeNumbersIsCutEvenly() {
        Coordinate width = of(new Parameter.IntRange("width", 1, 1_000, 1, true, Map.of()));
        assertThat(width.cells()).isEqualTo(Coordinate.MOST_CELLS);
        assertThat(width.low()).isEqualTo(0.5);
        assertThat(width.place(1).orElseThrow()).isLessThan(0.1);
        assertThat(width.place(1_000).orElseThrow()).isGreaterThan(0.99);
        assertThat(of(new Parameter.IntRange("seed", 0, 1_000_000, 1, false, Map.of()))
                        .cells())
                .isEqualTo(Coordinate.MOST_CELLS);
    }

    @Test
    void choicesHaveACellEach() {
        Coordinate choice = of(new Parameter.Choice("activation", List.of("relu", "elu"), Map.of()));
        assertThat(choice.place("elu")).hasValue(0.75);
        assertThat(choice.place("tanh")).isEmpty();
        assertThat(choice.place(null)).isEmpty();
    }

    @Test
    void textWhereANumberBelongsHasNoPlace() {
        assertThat(of(new Parameter.FloatRange("rate", 0, 1, false, Map.of())).place("<b>"))
                .isEmpty();
    }

    @Test
    void whereAChoiceIsInactiveEachOfItsValuesIsTakenEquallyOften() {
        Coordinate choice = of(new Parameter.Choice("nesterov", List.of(true, false), Map.of()));
        List<Trial> trials = IntStream.rangeClosed(1, 10)
                .mapToObj(number -> ScoredTrials.trial(number, number > 8 ? Map.of("nesterov", true) : Map.of(), 0.99))
                .toList();
        double[][] points = Cube.of(List.of(choice), ScoredTrials.judged(trials, Objective.VAL_ACCURACY))
                .points();
        assertThat(Arrays.stream(points).limit(8).map(point -> point[0]))
                .containsExactlyInAnyOrder(0.25, 0.25, 0.25, 0.25, 0.75, 0.75, 0.75, 0.75);
        assertThat(points[8][0]).isEqualTo(0.25);
        assertThat(Cube.of(List.of(choice), ScoredTrials.judged(trials, Objective.VAL_ACCURACY))
                        .points())
                .as("the same each time")
                .isDeepEqualTo(points);
    }

    @Test
    void inactiveRangesStandInTheMiddle() {
        Coordinate momentum = of(new Parameter.FloatRange("momentum", 0.8, 1, false, Map.of()));
        Trial with = trial(1, 0.81, 0.99);
        Trial without = SampleTrials.with(with, new TreeMap<>());
        Cube cube = Cube.of(List.of(momentum), ScoredTrials.judged(List.of(with, without), Objective.VAL_ACCURACY));
        assertThat(cube.points()[0][0]).isLessThan(0.1);
        assertThat(cube.points()[1][0]).isCloseTo(0.5, within(0.5 / momentum.cells() + 1e-9));
    }

    @Test
    void losersAreCappedAndCounted() {
        List<Trial> trials = List.of(
                trial(1, 0.8, 0.990),
                trial(2, 0.8, 0.991),
                trial(3, 0.8, 0.989),
                trial(4, 0.8, 0.992),
                trial(5, 0.8, 0.1));
        Cube cube = Cube.of(List.of(), ScoredTrials.judged(trials, Objective.VAL_ACCURACY));
        assertThat(cube.capped()).isEqualTo(1);
        // Quartiles 0.989 and 0.991: three times their distance below the lower one.
        assertThat(cube.losses()[4]).isCloseTo(-(0.989 - 3 * 0.002), within(1e-9));
        assertThat(cube.losses()[0]).isEqualTo(-0.990);
    }

    private static Trial trial(int number, double momentum, double accuracy) {
        return ScoredTrials.trial(number, Map.of("momentum", momentum), accuracy);
    }
}
