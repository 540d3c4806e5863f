package werkbank.augment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import werkbank.recipe.Augmentation.Content;
import werkbank.recipe.Augmentation.Erase;
import werkbank.recipe.Shape;

class RandomErasingTest {
    private static final int HEIGHT = 20;
    private static final int WIDTH = 30;
    private static final float UNTOUCHED = 7;

    private final SplitMix random = new SplitMix();

    @Test
    void oneRectangleWithinItsBoundsIsOverwritten() {
        RandomErasing erasing =
                new RandomErasing(new Erase(1, 0.1, 0.3, 0.5, Content.NOISE), Shape.grey(HEIGHT, WIDTH));
        for (int seed = 0; seed < 500; seed++) {
            Box box = Box.around(erased(erasing, seed));

            assertThat(box.filled()).isTrue();
            // Rounding to whole pixels moves each side by half a pixel at most.
            assertThat(box.rows() * box.columns()).isBetween(60 - 12, 180 + 20);
            assertThat((double) box.rows() / box.columns()).isBetween(0.5 - 0.1, 2 + 0.35);
        }
    }

    @Test
    void rectanglesReachEveryCorner() {
        RandomErasing erasing =
                new RandomErasing(new Erase(1, 0.02, 0.2, 0.3, Content.ZERO), Shape.grey(HEIGHT, WIDTH));
        boolean[] corners = new boolean[4];
        for (int seed = 0; seed < 3000; seed++) {
            float[] image = erased(erasing, seed);
            int[] places = {0, WIDTH - 1, (HEIGHT - 1) * WIDTH, HEIGHT * WIDTH - 1};
            for (int corner = 0; corner < 4; corner++) {
                corners[corner] |= image[places[corner]] == 0;
            }
        }
        assertThat(corners).containsOnly(true);
    }

    @Test
    void theProbabilityIsKept() {
        RandomErasing erasing =
                new RandomErasing(new Erase(0.3, 0.02, 0.4, 0.3, Content.ZERO), Shape.grey(HEIGHT, WIDTH));
        int erased = 0;
        for (int seed = 0; seed < 4000; seed++) {
            erased += Box.around(erased(erasing, seed)).rows() > 0 ? 1 : 0;
        }
        assertThat(erased / 4000.0).isBetween(0.27, 0.33);
    }

    @Test
    void theWholeImageMayBeErased() {
        RandomErasing erasing = new RandomErasing(new Erase(1, 1, 1, 1, Content.ZERO), Shape.grey(8, 8));
        float[] image = new float[64];
        Arrays.fill(image, UNTOUCHED);
        erasing.apply(random, image, 0);
        assertThat(image).containsOnly(0f);
    }

    /** Most of these draws are longer than the image; the area is kept whichever side is cut. */
    @ParameterizedTest
    @CsvSource({"0.5, 0.9, 0.3", "0.02, 0.4, 0.001", "0.9, 1, 0.05", "0.3, 0.3, 1e-45"})
    void withProbabilityOneEveryImageIsErasedIn(double minArea, double area, double aspect) {
        RandomErasing erasing =
                new RandomErasing(new Erase(1, minArea, area, aspect, Content.ZERO), Shape.grey(HEIGHT, WIDTH));
        double rounding = (HEIGHT + WIDTH) / 2.0;
        for (int seed = 0; seed < 2000; seed++) {
            Box box = Box.around(erased(erasing, seed));

            assertThat(box.filled()).isTrue();
            assertThat((double) box.count()).isBetween(minArea * 600 - rounding, area * 600 + rounding);
        }
    }

    /** Whatever the shape of the image: here no rectangle of this aspect fits at all. */
    @Test
    void aSquareThatIsHigherThanTheImageBecomesAsHigh() {
        RandomErasing erasing = new RandomErasing(new Erase(1, 0.5, 0.5, 1, Content.ZERO), Shape.grey(4, 32));
        for (int seed = 0; seed < 200; seed++) {
            float[] image = new float[4 * 32];
            Arrays.fill(image, UNTOUCHED);
            random.restart(seed);
            erasing.apply(random, image, 0);

            for (int row = 0; row < 4; row++) {
                int erased = 0;
                for (int column = 0; column < 32; column++) {
                    erased += image[row * 32 + column] == 0 ? 1 : 0;
                }
                assertThat(erased).isEqualTo(16);
            }
        }
    }

    /** So it is coloured in images with colours. */
    @Test
    void noiseHasAValueForEachPixelAndChannel() {
        int pixels = HEIGHT * WIDTH;
        RandomErasing erasing =
                new RandomErasing(new Erase(1, 0.4, 0.4, 0.9, Content.NOISE), new Shape(3, HEIGHT, WIDTH));
        float[] image = new float[3 * pixels];
        Arrays.fill(image, UNTOUCHED);
        erasing.apply(random, image, 0);

        List<Float> values = new ArrayList<>();
        for (int i = 0; i < pixels; i++) {
            List<Float> ofPixel = List.of(image[i], image[i + pixels], image[i + 2 * pixels]);
            if (ofPixel.contains(UNTOUCHED)) {
                assertThat(ofPixel).containsOnly(UNTOUCHED);
            } else {
                values.addAll(ofPixel);
            }
        }
        assertThat(values)
                .hasSizeBetween(3 * 220, 3 * 260)
                .doesNotHaveDuplicates()
                .allMatch(value -> value >= 0 && value < 1);
        assertThat(values.stream().mapToDouble(Float::doubleValue).average().orElseThrow())
                .isBetween(0.45, 0.55);
    }

    private float[] erased(RandomErasing erasing, int seed) {
        float[] image = new float[HEIGHT * WIDTH + 3];
        Arrays.fill(image, UNTOUCHED);
        random.restart(seed * 7919L);
        erasing.apply(random, image, 3);
        assertThat(Arrays.copyOf(image, 3)).containsOnly(UNTOUCHED);
        return Arrays.copyOfRange(image, 3, image.length);
    }

    /** What encloses the overwritten pixels. */
    private record Box(int rows, int columns, int count) {
        static Box around(float[] image) {
            int top = HEIGHT, bottom = -1, left = WIDTH, right = -1, count = 0;
            for (int i = 0; i < image.length; i++) {
                if (image[i] != UNTOUCHED) {
                    top = Math.min(top, i / WIDTH);
                    bottom = Math.max(bottom, i / WIDTH);
                    left = Math.min(left, i % WIDTH);
                    right = Math.max(right, i % WIDTH);
                    count++;
                }
            }
            return count == 0 ? new Box(0, 0, 0) : new Box(bottom - top + 1, right - left + 1, count);
        }

        boolean filled() {
            return count == rows * columns;
        }
    }
}
