package werkbank.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import werkbank.recipe.Augmentation.Elastic;

class ElasticFieldTest {
    /** Against the definition: for each pixel, all noise weighted by a Gaussian of the distance. */
    @ParameterizedTest
    @CsvSource({"11, 7, 1.5", "6, 15, 4", "5, 5, 100", "1, 1, 2"})
    void isSmoothedNoiseTimesAlpha(int height, int width, double sigma) {
        Coordinates field = field(new Elastic(34, sigma), height, width, 9);
        SplitMix random = new SplitMix();
        random.restart(9);

        assertField(field.rows, noise(random, height * width), height, width, sigma);
        assertField(field.columns, noise(random, height * width), height, width, sigma);
    }

    private static void assertField(float[] field, double[] noise, int height, int width, double sigma) {
        int reach = (int) Math.ceil(3 * sigma);
        double sum = 0;
        for (int k = -reach; k <= reach; k++) {
            sum += gauss(k, sigma);
        }
        for (int i = 0; i < field.length; i++) {
            double expected = 0;
            for (int j = 0; j < noise.length; j++) {
                int down = Math.abs(i / width - j / width);
                int across = Math.abs(i % width - j % width);
                if (down <= reach && across <= reach) {
                    expected += noise[j] * gauss(down, sigma) * gauss(across, sigma) / (sum * sum);
                }
            }
            assertThat(field[i]).isCloseTo((float) (34 * expected), within(2e-4f));
        }
    }

    private static double gauss(int distance, double sigma) {
        return Math.exp(-distance * distance / (2 * sigma * sigma));
    }

    private static double[] noise(SplitMix random, int count) {
        double[] noise = new double[count];
        for (int i = 0; i < count; i += 2) {
            long bits = random.nextLong();
            noise[i] = (bits >>> 40) / Math.pow(2, 23) - 1;
            if (i + 1 < count) {
                noise[i + 1] = (bits & 0xFFFFFF) / Math.pow(2, 23) - 1;
            }
        }
        return noise;
    }

    /** Noise has a standard deviation of 1 / √3; a Gaussian divides it by 2 σ √π. */
    @Test
    void displacementsHaveTheirExpectedSize() {
        double squares = 0;
        for (int seed = 0; seed < 4000; seed++) {
            Coordinates field = field(new Elastic(34, 4), 28, 28, seed * 977L);
            float middle = field.rows[14 * 28 + 14];
            squares += middle * middle;
        }
        assertThat(Math.sqrt(squares / 4000)).isCloseTo(34 / Math.sqrt(3) / (8 * Math.sqrt(Math.PI)), within(0.08));
    }

    @Test
    void theTwoAxesMoveOnTheirOwn() {
        Coordinates field = field(new Elastic(34, 4), 28, 28, 3);
        assertThat(field.rows).isNotEqualTo(field.columns);
    }

    private static Coordinates field(Elastic elastic, int height, int width, long seed) {
        Coordinates coordinates = new Coordinates(height, width);
        SplitMix random = new SplitMix();
        random.restart(seed);
        new ElasticField(elastic, height, width).addTo(coordinates, random);
        return coordinates;
    }
}
