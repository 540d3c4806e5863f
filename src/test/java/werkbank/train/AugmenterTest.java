package werkbank.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import werkbank.space.Augmentation;

class AugmenterTest {
    private static final int SIDE = 28;

    @Test
    void withoutRangesAnImageIsOnlyScaled() {
        byte[] image = image();
        float[] out = augmented(Augmentation.NONE, 1, 0, image);

        for (int i = 0; i < image.length; i++) {
            assertThat(out[i]).isEqualTo((image[i] & 0xFF) / 255f, within(1e-6f));
        }
    }

    @Test
    void sameSeedEpochAndRowGiveTheSameImage() {
        Augmentation ranges = new Augmentation(10, 0.1, 0.1, 0.1);

        assertThat(augmented(ranges, 3, 17, image())).isEqualTo(augmented(ranges, 3, 17, image()));
        assertThat(augmented(ranges, 3, 17, image())).isNotEqualTo(augmented(ranges, 4, 17, image()));
        assertThat(augmented(ranges, 3, 17, image())).isNotEqualTo(augmented(ranges, 3, 18, image()));
    }

    @Test
    void greyStaysInRangeAndInkIsRoughlyKept() {
        Augmentation ranges = new Augmentation(10, 0.1, 0.1, 0.1);
        double ink = sum(augmented(Augmentation.NONE, 1, 0, image()));
        for (int row = 0; row < 200; row++) {
            float[] out = augmented(ranges, 1, row, image());
            for (float grey : out) {
                assertThat(grey).isBetween(0f, 1f);
            }
            assertThat(sum(out)).isBetween(0.75 * ink, 1.3 * ink);
        }
    }

    /** Keras: a rotation of 90 degrees takes output (r, c) from input (−c, r) about the centre. */
    @Test
    void rotationTurnsAboutTheCentre() {
        double[] m = Augmenter.matrix(Math.toRadians(90), 0, 0, 0, 1, 1);

        assertThat(m[0]).isCloseTo(0, within(1e-12));
        assertThat(m[1]).isCloseTo(-1, within(1e-12));
        assertThat(m[3]).isCloseTo(1, within(1e-12));
        assertThat(m[4]).isCloseTo(0, within(1e-12));
    }

    /** Product of Keras's four matrices for one set of draws, multiplied out by hand. */
    @Test
    void matrixIsRotationTimesShiftTimesShearTimesZoom() {
        double theta = Math.toRadians(30);
        double shear = Math.toRadians(20);
        double[][] rotation = {{Math.cos(theta), -Math.sin(theta), 0}, {Math.sin(theta), Math.cos(theta), 0}, {0, 0, 1}
        };
        double[][] shift = {{1, 0, 2}, {0, 1, -3}, {0, 0, 1}};
        double[][] shears = {{1, -Math.sin(shear), 0}, {0, Math.cos(shear), 0}, {0, 0, 1}};
        double[][] zoom = {{1.1, 0, 0}, {0, 0.9, 0}, {0, 0, 1}};
        double[][] product = times(times(times(rotation, shift), shears), zoom);

        double[] m = Augmenter.matrix(theta, 2, -3, shear, 1.1, 0.9);

        assertThat(m)
                .containsExactly(
                        new double[] {
                            product[0][0], product[0][1], product[0][2], product[1][0], product[1][1], product[1][2]
                        },
                        within(1e-12));
    }

    @Test
    void drawsCoverTheirRangeEvenly() {
        // A single bright pixel in the centre; shifts alone move its mass.
        byte[] image = new byte[SIDE * SIDE];
        image[14 * SIDE + 14] = (byte) 255;
        double[] rows = new double[2000];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = centreRow(augmented(new Augmentation(0, 0.1, 0, 0), 1, row, image));
        }

        assertThat(Arrays.stream(rows).min().orElseThrow()).isCloseTo(14 - 2.8, within(0.1));
        assertThat(Arrays.stream(rows).max().orElseThrow()).isCloseTo(14 + 2.8, within(0.1));
        assertThat(Arrays.stream(rows).average().orElseThrow()).isCloseTo(14, within(0.15));
    }

    @Test
    void pixelsOutsideRepeatTheNearestEdge() {
        byte[] white = new byte[SIDE * SIDE];
        Arrays.fill(white, (byte) 255);

        for (float grey : augmented(new Augmentation(45, 0.5, 20, 0.5), 1, 1, white)) {
            assertThat(grey).isCloseTo(1f, within(1e-5f));
        }
    }

    private static float[] augmented(Augmentation ranges, int epoch, int row, byte[] image) {
        float[] out = new float[image.length + 5];
        new Augmenter(ranges, SIDE, SIDE, 42).apply(image, epoch, row, out, 5);
        return Arrays.copyOfRange(out, 5, out.length);
    }

    private static byte[] image() {
        byte[] image = new byte[SIDE * SIDE];
        for (int r = 9; r < 19; r++) {
            for (int c = 10; c < 18; c++) {
                image[r * SIDE + c] = (byte) (100 + 10 * (c - 10) + 5 * (r - 9));
            }
        }
        return image;
    }

    private static double sum(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum;
    }

    private static double centreRow(float[] image) {
        double moment = 0;
        for (int i = 0; i < image.length; i++) {
            moment += image[i] * (i / SIDE);
        }
        return moment / sum(image);
    }

    private static double[][] times(double[][] a, double[][] b) {
        double[][] product = new double[3][3];
        for (int r = 0; r < 3; r++) {
            for (int c = 0; c < 3; c++) {
                for (int k = 0; k < 3; k++) {
                    product[r][c] += a[r][k] * b[k][c];
                }
            }
        }
        return product;
    }
}
