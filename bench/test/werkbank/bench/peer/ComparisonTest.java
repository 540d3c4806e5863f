package werkbank.bench.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Medians, and the figures that are set beside each other. */
class ComparisonTest {
    private static final Figure OURS = figure(Side.WERKBANK, "Werkbank", "f32", 120, 100, 110);
    private static final Figure OURS_NARROW = figure(Side.WERKBANK, "Werkbank", "bf16", 150, 170, 160);
    private static final Figure TORCH = figure(Side.PEER, "PyTorch", "f32", 100, 90, 80);
    private static final Figure TORCH_NARROW = figure(Side.PEER, "PyTorch", "bf16", 200, 200, 200);
    private static final Figure DJL = figure(Side.PEER, "DJL", "f32", 101, 95, 60);
    private static final Figure OLDER = figure(Side.BEFORE, "Werkbank of old", "f32", 80, 80, 80);
    private static final List<Figure> ALL = List.of(OURS, OURS_NARROW, TORCH, TORCH_NARROW, DJL, OLDER);

    private static Figure figure(Side side, String library, String precision, double... rounds) {
        return new Figure(
                "small",
                side,
                library,
                precision,
                "a form",
                Arrays.stream(rounds).boxed().toList());
    }

    @Test
    void theMedianIsTheMiddleRound() {
        assertThat(OURS.median()).isEqualTo(110);
        assertThat(OURS.least()).isEqualTo(100);
        assertThat(OURS.greatest()).isEqualTo(120);
        assertThat(figure(Side.PEER, "", "f32", 1, 5, 2, 10).median()).isEqualTo(3.5);
    }

    @Test
    void withThirtyTwoBitsTheBestPeerOfThirtyTwoBitsIsBeside() {
        Comparison.Pair pair = Comparison.F32.of(ALL, "small").orElseThrow();
        assertThat(pair.our()).isEqualTo(OURS);
        assertThat(pair.other()).isEqualTo(DJL);
        assertThat(pair.ratio()).isEqualTo(110 / 95.0, within(1e-12));
    }

    @Test
    void theBestOfAnyPrecisionIsBesideTheBestOfAny() {
        Comparison.Pair pair = Comparison.BEST.of(ALL, "small").orElseThrow();
        assertThat(pair.words()).isEqualTo("160 bf16 : 200 bf16 (PyTorch) = 0.80");
    }

    @Test
    void theOlderBuildIsBesideInItsBestPrecision() {
        assertThat(Comparison.BEFORE.of(ALL, "small").orElseThrow().ratio()).isEqualTo(2);
        assertThat(Comparison.BEFORE.of(ALL.subList(0, 5), "small")).isEmpty();
        assertThat(Comparison.BEST.of(ALL, "seed")).isEmpty();
    }

    @Test
    void aimsAreThoseOfTheQuestionAndNetwork() {
        assertThat(Comparison.BEST.aim(Question.TRAINING, "strided")).hasValue(1.25);
        assertThat(Comparison.BEFORE.aim(Question.INFERENCE, "seed")).hasValue(3.0);
        assertThat(Comparison.F32.aim(Question.INFERENCE, "small")).isEmpty();
        assertThat(Comparison.F32.aim(Question.TRAINING, "deep")).isEmpty();
    }
}
