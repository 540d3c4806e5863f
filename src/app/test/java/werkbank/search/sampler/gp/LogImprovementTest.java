package werkbank.search.sampler.gp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.analysis.integration.SimpsonIntegrator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogImprovementTest {
    private static final int EVALUATIONS = 10_000_000;
    private static final double HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);

    /** The integral of u φ(u - z) over u from 0 on. */
    @ParameterizedTest
    @ValueSource(doubles = {-3, -2.0001, -1.9999, -1, -0.5, 0, 0.7, 2, 6})
    void itIsTheExpectedPositivePart(double z) {
        double improvement = new SimpsonIntegrator(1e-12, 1e-15, 3, 64)
                .integrate(EVALUATIONS, u -> u * Math.exp(-(u - z) * (u - z) / 2 - HALF_LOG_TWO_PI), 0, 16);
        assertThat(LogImprovement.log(z)).isEqualTo(Math.log(improvement), within(1e-9));
    }

    /** With v = u t the same integral is φ(t) / t² times that of v exp(-v - v² / 2t²), which is far from 0. */
    @ParameterizedTest
    @ValueSource(doubles = {2.5, 5, 40, 1e3, 1e8})
    void itHasALogarithmWhereItIsZeroInFloatingPoint(double t) {
        double integral = new SimpsonIntegrator(1e-12, 1e-15, 3, 64)
                .integrate(EVALUATIONS, v -> v * Math.exp(-v - v * v / (2 * t * t)), 0, 60);
        double expected = -t * t / 2 - HALF_LOG_TWO_PI - 2 * Math.log(t) + Math.log(integral);
        assertThat(LogImprovement.log(-t)).isEqualTo(expected, within(1e-9 * Math.abs(expected)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-100, -7, -1.5, -0.5, 0, 3})
    void itsSlopeIsThatOfItsDifferences(double z) {
        double difference = (LogImprovement.log(z + 1e-5) - LogImprovement.log(z - 1e-5)) / 2e-5;
        assertThat(LogImprovement.slope(z)).isEqualTo(difference, within(1e-6 * Math.max(1, difference)));
    }
}
