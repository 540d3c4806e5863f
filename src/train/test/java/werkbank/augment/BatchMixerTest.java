package werkbank.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import werkbank.recipe.BatchMix;
import werkbank.recipe.Mixing;
import werkbank.recipe.Mixing.CutMix;
import werkbank.recipe.Shape;

class BatchMixerTest {
    private static final Shape SHAPE = new Shape(3, 8, 6);

    @Test
    void aBatchHasTheSameMixWhoeverAsksWhenever() {
        Mixing mixing = new Mixing(1, Optional.of(new CutMix(1, 0.5)));
        BatchMixer mixer = new BatchMixer(mixing, SHAPE, 3);
        BatchMix mix = mixer.of(4, 7);

        assertThat(mixer.of(4, 8)).isNotEqualTo(mix);
        assertThat(mixer.of(5, 7)).isNotEqualTo(mix);
        assertThat(mixer.of(4, 7)).isEqualTo(mix);
        assertThat(new BatchMixer(mixing, SHAPE, 3).of(4, 7)).isEqualTo(mix);
        assertThat(new BatchMixer(mixing, SHAPE, 4).of(4, 7)).isNotEqualTo(mix);
        assertThat(new BatchMixer(Mixing.NONE, SHAPE, 3).of(4, 7)).isEqualTo(BatchMix.NONE);
    }

    @Test
    void rectanglesLieInTheImageAndTheirAreaIsTheShare() {
        BatchMixer mixer = new BatchMixer(new Mixing(0, Optional.of(new CutMix(1, 1))), SHAPE, 5);
        boolean[] corners = new boolean[4];
        for (int batch = 0; batch < 2000; batch++) {
            BatchMix mix = mixer.of(1, batch);
            assertThat(mix.share()).isEqualTo((float) (mix.rows() * mix.columns()) / 48);
            assertThat(mix.top()).isBetween(0, 8 - mix.rows());
            assertThat(mix.left()).isBetween(0, 6 - mix.columns());
            boolean isBottom = mix.top() + mix.rows() == 8;
            boolean isRight = mix.left() + mix.columns() == 6;
            corners[0] |= mix.hasRectangle() && mix.top() == 0 && mix.left() == 0;
            corners[1] |= mix.hasRectangle() && mix.top() == 0 && isRight;
            corners[2] |= mix.hasRectangle() && isBottom && mix.left() == 0;
            corners[3] |= mix.hasRectangle() && isBottom && isRight;
        }
        assertThat(corners).containsOnly(true);
    }

    @Test
    void batchesWithoutRectangleAreAddedWhereThatIsWanted() {
        BatchMixer both = new BatchMixer(new Mixing(1, Optional.of(new CutMix(1, 0.3))), SHAPE, 5);
        BatchMixer only = new BatchMixer(new Mixing(0, Optional.of(new CutMix(1, 0.3))), SHAPE, 5);
        int added = 0;
        for (int batch = 0; batch < 2000; batch++) {
            boolean isAdded = !both.of(1, batch).hasRectangle();
            added += isAdded ? 1 : 0;
            assertThat(only.of(1, batch).isNone()).isEqualTo(isAdded);
        }
        // A rectangle without pixels is none: √(1 − λ) is below ⅛ once in 64 times.
        assertThat(added).isBetween(1350, 1500);
    }

    /** Mean ½ and variance 1 / (4 (2 α + 1)). */
    @ParameterizedTest
    @ValueSource(doubles = {0.05, 0.2, 0.5, 0.6, 1, 2, 20})
    void sharesHaveTheMomentsOfTheirDistribution(double alpha) {
        SplitMix random = new SplitMix();
        random.restart(11);
        int draws = 40_000;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < draws; i++) {
            double draw = SymmetricBeta.draw(alpha, random);
            assertThat(draw).isBetween(0.0, 1.0);
            sum += draw;
            squares += (draw - 0.5) * (draw - 0.5);
        }
        double variance = 1 / (4 * (2 * alpha + 1));
        assertThat(sum / draws).isCloseTo(0.5, within(4 * Math.sqrt(variance / draws)));
        assertThat(squares / draws).isCloseTo(variance, within(0.03 * variance));
    }

    @Test
    void extremeShapesOfTheDistributionAreDrawnToo() {
        SplitMix random = new SplitMix();
        for (int i = 0; i < 1000; i++) {
            assertThat(SymmetricBeta.draw(1e-300, random)).isIn(0.0, 1.0);
            assertThat(SymmetricBeta.draw(100, random)).isBetween(0.3, 0.7);
        }
    }
}
