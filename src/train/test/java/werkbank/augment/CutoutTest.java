package werkbank.augment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import werkbank.recipe.AugmentationBuilder;
import werkbank.recipe.Shape;

class CutoutTest {
    private final Drawn drawn = new Drawn();

    private float[] cut(int side, int row, int column, Shape shape) {
        drawn.cutoutRow = row;
        drawn.cutoutColumn = column;
        float[] image = new float[shape.values()];
        Arrays.fill(image, 1);
        Cutout.apply(side, drawn, shape, image, 0);
        return image;
    }

    @Test
    void theSquareLiesAboutItsMiddle() {
        assertThat(cut(2, 1, 2, Shape.grey(3, 4))).containsExactly(1, 0, 0, 1, 1, 0, 0, 1, 1, 1, 1, 1);
        assertThat(cut(3, 1, 1, Shape.grey(3, 4))).containsExactly(0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1);
    }

    @Test
    void whatLiesOutsideIsCutOff() {
        assertThat(cut(2, 0, 0, Shape.grey(2, 3))).containsExactly(0, 1, 1, 1, 1, 1);
        assertThat(cut(3, 2, 3, Shape.grey(3, 4))).containsExactly(1, 1, 1, 1, 1, 1, 0, 0, 1, 1, 0, 0);
        assertThat(cut(100, 1, 1, Shape.grey(2, 2))).containsExactly(0, 0, 0, 0);
    }

    @Test
    void allChannelsLoseTheSameSquare() {
        assertThat(cut(1, 0, 1, new Shape(3, 1, 3))).containsExactly(1, 0, 1, 1, 0, 1, 1, 0, 1);
    }

    @Test
    void everyPixelIsTheMiddleAtTimes() {
        Augmenter augmenter = new Augmenter(new AugmentationBuilder().cutout(1).build(), Shape.grey(3, 5), 4);
        byte[] white = new byte[15];
        Arrays.fill(white, (byte) 255);
        int[] cut = new int[15];
        float[] out = new float[15];
        for (int row = 0; row < 15_000; row++) {
            augmenter.apply(white, 1, row, out, 0);
            for (int i = 0; i < 15; i++) {
                cut[i] += out[i] == 0 ? 1 : 0;
            }
        }
        assertThat(Arrays.stream(cut).sum()).isEqualTo(15_000);
        assertThat(Arrays.stream(cut).min().orElseThrow()).isGreaterThan(850);
    }
}
