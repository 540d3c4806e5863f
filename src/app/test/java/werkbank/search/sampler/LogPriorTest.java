package werkbank.search.sampler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import werkbank.space.Confidence;
import werkbank.space.Parameter;
import werkbank.space.Prior;

class LogPriorTest {
    private static final List<Parameter> PARAMETERS = List.of(
            new Parameter.FloatRange("x", 0, 1, false, Map.of(), Optional.of(new Prior(0.5, Confidence.HIGH))),
            new Parameter.FloatRange("plain", 0, 1, false, Map.of()),
            new Parameter.IntRange("n", 1, 4, 1, false, Map.of()).with(Optional.of(new Prior(2, Confidence.MEDIUM))),
            new Parameter.Choice("c", List.of("a", "b", "d"), Map.of())
                    .with(Optional.of(new Prior("b", Confidence.LOW))));

    private final LogPrior prior = new LogPrior(new ConfigurationSpace(PARAMETERS).indexed());

    /** A choice's prior is twice as likely as each of the two others: half of all, 1.5 times as dense as uniform. */
    @Test
    void aTenthOfTheDensityIsUniform() {
        double none = Double.NaN;
        assertThat(prior.at(new double[] {none, 0.2, none, 0.5})).isCloseTo(Math.log(0.1 + 0.9 * 1.5), within(1e-12));
        assertThat(prior.at(new double[] {none, 0.2, none, 0.1})).isCloseTo(Math.log(0.1 + 0.9 * 0.75), within(1e-12));
        // of a normal distribution cut off at four deviations to each side
        double height = 1 / (0.125 * Math.sqrt(2 * Math.PI) * 0.99993666);
        assertThat(prior.at(new double[] {0.5, 0.2, none, none})).isCloseTo(Math.log(0.1 + 0.9 * height), within(1e-7));
        assertThat(prior.at(new double[] {none, none, none, none})).isCloseTo(0, within(1e-12));
    }

    /** Eight standard deviations are as good as nothing, but not less than the tenth. */
    @Test
    void farFromThePriorsItIsFinite() {
        LogPrior far =
                new LogPrior(new ConfigurationSpace(List.of(new Parameter.IntRange("n", 1, 1000, 1, false, Map.of())
                                .with(Optional.of(new Prior(1, Confidence.HIGH)))))
                        .indexed());
        assertThat(far.at(new double[] {1})).isCloseTo(Math.log(0.1), within(1e-9));
    }

    @Test
    void theSlopeIsThatOfItsDifferencesAndNoneAlongAChoice() {
        double[] point = {0.6, 0.2, 0.3, 0.5};
        double[] gradient = {0, 7, 0, 0};
        prior.addSlope(point, -2, gradient);
        for (int i : new int[] {0, 2}) {
            double[] above = point.clone();
            double[] below = point.clone();
            above[i] += 1e-6;
            below[i] -= 1e-6;
            assertThat(gradient[i]).isCloseTo(-2 * (prior.at(above) - prior.at(below)) / 2e-6, within(1e-7));
        }
        assertThat(gradient[1]).isEqualTo(7);
        assertThat(gradient[3]).isZero();
    }
}
