package werkbank.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import werkbank.space.Augmentation.Content;
import werkbank.space.Augmentation.Erase;

class RandomErasingTest {
    private static final int HEIGHT = 20;
    private static final int WIDTH = 30;
    private static final float UNTOUCHED = 7;

    private final SplitMix random = new SplitMix();

    @Test
    void oneRectangleWithinItsBoundsIsOverwritten() {
        RandomErasing erasing = new RandomErasing(new Erase(1, 0.1, 0.3, 0.5, Content.NOISE), HEIGHT, WIDTH);
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
        RandomErasing erasing = new RandomErasing(new Erase(1, 0.02, 0.2, 0.3, Content.ZERO), HEIGHT, WIDTH);
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
        RandomErasing erasing = new RandomErasing(new Erase(0.3, 0.02, 0.4, 0.3, Content.ZERO), HEIGHT, WIDTH);
        int erased = 0;
        for (int seed = 0; seed < 4000; seed++) {
            erased += Box.around(erased(erasing, seed)).rows() > 0 ? 1 : 0;
        }
        assertThat(erased / 4000.0).isBetween(0.27, 0.33);
    }

    @Test
    void theWholeImageMayBeErased() {
        RandomErasing erasing = new RandomErasing(new Erase(1, 1, 1, 1, Content.ZERO), 8, 8);
        float[] image = new float[64];
        Arrays.fill(image, UNTOUCHED);
        erasing.apply(random, image, 0);
        assertThat(image).containsOnly(0f);
    }

    @Test
    void noiseIsGrey() {
        RandomErasing erasing = new RandomErasing(new Erase(1, 0.4, 0.4, 0.9, Content.NOISE), HEIGHT, WIDTH);
        float[] image = erased(erasing, 1);
        double sum = 0;
        int count = 0;
        for (float value : image) {
            if (value != UNTOUCHED) {
                assertThat(value).isBetween(0f, 1f);
                sum += value;
                count++;
            }
        }
        assertThat(sum / count).isBetween(0.4, 0.6);
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
