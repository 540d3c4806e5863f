package werkbank.experiment.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import werkbank.experiment.Samples;
import werkbank.metric.Score;
import werkbank.recipe.Quantisation;
import werkbank.recipe.Views;

/** When an ensemble that is built again is the one that was there. */
class EnsembleResultTest {
    private static final EnsembleResult ONCE = Samples.ensemble(8, 3);

    /** Two members that look so and are in eight bits, as one machine found them. */
    private static EnsembleResult found(Views views, EightBits bits, double lastDigit) {
        Stream<Member> members =
                ONCE.members().stream().map(member -> member.with(views).with(bits));
        Look look = new Look(views.kind(), views.count(), 0.015 + lastDigit, 0.995, lastDigit, 0.001, 470 + lastDigit);
        return new EnsembleResult(
                ONCE.method(),
                members.toList(),
                0.9 + lastDigit,
                new Score(6000, 25, 0.9958, 0.015 + lastDigit),
                ONCE.choice(),
                ONCE.growth(),
                List.of(look),
                Optional.empty(),
                Samples.NOON);
    }

    private static EightBits bits(double lastDigit, Set<Integer> inFloats) {
        Quantisation network = Quantisation.of(new TreeMap<>(Map.of(0, new Quantisation.Range(-1 - lastDigit, 2))))
                .corrected(0, List.of((float) lastDigit))
                .with(inFloats);
        return EightBits.tried(
                List.of(network), new EightBits.Compared(0.015 + lastDigit, 0.015, lastDigit, 0.001, 900, 300));
    }

    @Test
    void figuresOfNetworksThatRanAgainMayDiffer() {
        EnsembleResult here = found(Views.FLIPS, bits(0, Set.of(4)), 0);

        assertThat(found(Views.FLIPS, bits(1e-9, Set.of(4)), 1e-9).isSameAs(here))
                .isTrue();
        assertThat(found(Views.SHIFTS, bits(0, Set.of(4)), 0).isSameAs(here)).isFalse();
        assertThat(found(Views.FLIPS, bits(0, Set.of()), 0).isSameAs(here))
                .as("all layers in eight bits")
                .isFalse();
        assertThat(found(Views.FLIPS, EightBits.not("has no group-norm in 8 bits"), 0)
                        .isSameAs(here))
                .isFalse();
    }

    @Test
    void figuresOfStoredProbabilitiesAreTheSame() {
        assertThat(Samples.ensemble(8, 3).isSameAs(ONCE)).isTrue();
        assertThat(Samples.ensemble(3, 8).isSameAs(ONCE)).isFalse();
        EnsembleResult warmer = EnsembleResult.of(
                ONCE.method(),
                ONCE.members(),
                ONCE.temperature() + 1e-9,
                ONCE.validation(),
                ONCE.choice(),
                ONCE.growth(),
                Samples.NOON);
        assertThat(warmer.isSameAs(ONCE)).isFalse();
    }
}
