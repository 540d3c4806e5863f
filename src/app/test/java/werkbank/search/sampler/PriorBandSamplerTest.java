package werkbank.search.sampler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import werkbank.search.Asking;
import werkbank.space.Confidence;
import werkbank.space.Parameter;
import werkbank.space.Prior;
import werkbank.space.SamplerSpec;

class PriorBandSamplerTest extends PriorSamplerContract {
    private static final SamplerSpec PRIOR_BAND = Samplers.spec("prior-band", Map.of());

    @Override
    protected SamplerProvider sampler() {
        return new PriorBandSampler();
    }

    @Override
    protected int trialsThatAPriorHelps() {
        return 40;
    }

    /** Of a half normal distribution 95.4 % lie within two standard deviations, here a quarter of the range. */
    @ParameterizedTest
    @CsvSource({"0, 3, 0.5", "1, 3, 0.25", "2, 3, 0.1", "1, 4, 0.2"})
    void theHigherTheRungTheFewerAreRandom(int rung, int reduction, double random) {
        List<Parameter> parameters = List.of(
                new Parameter.FloatRange("x", 0, 1, false, Map.of(), Optional.of(new Prior(0.0, Confidence.HIGH))));
        Asking asking = new Asking(PRIOR_BAND, parameters, 3);
        asking.startAt(rung, reduction);
        long near = asking.ask(2, 4_001).stream()
                .filter(values -> (Double) values.get("x") < 0.25)
                .count();
        assertThat(near / 4_000.0).isCloseTo((1 - random) * 0.9545 + random * 0.25, within(0.02));
    }

    /** Half of the proposals are random; the priors' share of the rest goes to the best trial. */
    @Test
    void proposalsLeaveABadPriorForTheBestTrial() {
        Asking asking = new Asking(PRIOR_BAND, Valley.misled(Confidence.HIGH), 3);
        assertThat(nearThePrior(asking)).isBetween(35L, 65L);
        asking.minimum(60, Valley::value);
        assertThat(nearThePrior(asking)).isLessThan(5);
    }

    private static long nearThePrior(Asking asking) {
        return asking.ask(1_000, 1_099).stream()
                .filter(values -> IntStream.rangeClosed(1, 5).allMatch(i -> (Double) values.get("x" + i) > 0.6))
                .count();
    }
}
