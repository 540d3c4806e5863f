package werkbank.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import werkbank.dataset.Images;
import werkbank.dataset.LabelledImages;
import werkbank.metric.Score;
import werkbank.recipe.Shape;

class LinearModelTest {
    /** Noise in three colours, with the class's own part of the picture a little brighter. */
    private static LabelledImages images(int rows, Shape shape, int classes, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[][] pixels = new byte[rows][shape.values()];
        int[] labels = new int[rows];
        for (int row = 0; row < rows; row++) {
            labels[row] = random.nextInt(classes);
            for (int i = 0; i < shape.values(); i++) {
                int bright = i * classes / shape.values() == labels[row] ? 60 : 0;
                pixels[row][i] = (byte) (60 + bright + random.nextInt(80));
            }
        }
        return new LabelledImages(new Images(pixels, shape), labels, classes);
    }

    @Test
    void whatIsLinearIsLearned() {
        Shape shape = new Shape(3, 8, 8);
        LinearModel model = LinearModel.trained(images(400, shape, 3, 1), 7);
        LabelledImages others = images(200, shape, 3, 2);
        assertThat(Score.of(others.labels(), model.probabilities(others.images()))
                        .accuracy())
                .isGreaterThan(0.97);
        assertThat(model.images()).isEqualTo(400);
        assertThat(model.shape()).isEqualTo(shape);
    }

    @Test
    void theSameSeedGivesTheSameToTheBit() {
        LabelledImages images = images(150, new Shape(1, 6, 5), 4, 3);
        float[][] once = LinearModel.trained(images, 7).probabilities(images.images());
        assertThat(LinearModel.trained(images, 7).probabilities(images.images()))
                .isDeepEqualTo(once);
        assertThat(LinearModel.trained(images, 8).probabilities(images.images()))
                .isNotEqualTo(once);
    }

    @Test
    void probabilitiesAddUpToOneAndPureNoiseIsGivenTheShares() {
        LabelledImages noise = images(600, new Shape(1, 2, 2), 2, 4);
        // All values alike: nothing to learn but how frequent the classes are.
        byte[][] flat = new byte[600][4];
        LinearModel model =
                LinearModel.trained(new LabelledImages(new Images(flat, noise.shape()), noise.labels(), 2), 1);
        float[] said = model.probabilities(new Images(new byte[1][4], noise.shape()))[0];
        double share = Arrays.stream(noise.labels()).sum() / 600.0;
        assertThat(said[1]).isCloseTo((float) share, within(0.02f));
        assertThat(said[0] + said[1]).isCloseTo(1f, within(1e-6f));
    }

    @Test
    void largeImagesAreReduced() {
        Shape large = new Shape(3, 80, 48);
        LinearModel model = LinearModel.trained(images(60, large, 2, 5), 1);
        assertThat(model.shape()).isEqualTo(new Shape(3, 32, 32));
        LabelledImages others = images(40, large, 2, 6);
        assertThat(Score.of(others.labels(), model.probabilities(others.images()))
                        .accuracy())
                .isGreaterThan(0.95);
    }

    @Test
    void aReducedPixelIsTheMeanOfThose() {
        Shape shape = new Shape(1, 64, 32);
        byte[] pixels = new byte[64 * 32];
        pixels[0] = (byte) 200;
        pixels[32] = (byte) 100;
        byte[] reduced = new ReducedImages(shape)
                .of(new Images(new byte[][] {pixels}, shape))
                .row(0);
        assertThat(reduced).hasSize(32 * 32);
        assertThat(reduced[0] & 0xff).isEqualTo(150);
        assertThat(reduced[1] & 0xff).isZero();
    }

    @Test
    void withoutImagesThereIsNoModel() {
        LabelledImages none = new LabelledImages(new Images(new byte[0][], new Shape(1, 2, 2)), new int[0], 2);
        assertThatThrownBy(() -> LinearModel.trained(none, 1)).hasMessage("no images to train on");
    }
}
