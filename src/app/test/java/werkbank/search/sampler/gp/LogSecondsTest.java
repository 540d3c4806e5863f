package werkbank.search.sampler.gp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import werkbank.search.sampler.ConfigurationSpace;
import werkbank.search.sampler.Observation;
import werkbank.search.sampler.ParameterSpaces;
import werkbank.search.sampler.UnitCube;
import werkbank.space.Parameter;

/** Epochs take e^(1 + 2 w) seconds, where w goes from 0 to 1, twice as long with the optimizer 'slow'. */
class LogSecondsTest {
    private static final List<Parameter> PARAMETERS = List.of(
            new Parameter.FloatRange("width", 0, 1, false, Map.of()),
            new Parameter.Choice("optimizer", List.of("quick", "slow", "never"), Map.of()),
            new Parameter.FloatRange("rate", 0, 1, false, Map.of()));
    private static final UnitCube CUBE = new UnitCube(new ConfigurationSpace(PARAMETERS).indexed());

    private static double[] point(Observation trial) {
        return point(
                (Double) trial.parameters().get("width"),
                (String) trial.parameters().get("optimizer"),
                (Double) trial.parameters().get("rate"));
    }

    private static double[] point(double width, String optimizer, double rate) {
        return CUBE.snapped(
                new double[] {width, (List.of("quick", "slow", "never").indexOf(optimizer) + 0.5) / 3, rate});
    }

    private static Observation trial(int number, boolean tells) {
        SortedMap<String, Object> parameters = new TreeMap<>();
        Random random = new Random(number);
        PARAMETERS.forEach(parameter -> parameters.put(parameter.name(), ParameterSpaces.uniform(parameter, random)));
        parameters.put("optimizer", number % 2 == 0 ? "quick" : "slow");
        double seconds = Math.exp(1 + 2 * (Double) parameters.get("width")) * (number % 2 == 0 ? 1 : 2);
        return new Observation(
                number, parameters, new TreeMap<>(), true, tells ? OptionalDouble.of(seconds) : OptionalDouble.empty());
    }

    private static LogSeconds of(int trials, boolean tells) {
        return LogSeconds.of(
                IntStream.rangeClosed(1, trials)
                        .mapToObj(number -> trial(number, tells))
                        .toList(),
                CUBE,
                LogSecondsTest::point);
    }

    @Test
    void learnsWhatNumbersAndChoicesCost() {
        LogSeconds seconds = of(60, true);
        double here = seconds.at(point(0.5, "quick", 0.5));
        assertThat(seconds.at(point(1, "quick", 0.5)) - here).isCloseTo(1, within(0.1));
        assertThat(seconds.at(point(0.5, "slow", 0.5)) - here).isCloseTo(Math.log(2), within(0.1));
        assertThat(seconds.at(point(0.5, "quick", 1)) - here).isCloseTo(0, within(0.05));
    }

    @Test
    void aValueThatNoTrialHadCostsAsMuchAsTheMean() {
        LogSeconds seconds = of(60, true);
        double mean = (seconds.at(point(0.5, "quick", 0.5)) + seconds.at(point(0.5, "slow", 0.5))) / 2;
        assertThat(seconds.at(point(0.5, "never", 0.5))).isCloseTo(mean, within(0.02));
    }

    @Test
    void addsItsSlopeAlongNumbersOnly() {
        LogSeconds seconds = of(60, true);
        double[] gradient = {1, 1, 1, 1};
        seconds.addSlope(0.5, gradient);
        assertThat(gradient[0]).isCloseTo(2, within(0.1));
        assertThat(gradient[1]).isEqualTo(1);
        assertThat(gradient[2]).isCloseTo(1, within(0.05));
        assertThat(gradient[3]).isEqualTo(1);
    }

    @Test
    void whereNobodyTellsSecondsAllCostTheSame() {
        LogSeconds seconds = of(60, false);
        assertThat(seconds.at(point(0, "quick", 0)))
                .isEqualTo(seconds.at(point(1, "slow", 1)))
                .isZero();
    }

    @Test
    void oneTrialTellsNothing() {
        assertThat(of(1, true).at(point(1, "slow", 1))).isZero();
    }
}
