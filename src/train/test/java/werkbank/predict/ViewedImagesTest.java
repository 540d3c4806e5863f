package werkbank.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import werkbank.dataset.Images;
import werkbank.engine.Network;
import werkbank.recipe.Augmentations;
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
    void flipsMirror() {
        ViewedImages looks = new ViewedImages(Views.FLIPS, SHAPE);

        assertThat(looks.count()).isEqualTo(2);
        assertThat(pixels(looks, 0)).containsExactly(0, 51, 102, 153, 204, 255);
        assertThat(pixels(looks, 1)).containsExactly(102, 51, 0, 255, 204, 153);
    }

    @Test
    void cropsMoveAlongTheDiagonalsAndMirror() {
        ViewedImages looks = new ViewedImages(Views.CROPS, SHAPE);

        assertThat(looks.count()).isEqualTo(6);
        assertThat(pixels(looks, 1)).as("mirrored").containsExactly(102, 51, 0, 255, 204, 153);
        assertThat(pixels(looks, 2)).as("up, left").containsExactly(204, 255, 255, 204, 255, 255);
        assertThat(pixels(looks, 3)).as("its mirror image").containsExactly(255, 255, 204, 255, 255, 204);
        assertThat(pixels(looks, 4)).as("down, right").containsExactly(0, 0, 51, 0, 0, 51);
        assertThat(pixels(looks, 5)).as("its mirror image").containsExactly(51, 0, 0, 51, 0, 0);
    }

    @Test
    void allChannelsMoveAlike() {
        Images colour = new Images(new byte[][] {{0, 51, 102, (byte) 153, (byte) 204, (byte) 255}}, new Shape(3, 1, 2));
        float[] mirrored = new ViewedImages(Views.FLIPS, colour.shape()).batch(colour, 1);
        assertThat(levels(mirrored)).containsExactly(51, 0, 153, 102, 255, 204);
        float[] left = new ViewedImages(Views.SHIFTS, colour.shape()).batch(colour, 3);
        assertThat(levels(left)).containsExactly(51, 51, 153, 153, 255, 255);
    }

    /** A network that says how bright the first pixel is. */
    @Test
    void theMeanHasTheWeightsOfTheLooks() {
        Network network = (Network) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Network.class},
                (self, method, given) -> method.getName().equals("answers")
                        ? Optional.empty()
                        : new float[][] {{((float[]) given[0])[0], 1 - ((float[]) given[0])[0]}});
        float[][] rows = Inference.batch(network, images(IMAGE), new ViewedImages(Views.CROPS, SHAPE));

        // First pixels of the looks: 0, 0.4 with a quarter each, then 0.8, 1, 0 and 0.2 with an eighth.
        assertThat(rows[0][0]).isEqualTo(0.35f, within(1e-6f));
        assertThat(rows[0][1]).isEqualTo(0.65f, within(1e-6f));
    }

    @Test
    void aDrawIsTheSameForEveryImageAndAnotherEachTime() {
        ViewedImages looks = new ViewedImages(Views.draws(3, Augmentations.affine(20, 0.2, 0, 0.2)), SHAPE);

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
        return levels(looks.batch(images(IMAGE), look));
    }

    private static int[] levels(float[] values) {
        int[] grey = new int[values.length];
        for (int i = 0; i < grey.length; i++) {
            grey[i] = Math.round(values[i] * 255);
        }
        return grey;
    }
}
