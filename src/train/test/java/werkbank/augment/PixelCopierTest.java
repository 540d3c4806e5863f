package werkbank.augment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import werkbank.recipe.Augmentation;
import werkbank.recipe.Augmentation.Fill;
import werkbank.recipe.AugmentationBuilder;
import werkbank.recipe.Shape;

class PixelCopierTest {
    private static final Shape TWO_BY_THREE = Shape.grey(2, 3);
    private static final byte[] IMAGE = {10, 20, 30, 40, 50, 60};

    @Test
    void aCropShowsWhatLiesBesideTheImage() {
        Drawn drawn = new Drawn();
        drawn.cropRows = -1;
        drawn.cropColumns = 1;

        assertThat(copied(Fill.CONSTANT, drawn)).containsExactly(0, 0, 0, 20, 30, 0);
        assertThat(copied(Fill.NEAREST, drawn)).containsExactly(20, 30, 30, 20, 30, 30);
        drawn.cropRows = -2;
        drawn.cropColumns = 2;
        // Above the image lies its mirror image, whose upper row is the image's lower one; to the right c c b.
        assertThat(copied(Fill.REFLECT, drawn)).containsExactly(60, 60, 50, 30, 30, 20);
    }

    @Test
    void aFlipMirrorsWhatTheCropShows() {
        Drawn drawn = new Drawn();
        drawn.cropColumns = 1;
        drawn.flipsHorizontally = true;
        assertThat(copied(Fill.CONSTANT, drawn)).containsExactly(0, 30, 20, 0, 60, 50);
        drawn.flipsVertically = true;
        assertThat(copied(Fill.CONSTANT, drawn)).containsExactly(0, 60, 50, 0, 30, 20);
    }

    @Test
    void channelsMoveTogether() {
        Drawn drawn = new Drawn();
        drawn.cropRows = 1;
        float[] out = new float[8];
        new PixelCopier(Fill.CONSTANT, new Shape(2, 2, 2)).copy(new byte[] {1, 2, 3, 4, 5, 6, 7, 8}, drawn, out, 0);

        assertThat(levels(out)).containsExactly(3, 4, 0, 0, 7, 8, 0, 0);
    }

    /** A range too small to move anything has pixels interpolated, and gives the same to the bit. */
    @ParameterizedTest
    @EnumSource(Fill.class)
    void copyingIsInterpolatingAtWholePixels(Fill fill) {
        Shape shape = new Shape(3, 7, 6);
        AugmentationBuilder builder = new AugmentationBuilder()
                .cropPadding(9)
                .flipHorizontal(0.5)
                .flipVertical(0.5)
                .fill(fill);
        Augmentation copying = builder.build();
        Augmentation interpolating = builder.rotation(1e-300).build();
        assertThat(copying.interpolates()).isFalse();
        assertThat(interpolating.interpolates()).isTrue();
        Augmenter fast = new Augmenter(copying, shape, 3);
        Augmenter slow = new Augmenter(interpolating, shape, 3);
        byte[] image = new byte[shape.values()];
        new SplittableRandom(1).nextBytes(image);
        float[] copied = new float[shape.values()];
        float[] interpolated = new float[shape.values()];
        for (int row = 0; row < 500; row++) {
            fast.apply(image, 2, row, copied, 0);
            slow.apply(image, 2, row, interpolated, 0);
            assertThat(copied).containsExactly(interpolated);
        }
    }

    private static int[] copied(Fill fill, Drawn drawn) {
        float[] out = new float[IMAGE.length];
        new PixelCopier(fill, TWO_BY_THREE).copy(IMAGE, drawn, out, 0);
        return levels(out);
    }

    private static int[] levels(float[] values) {
        int[] levels = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            levels[i] = Math.round(values[i] * 255);
        }
        return levels;
    }
}
