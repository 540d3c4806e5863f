package werkbank.search.sampler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import werkbank.search.Asking;
import werkbank.space.Confidence;
import werkbank.space.Parameter;
import werkbank.space.Prior;
import werkbank.space.SamplerSpec;

/** What every sampler does that uses priors, with its default options. */
public abstract class PriorSamplerContract extends SamplerContract {
    protected static final Parameter X = new Parameter.FloatRange("x", 0, 1, false, Map.of());
    protected static final Parameter Y = new Parameter.FloatRange("y", 0, 1, false, Map.of());

    protected final SamplerSpec spec(Map<String, Object> given) {
        return Samplers.spec(sampler().declaration().name(), given);
    }

    /** The trials after which a good prior has halved the loss. */
    protected int trialsThatAPriorHelps() {
        return 20;
    }

    @Test
    void itSaysThatItUsesPriors() {
        assertThat(sampler().usesPriors()).isTrue();
    }

    @Test
    void thePriorsThemselvesAreTheFirstTrial() {
        List<Parameter> parameters = List.of(
                X.with(Optional.of(new Prior(0.25, Confidence.LOW))),
                Y,
                new Parameter.Choice("z", List.of("a", "b"), Map.of()));
        Map<String, Object> random = new Asking(Samplers.spec("random", Map.of()), parameters, 3).ask(1);
        assertThat(new Asking(spec(Map.of()), parameters, 3).ask(1))
                .isEqualTo(Map.of("x", 0.25, "y", random.get("y"), "z", random.get("z")));
    }

    /** Medians of eleven seeds, with a prior that is off by a tenth of each range. */
    @Test
    void aGoodPriorIsFasterThanNone() {
        int trials = trialsThatAPriorHelps();
        double without = Valley.median(spec(Map.of()), Valley.expectingNothing(), trials);
        double with = Valley.median(spec(Map.of()), Valley.expecting(0.1, Confidence.HIGH), trials);
        assertThat(with).isLessThan(without / 2);
    }

    @Test
    void aBadPriorIsOvercome() {
        double random = Valley.median(Samplers.spec("random", Map.of()), Valley.expectingNothing(), 40);
        assertThat(Valley.median(spec(Map.of()), Valley.misled(Confidence.HIGH), 40))
                .isLessThan(random);
    }
}
