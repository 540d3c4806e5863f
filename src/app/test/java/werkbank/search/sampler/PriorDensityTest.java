package werkbank.search.sampler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.random.JDKRandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import werkbank.space.Confidence;
import werkbank.space.Parameter;
import werkbank.space.Prior;

class PriorDensityTest {
    private static final Parameter RATE = new Parameter.FloatRange("rate", 1e-4, 1e-1, true, Map.of());
    private static final Parameter STEPS = new Parameter.IntRange("steps", 8, 56, 8, false, Map.of());
    private static final Parameter LOGS = new Parameter.IntRange("logs", 1, 20, 1, true, Map.of());
    private static final Parameter WORDS = new Parameter.Choice("words", List.of("a", "b", "c"), Map.of());
    private static final Parameter ON = new Parameter.Choice("on", List.of(true, false), Map.of());
    private static final Map<Parameter, Object> EXPECTED = Map.of(RATE, 1e-3, STEPS, 48, LOGS, 1, WORDS, "b", ON, true);
    private static final int PARTS = 42_000; // the cells of steps and words end between them

    private static Parameter expecting(Parameter parameter, Object value, Confidence confidence) {
        return parameter.with(Optional.of(new Prior(value, confidence)));
    }

    private static double at(Parameter parameter, Object value) {
        return Axis.of(parameter).of(value).middle();
    }

    private static double density(Parameter parameter, double at) {
        return Math.exp(PriorDensity.of(List.of(parameter)).logDensity(new double[] {at}));
    }

    @ParameterizedTest
    @EnumSource
    void densitiesIntegrateToOneAndAreHighestAtThePrior(Confidence confidence) {
        EXPECTED.forEach((parameter, value) -> {
            PriorDensity density = PriorDensity.of(List.of(expecting(parameter, value, confidence)));
            double sum = 0;
            double highest = 0;
            for (int i = 0; i < PARTS; i++) {
                double here = Math.exp(density.logDensity(new double[] {(i + 0.5) / PARTS}));
                sum += here / PARTS;
                highest = Math.max(highest, here);
            }
            assertThat(sum).as(parameter.name()).isCloseTo(1, within(1e-4));
            double own = Math.exp(density.logDensity(new double[] {at(parameter, value)}));
            // the first whole number is wider than the next: its mass is the larger, and its density not the smaller
            assertThat(own).as(parameter.name()).isCloseTo(highest, within(1e-6 * highest));
        });
    }

    /** A prior of 0.001 lies at a third of three decades; the width is a share of the logarithm's range. */
    @Test
    void aLogarithmicRangeIsNormalInItsLogarithm() {
        NormalDistribution normal = new NormalDistribution(1.0 / 3, 0.25);
        double inside = normal.cumulativeProbability(1) - normal.cumulativeProbability(0);
        Parameter expected = expecting(RATE, 1e-3, Confidence.MEDIUM);
        assertThat(density(expected, 1.0 / 3)).isCloseTo(normal.density(1.0 / 3) / inside, within(1e-12));
        assertThat(density(expected, at(RATE, 1e-2))).isCloseTo(normal.density(2.0 / 3) / inside, within(1e-9));
    }

    /** Four times as likely as each of the two others: 4/6, 1/6 and 1/6, on cells a third wide. */
    @Test
    void aChoiceHasItsPriorMoreOften() {
        Parameter expected = expecting(WORDS, "b", Confidence.MEDIUM);
        assertThat(density(expected, at(WORDS, "b"))).isCloseTo(3 * 4.0 / 6, within(1e-12));
        assertThat(density(expected, at(WORDS, "a"))).isCloseTo(3 * 1.0 / 6, within(1e-12));
        assertThat(density(expecting(ON, false, Confidence.HIGH), at(ON, false)))
                .isCloseTo(2 * 6.0 / 7, within(1e-12));
    }

    @Test
    void drawsFollowTheDensity() {
        Parameter steps = expecting(STEPS, 48, Confidence.HIGH);
        PriorDensity density = PriorDensity.of(List.of(expecting(WORDS, "b", Confidence.LOW), steps));
        JDKRandomGenerator random = new JDKRandomGenerator(1);
        int draws = 20_000;
        int words = 0;
        int near = 0;
        for (int i = 0; i < draws; i++) {
            double[] point = density.draw(random);
            words += point[0] > 1.0 / 3 && point[0] < 2.0 / 3 ? 1 : 0;
            near += point[1] == at(STEPS, 48) ? 1 : 0;
        }
        assertThat((double) words / draws).isCloseTo(2.0 / 4, within(0.015));
        assertThat((double) near / draws).isCloseTo(density(steps, at(STEPS, 48)) / 7, within(0.015));
    }

    @Test
    void whatHasNoPriorIsUniform() {
        PriorDensity density = PriorDensity.of(List.of(RATE, WORDS));
        assertThat(density.isUniform()).isTrue();
        assertThat(density.logDensity(new double[] {0.2, 0.9})).isEqualTo(0);
        JDKRandomGenerator random = new JDKRandomGenerator(3);
        double[] uniform = {new JDKRandomGenerator(3).nextDouble(), 0};
        assertThat(density.draw(random)[0]).isEqualTo(uniform[0]);
    }

    @Test
    void theModeHasThePriorsAndElseWhatItIsGiven() {
        PriorDensity density = PriorDensity.of(
                List.of(expecting(RATE, 1e-2, Confidence.LOW), WORDS, expecting(STEPS, 8, Confidence.HIGH)));
        assertThat(density.isUniform()).isFalse();
        assertThat(density.mode(new double[] {0.9, 0.7, 0.9})).containsExactly(2.0 / 3, 0.7, 0.5 / 7);
    }

    /** An inactive parameter has no coordinate, and says nothing. */
    @Test
    void aPointOfItsOwnTakesThePriorsPlace() {
        List<Parameter> parameters = List.of(expecting(RATE, 1e-2, Confidence.HIGH), RATE, WORDS);
        PriorDensity density = PriorDensity.around(parameters, new double[] {0.5, 0.5, Double.NaN});
        NormalDistribution narrow = new NormalDistribution(0.5, 0.125);
        NormalDistribution wide = new NormalDistribution(0.5, 0.25);
        double expected = Math.log(narrow.density(0.6) / narrow.probability(0, 1))
                + Math.log(wide.density(0.3) / wide.probability(0, 1));
        assertThat(density.logDensity(new double[] {0.6, 0.3, 0.1})).isCloseTo(expected, within(1e-9));
        assertThat(density.logDensity(new double[] {0.6, Double.NaN, Double.NaN}))
                .isCloseTo(Math.log(narrow.density(0.6) / narrow.probability(0, 1)), within(1e-9));
    }
}
