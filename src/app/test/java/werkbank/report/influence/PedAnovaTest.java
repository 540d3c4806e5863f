package werkbank.report.influence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import werkbank.report.figure.Axes;
import werkbank.report.figure.Axis;
import werkbank.space.Parameter;

class PedAnovaTest {
    private static final Coordinate COLOUR = coordinate(new Parameter.Choice("colour", List.of("a", "b"), Map.of()));
    private static final Coordinate SHAPE =
            coordinate(new Parameter.Choice("shape", List.of("p", "q", "r", "s"), Map.of()));

    private static Coordinate coordinate(Parameter parameter) {
        return Coordinate.of(Axes.of(List.of(parameter), List.of()).get(0), List.of(parameter));
    }

    private static ScoredTrial judged(double loss, Map<String, Object> parameters) {
        return new ScoredTrial(new TreeMap<>(parameters), loss);
    }

    /**
     * Of 20 trials ten have colour a, the best five four times: (4/5 − 1/2)² / (1/2), twice, is 0.36. Each shape is had by
     * five of all; the best have 2, 1, 1 and 1: ((2/5 − 1/4)² + 3 (1/5 − 1/4)²) / (1/4) is 0.12.
     */
    @Test
    void choicesAreCounted() {
        List<String> shapes = List.of(
                "p", "p", "q", "r", "s", "p", "p", "p", "q", "q", "q", "q", "r", "r", "r", "r", "s", "s", "s", "s");
        List<ScoredTrial> trials = IntStream.range(0, 20)
                .mapToObj(i -> judged(i, Map.of("colour", i < 4 || i >= 14 ? "a" : "b", "shape", shapes.get(i))))
                .toList();
        PedAnova ped = PedAnova.of(List.of(COLOUR, SHAPE), trials);
        assertThat(ped.top()).isEqualTo(5);
        assertThat(ped.divergences()[0]).isCloseTo(0.36, within(1e-12));
        assertThat(ped.divergences()[1]).isCloseTo(0.12, within(1e-12));
        assertThat(ped.shares()).containsExactly(new double[] {0.75, 0.25}, within(1e-12));
    }

    /** Only four of the ten trials have a shape; of the best five one has, p. (1 − 1/2)² / (1/2), twice, is 1. */
    @Test
    void onlyTrialsInWhichAParameterIsActiveCount() {
        List<ScoredTrial> trials = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            Map<String, Object> values = new TreeMap<>(Map.of("colour", i % 2 == 0 ? "a" : "b"));
            if (i == 0 || i == 6) {
                values.put("shape", "p");
            } else if (i > 7) {
                values.put("shape", "q");
            }
            trials.add(judged(i, values));
        }
        assertThat(PedAnova.of(List.of(SHAPE), trials).divergences()[0]).isCloseTo(1, within(1e-12));
    }

    @Test
    void theBestAreATenthAtLeastFiveAtMostHalf() {
        ToDoubleFunction<Map<String, Object>> loss = v -> (double) v.get("x");
        assertThat(List.of(6, 10, 21, 51, 200))
                .extracting(count -> of(count, loss).top())
                .containsExactly(3, 5, 5, 6, 20);
    }

    @Test
    void equalTrialsHaveNoBest() {
        List<ScoredTrial> trials = IntStream.range(0, 30)
                .mapToObj(i -> judged(0.5, Map.of("colour", i % 2 == 0 ? "a" : "b")))
                .toList();
        PedAnova ped = PedAnova.of(List.of(COLOUR), trials);
        assertThat(ped.top()).isEqualTo(30);
        assertThat(ped.shares()).containsExactly(0);
        assertThat(ped.p()).containsExactly(1);
    }

    /** Three cells a third wide; the kernel's width is the narrowest, since all trials lie in the middle one. */
    @Test
    void numbersHaveAKernel() {
        Coordinate three = new Coordinate(Axis.numeric("x", false, 0, 3, Optional.empty()), 0, 3, 3, List.of());
        Densities densities = Densities.of(three, List.of(judged(1, Map.of("x", 1.5)), judged(2, Map.of("x", 1.6))));
        // One cell away is 1 / 0.3 deviations: exp(−5.5556) is 0.0038659.
        double side = 0.0038659 / (1 + 2 * 0.0038659);
        assertThat(densities.all()).containsExactly(new double[] {side, 1 - 2 * side, side}, within(1e-6));
        assertThat(densities.divergence(new boolean[] {true, false}))
                .as("both in one cell")
                .isCloseTo(0, within(1e-12));
    }

    /** Of (x − 0.7)² + 0.3² (y − 0.5)², the paper's idea of a function that one variable decides, and a third does nothing. */
    @Test
    void ofAFunctionWithAKnownAnswerTheOrderAndTheNoiseAreRight() {
        PedAnova ped =
                of(1_000, v -> Math.pow((double) v.get("x") - 0.7, 2) + 0.09 * Math.pow((double) v.get("y") - 0.5, 2));
        assertThat(ped.top()).isEqualTo(100);
        assertThat(ped.shares()[0]).isBetween(0.75, 0.97);
        assertThat(ped.shares()[1]).isBetween(0.02, 0.2);
        assertThat(ped.shares()[2]).isLessThan(0.03);
        assertThat(ped.p()[0]).isEqualTo(0.005);
        assertThat(ped.p()[1]).isLessThan(0.05);
        assertThat(ped.p()[2]).isGreaterThan(0.05);
        assertThat(Arrays.stream(ped.shares()).sum()).isCloseTo(1, within(1e-9));
    }

    @Test
    void chanceSeldomLooksLikeMore() {
        Random random = new Random(3);
        long found = IntStream.range(0, 60)
                .filter(i -> Arrays.stream(of(21, v -> random.nextDouble()).p()).anyMatch(p -> p <= 0.05))
                .count();
        assertThat(found).isLessThanOrEqualTo(7);
    }

    private static PedAnova of(int count, ToDoubleFunction<Map<String, Object>> loss) {
        Random random = new Random(count);
        List<Coordinate> coordinates = List.of("x", "y", "z").stream()
                .map(name -> coordinate(new Parameter.FloatRange(name, 0, 1, false, Map.of())))
                .toList();
        List<ScoredTrial> trials = IntStream.range(0, count)
                .mapToObj(i -> Map.<String, Object>of(
                        "x", random.nextDouble(), "y", random.nextDouble(), "z", random.nextDouble()))
                .map(values -> judged(loss.applyAsDouble(values), values))
                .toList();
        return PedAnova.of(coordinates, trials);
    }
}
