package werkbank.search.sampler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import werkbank.space.Confidence;
import werkbank.space.Parameter;
import werkbank.space.Prior;

class PriorsTextTest {
    private static final Parameter PLAIN = new Parameter.FloatRange("plain", 0, 1, false, Map.of());
    private static final List<Parameter> EXPECTING = List.of(
            PLAIN,
            new Parameter.FloatRange("rate", 0, 1, false, Map.of(), Optional.of(new Prior(0.5, Confidence.LOW))),
            new Parameter.IntRange("depth", 1, 5, 1, false, Map.of()).with(Optional.of(new Prior(3, Confidence.HIGH))));

    private static Optional<String> of(String sampler, List<Parameter> parameters) {
        return PriorsText.of(Samplers.spec(sampler, Map.of()), parameters);
    }

    @Test
    void aSamplerThatDoesNotUsePriorsIsNamedWithThem() {
        assertThat(of("random", EXPECTING))
                .contains(
                        "the sampler random doesn't use the priors of rate, depth; take tpe or gp or prior-band for them");
        assertThat(of("grid", EXPECTING)).isPresent();
        assertThat(of("sobol", EXPECTING)).isPresent();
        assertThat(of("genetic", EXPECTING)).isPresent();
    }

    @Test
    void oneThatDoesIsNot() {
        assertThat(of("tpe", EXPECTING)).isEmpty();
        assertThat(of("gp", EXPECTING)).isEmpty();
        assertThat(of("prior-band", EXPECTING)).isEmpty();
    }

    @Test
    void oneThatNeedsThemAsksForSome() {
        assertThat(of("prior-band", List.of(PLAIN)))
                .contains(
                        "no range has a prior, around which the sampler prior-band proposes; give some ranges one, such as"
                                + " prior: 0.001, or take another sampler");
    }

    @Test
    void withoutPriorsThereIsNothingToSay() {
        assertThat(of("random", List.of(PLAIN))).isEmpty();
        assertThat(of("tpe", List.of(PLAIN))).isEmpty();
    }
}
