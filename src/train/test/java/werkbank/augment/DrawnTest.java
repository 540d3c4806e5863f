package werkbank.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import werkbank.recipe.Augmentation;
import werkbank.recipe.Augmentation.FlipMode;
import werkbank.recipe.AugmentationBuilder;
import werkbank.recipe.Augmentations;
import werkbank.recipe.Shape;

class DrawnTest {
    private static final Shape SHAPE = Shape.grey(5, 4);
    private static final long SEED = 12;

    private final Drawn drawn = new Drawn();
    private final SplitMix random = new SplitMix();

    private void draw(Augmentation ranges, int pass, int row) {
        drawn.draw(ranges, SHAPE, random, SEED, pass, row);
    }

    @Test
    void everyOtherEpochFlipsAndHashesDecideWhichComeFirst() {
        Augmentation ranges = new AugmentationBuilder()
                .flipHorizontal(0.5)
                .flipMode(FlipMode.ALTERNATING)
                .build();
        int first = 0;
        for (int row = 0; row < 2000; row++) {
            draw(ranges, 1, row);
            boolean before = drawn.flipsHorizontally;
            first += before ? 1 : 0;
            for (int pass = 2; pass < 10; pass++) {
                draw(ranges, pass, row);
                assertThat(drawn.flipsHorizontally).isEqualTo(!before);
                assertThat(drawn.flipsVertically).isFalse();
                before = drawn.flipsHorizontally;
            }
        }
        assertThat(first).isBetween(900, 1100);
    }

    @Test
    void otherSharesOfEpochsAreSpreadEvenlyToo() {
        Augmentation ranges = new AugmentationBuilder()
                .flipHorizontal(1)
                .flipVertical(0.25)
                .flipMode(FlipMode.ALTERNATING)
                .build();
        for (int row = 0; row < 200; row++) {
            int flips = 0;
            for (int pass = 1; pass <= 40; pass++) {
                draw(ranges, pass, row);
                assertThat(drawn.flipsHorizontally).isTrue();
                flips += drawn.flipsVertically ? 1 : 0;
            }
            assertThat(flips).isEqualTo(10);
        }
    }

    /** Numbers of the image's generator, in their order: what a kernel draws by their places. */
    @Test
    void eachDrawHasItsPlace() {
        Augmentation ranges = new AugmentationBuilder()
                .cropPadding(2)
                .contrast(0.5)
                .saturation(0.4)
                .hue(0.1)
                .grey(0.5)
                .build();
        int pass = 3;
        int row = 7;
        SplittableRandom first = new SplittableRandom(SEED + 0x9E3779B97F4A7C15L * pass + 0xD1B54A32D192ED03L * row);
        SplittableRandom expected = new SplittableRandom(first.nextLong());
        for (int before = 0; before < 11; before++) {
            expected.nextLong();
        }
        SplittableRandom further = new SplittableRandom(expected.nextLong() ^ 0x6A09E667F3BCC909L);
        double[] uniform = new double[11];
        for (int i = 0; i < uniform.length; i++) {
            uniform[i] = (further.nextLong() >>> 11) * 0x1.0p-53;
        }
        draw(ranges, 3, 7);

        assertThat(drawn.cropRows).isEqualTo((int) (uniform[0] * 5) - 2);
        assertThat(drawn.cropColumns).isEqualTo((int) (uniform[1] * 5) - 2);
        assertThat(drawn.contrast).isEqualTo(1 + (2 * uniform[2] - 1) * 0.5);
        assertThat(drawn.saturation).isEqualTo(1 + (2 * uniform[3] - 1) * 0.4);
        assertThat(drawn.hue).isEqualTo((2 * uniform[4] - 1) * 0.1);
        assertThat(drawn.isGrey).isEqualTo(uniform[5] < 0.5);
        assertThat(drawn.blurDraw).isEqualTo(uniform[6]);
        assertThat(drawn.sigmaDraw).isEqualTo(uniform[7]);
        assertThat(drawn.cutoutRow).isEqualTo((int) (uniform[8] * 5));
        assertThat(drawn.cutoutColumn).isEqualTo((int) (uniform[9] * 4));
        assertThat((drawn.randAugmentSeed >>> 11) * 0x1.0p-53).isEqualTo(uniform[10]);
    }

    /** The sixth draw of a pass, the zoom of columns, beside the fifth of the next one. */
    @Test
    void aPassDrawsNothingThatTheOneBeforeDrew() {
        Augmentation ranges = Augmentations.affine(0, 0, 0, 0.5);
        double sum = 0;
        for (int row = 0; row < 1000; row++) {
            draw(ranges, 1, row);
            double columns = drawn.affine.values[4] - 1;
            draw(ranges, 2, row);
            sum += columns * (drawn.affine.values[0] - 1);
        }
        // The variance of one draw is 0.5² / 3.
        assertThat(sum / 1000 / (0.25 / 3)).isCloseTo(0, within(0.1));
    }

    @Test
    void everyOffsetOfACropIsAsLikely() {
        Augmentation ranges = new AugmentationBuilder().cropPadding(2).build();
        int[] rows = new int[5];
        int[] columns = new int[5];
        for (int row = 0; row < 10_000; row++) {
            draw(ranges, 1, row);
            rows[drawn.cropRows + 2]++;
            columns[drawn.cropColumns + 2]++;
        }
        for (int offset = 0; offset < 5; offset++) {
            assertThat((double) rows[offset]).isCloseTo(2000, within(200.0));
            assertThat((double) columns[offset]).isCloseTo(2000, within(200.0));
        }
    }
}
