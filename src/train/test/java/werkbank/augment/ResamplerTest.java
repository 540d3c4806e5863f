package werkbank.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import werkbank.recipe.Augmentation.Fill;
import werkbank.recipe.Shape;

/** Against the definition: four pixels, each looked up on its own, weighted by distance. */
class ResamplerTest {
    private static final int HEIGHT = 9;
    private static final int WIDTH = 13;

    @ParameterizedTest
    @EnumSource
    void interpolatesWhatLiesAroundAPlace(Fill fill) {
        SplittableRandom random = new SplittableRandom(1);
        byte[] image = new byte[HEIGHT * WIDTH];
        Resampler resampler = new Resampler(fill, Shape.grey(HEIGHT, WIDTH));
        Coordinates at = new Coordinates(HEIGHT, WIDTH);
        float[] out = new float[image.length + 2];
        for (int round = 0; round < 50; round++) {
            random.nextBytes(image);
            double[] rows = places(random, HEIGHT, at.rows, resampler.margin());
            double[] columns = places(random, WIDTH, at.columns, resampler.margin());

            resampler.sample(image, at, out, 2);

            for (int i = 0; i < image.length; i++) {
                assertThat(out[i + 2])
                        .as("row %s, column %s", rows[i], columns[i])
                        .isCloseTo((float) expected(image, fill, rows[i], columns[i]), within(1e-4f));
            }
        }
    }

    /** Inside and around the image, some far away, some whole numbers. */
    private static double[] places(SplittableRandom random, int size, float[] coordinates, int margin) {
        double[] places = new double[coordinates.length];
        for (int i = 0; i < places.length; i++) {
            double spread = random.nextInt(10) == 0 ? 7 * size : 1.5 * size;
            double place = size / 2.0 + (random.nextDouble() - 0.5) * spread;
            places[i] = random.nextInt(5) == 0 ? Math.rint(place) : Math.rint(place * 64) / 64;
            coordinates[i] = (float) places[i] + margin;
        }
        return places;
    }

    private static double expected(byte[] image, Fill fill, double row, double column) {
        int top = (int) Math.floor(row);
        int left = (int) Math.floor(column);
        double down = row - top;
        double right = column - left;
        return ((1 - down) * (1 - right) * grey(image, fill, top, left)
                        + (1 - down) * right * grey(image, fill, top, left + 1)
                        + down * (1 - right) * grey(image, fill, top + 1, left)
                        + down * right * grey(image, fill, top + 1, left + 1))
                / 255;
    }

    private static int grey(byte[] image, Fill fill, int row, int column) {
        boolean inside = row >= 0 && row < HEIGHT && column >= 0 && column < WIDTH;
        if (fill == Fill.CONSTANT && !inside) {
            return 0;
        }
        int r = fill == Fill.REFLECT ? mirrored(row, HEIGHT) : Math.max(0, Math.min(row, HEIGHT - 1));
        int c = fill == Fill.REFLECT ? mirrored(column, WIDTH) : Math.max(0, Math.min(column, WIDTH - 1));
        return image[r * WIDTH + c] & 0xFF;
    }

    /** d c b a | a b c d | d c b a. */
    private static int mirrored(int index, int size) {
        int phase = Math.floorMod(index, 2 * size);
        return phase < size ? phase : 2 * size - 1 - phase;
    }
}
