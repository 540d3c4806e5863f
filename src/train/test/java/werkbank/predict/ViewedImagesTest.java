package werkbank.predict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import werkbank.dataset.Images;
import werkbank.recipe.Augmentation;
import werkbank.recipe.Shape;
import werkbank.recipe.Views;

class ViewedImagesTest {
    private static final Shape SHAPE = Shape.grey(2, 3);
    private static final byte[] IMAGE = {0, 51, 102, (byte) 153, (byte) 204, (byte) 255};

    @Test
    void shiftsMoveByAPixelAndTheEdgeStays() {
        ViewedImages looks = new ViewedImages(Views.SHIFTS, SHAPE);

        assertThat(looks.count()).isEqualTo(5);
        assertThat(pixels(looks, 0)).containsExactly(0, 51, 102, 153, 204, 255);
        assertThat(pixels(looks, 1)).as("up").containsExactly(153, 204, 255, 153, 204, 255);
        assertThat(pixels(looks, 2)).as("down").containsExactly(0, 51, 102, 0, 51, 102);
        assertThat(pixels(looks, 3)).as("left").containsExactly(51, 102, 102, 204, 255, 255);
        assertThat(pixels(looks, 4)).as("right").containsExactly(0, 0, 51, 153, 153, 204);
    }

    @Test
    void aDrawIsTheSameForEveryImageAndAnotherEachTime() {
        ViewedImages looks = new ViewedImages(Views.draws(3, Augmentation.affine(20, 0.2, 0, 0.2)), SHAPE);

        float[] both = looks.batch(images(IMAGE, IMAGE), 1);
        float[] alone = looks.batch(images(IMAGE), 2);
        assertThat(Arrays.copyOfRange(both, 0, 6)).containsExactly(Arrays.copyOfRange(both, 6, 12));
        assertThat(alone).isNotEqualTo(Arrays.copyOfRange(both, 0, 6));
        assertThat(pixels(looks, 0)).containsExactly(0, 51, 102, 153, 204, 255);
    }

    private static Images images(byte[]... pixels) {
        return new Images(pixels, SHAPE);
    }

    private static int[] pixels(ViewedImages looks, int look) {
        float[] values = looks.batch(images(IMAGE), look);
        int[] grey = new int[values.length];
        for (int i = 0; i < grey.length; i++) {
            grey[i] = Math.round(values[i] * 255);
        }
        return grey;
    }
}
