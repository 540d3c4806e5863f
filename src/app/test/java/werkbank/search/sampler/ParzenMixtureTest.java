package werkbank.search.sampler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.random.JDKRandomGenerator;
import org.apache.commons.math3.special.Erf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import werkbank.space.Parameter;

class ParzenMixtureTest {
    private static final Parameter REAL = new Parameter.FloatRange("real", -2, 6, false, Map.of());
    private static final Parameter STEPS = new Parameter.IntRange("steps", 8, 56, 8, false, Map.of());
    private static final Parameter LOGS = new Parameter.IntRange("logs", 1, 20, 1, true, Map.of());
    private static final Parameter WORDS = new Parameter.Choice("words", List.of("a", "b", "c"), Map.of());
    private static final int PARTS = 840; // of [0, 1]; the cells of steps and words end between them

    @Test
    void densitiesIntegrateToOneAlongEachAxis() {
        for (Parameter parameter : List.of(REAL, STEPS, LOGS, WORDS)) {
            Axis axis = Axis.of(parameter);
            double[][] observations = {
                {axis.at(0.03).middle()},
                {axis.at(0.5).middle()},
                {axis.at(0.51).middle()}
            };
            ParzenMixture mixture = new ParzenMixture(List.of(parameter), observations, 0.7);
            double sum = 0;
            int parts = 50 * PARTS;
            for (int i = 0; i < parts; i++) {
                sum += Math.exp(mixture.logDensity(new double[] {(i + 0.5) / parts})) / parts;
            }
            assertThat(sum).as(parameter.name()).isCloseTo(1, within(1e-4));
        }
    }

    @Test
    void aJointDensityIntegratesToOne() {
        double[][] observations = {{0.1, 1.0 / 6}, {0.15, 0.5}, {0.9, 0.5}};
        ParzenMixture mixture = new ParzenMixture(List.of(REAL, WORDS), observations, 1);
        double sum = 0;
        for (int word = 0; word < 3; word++) {
            for (int i = 0; i < PARTS; i++) {
                sum += Math.exp(mixture.logDensity(new double[] {(i + 0.5) / PARTS, (word + 0.5) / 3})) / (3 * PARTS);
            }
        }
        assertThat(sum).isCloseTo(1, within(1e-4));
    }

    /** What belongs together stays together: a product of two densities would be as high at the other two corners. */
    @Test
    void componentsAreJoint() {
        double[][] observations = {{0.1, 0.1}, {0.12, 0.08}, {0.9, 0.9}, {0.88, 0.91}};
        ParzenMixture mixture = new ParzenMixture(List.of(REAL, REAL), observations, 0.1);
        assertThat(mixture.logDensity(new double[] {0.1, 0.1}))
                .isGreaterThan(mixture.logDensity(new double[] {0.1, 0.9}) + 0.5);
    }

    @Test
    void withoutObservationsItIsUniform() {
        ParzenMixture mixture = new ParzenMixture(List.of(REAL, WORDS), new double[0][], 1);
        assertThat(mixture.logDensity(new double[] {0.2, 0.5})).isEqualTo(0);
        assertThat(mixture.draw(new JDKRandomGenerator(1))).hasSize(2);
    }

    /** By hand: one observation at 0.5, σ = 0.6 √(1/12) = 0.1732 by Scott's rule, above the narrowest 0.5 / 3. */
    @Test
    void theDensityOfOneObservationIsThatOfItsKernelAndThePrior() {
        double deviation = 0.6 * Math.sqrt(1.0 / 12);
        NormalDistribution normal = new NormalDistribution(0.5, deviation);
        double kernel = normal.density(0.6) / (normal.cumulativeProbability(1) - normal.cumulativeProbability(0));
        ParzenMixture mixture = new ParzenMixture(List.of(REAL), new double[][] {{0.5}}, 3);
        assertThat(mixture.logDensity(new double[] {0.6})).isCloseTo(Math.log((kernel + 3) / 4), within(1e-12));
    }

    /** Three values, two observations: the others share 2 / (3 + 2 + 1) of each component. */
    @Test
    void theDensityOfAChoiceCountsItsValues() {
        ParzenMixture mixture = new ParzenMixture(List.of(WORDS), new double[][] {{1.0 / 6}, {1.0 / 6}}, 1);
        double own = (2.0 / 3 * 2 + 1.0 / 3) / 3;
        assertThat(mixture.logDensity(new double[] {0.1})).isCloseTo(Math.log(3 * own), within(1e-12));
        assertThat(mixture.logDensity(new double[] {0.5})).isCloseTo(Math.log(3 * (1 - own) / 2), within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(strings = {"real", "steps", "logs", "words"})
    void drawsFollowTheDensity(String name) {
        Parameter parameter = List.of(REAL, STEPS, LOGS, WORDS).stream()
                .filter(p -> p.name().equals(name))
                .findFirst()
                .orElseThrow();
        Axis axis = Axis.of(parameter);
        double[][] observations = {
            {axis.at(0.1).middle()}, {axis.at(0.9).middle()}, {axis.at(0.95).middle()}
        };
        ParzenMixture mixture = new ParzenMixture(List.of(parameter), observations, 0.5);
        JDKRandomGenerator random = new JDKRandomGenerator(1);
        Cell first = axis.at(0.1).width() > 0 ? axis.at(0.1) : new Cell(0.05, 0.15);
        int draws = 20_000;
        int inside = 0;
        for (int i = 0; i < draws; i++) {
            double at = mixture.draw(random)[0];
            inside += at > first.low() && at < first.high() ? 1 : 0;
        }
        double expected = 0;
        for (int i = 0; i < PARTS; i++) {
            double at = first.low() + first.width() * (i + 0.5) / PARTS;
            expected += Math.exp(mixture.logDensity(new double[] {at})) * first.width() / PARTS;
        }
        assertThat((double) inside / draws).isCloseTo(expected, within(0.015));
    }

    /** Whole numbers of a long range are small cells, many deviations away from each other. */
    @Test
    void kernelsOfSmallCellsFallToBothSidesHoweverFar() {
        Axis axis = Axis.of(new Parameter.IntRange("fine", 16, 512, 1, true, Map.of()));
        double centre = axis.of(200).middle();
        StepKernels kernel = new StepKernels(axis, new double[] {centre}, 0.02);
        assertThat(IntStream.rangeClosed(16, 200).mapToDouble(value -> logDensity(kernel, axis.of(value))))
                .isSorted();
        assertThat(IntStream.rangeClosed(200, 512)
                        .map(value -> 712 - value)
                        .mapToDouble(value -> logDensity(kernel, axis.of(value))))
                .isSorted();
        for (int value : new int[] {30, 100, 130, 400}) {
            Cell cell = axis.of(value);
            double near = Math.min(Math.abs(cell.low() - centre), Math.abs(cell.high() - centre)) / 0.02;
            double far = Math.max(Math.abs(cell.low() - centre), Math.abs(cell.high() - centre)) / 0.02;
            double share = (Erf.erfc(near / Math.sqrt(2)) - Erf.erfc(far / Math.sqrt(2))) / 2;
            assertThat(logDensity(kernel, cell)).isCloseTo(Math.log(share / cell.width()), within(1e-9));
        }
    }

    private static double logDensity(Kernels kernel, Cell cell) {
        double[] sum = {0};
        kernel.addLogDensities(cell.middle(), sum);
        return sum[0];
    }

    /** Beyond 38 deviations the distribution is 0 as a number, its logarithm none that could be compared. */
    @Test
    void aKernelsDensityIsNeverNothing() {
        Axis axis = Axis.of(new Parameter.IntRange("fine", 1, 1_000, 1, false, Map.of()));
        StepKernels kernel = new StepKernels(axis, new double[] {axis.of(1_000).middle()}, 0.01);
        assertThat(logDensity(kernel, axis.of(1))).isFinite().isLessThan(-600);
    }

    @Test
    void theLowerTailIsExactAsWell() {
        Map<Double, Double> known = Map.of(
                -5.0,
                2.866515718791939e-7,
                -6.0,
                9.865876450376981e-10,
                -8.0,
                6.220960574271784e-16,
                -20.0,
                2.7536241186062337e-89);
        known.forEach(
                (x, share) -> assertThat(StandardNormal.cumulative(x) / share).isCloseTo(1, within(1e-12)));
        assertThat(StandardNormal.cumulative(-40)).isZero();
    }

    @Test
    void theNormalDistributionIsExact() {
        NormalDistribution normal = new NormalDistribution();
        for (double x = -9; x <= 9; x += 0.37) {
            assertThat(StandardNormal.cumulative(x)).isCloseTo(normal.cumulativeProbability(x), within(1e-14));
        }
        assertThat(StandardNormal.cumulative(Double.NaN)).isNaN();
    }
}
