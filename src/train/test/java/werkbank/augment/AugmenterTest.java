package werkbank.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import werkbank.recipe.Augmentation;
import werkbank.recipe.Augmentations;
import werkbank.recipe.Shape;
import werkbank.space.yaml.SpaceReader;

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
        Augmentation ranges = Augmentations.affine(10, 0.1, 0.1, 0.1);

        assertThat(augmented(ranges, 3, 17, image())).isEqualTo(augmented(ranges, 3, 17, image()));
        assertThat(augmented(ranges, 3, 17, image())).isNotEqualTo(augmented(ranges, 4, 17, image()));
        assertThat(augmented(ranges, 3, 17, image())).isNotEqualTo(augmented(ranges, 3, 18, image()));
    }

    @Test
    void greyStaysInRangeAndInkIsRoughlyKept() {
        Augmentation ranges = Augmentations.affine(10, 0.1, 0.1, 0.1);
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
        double[] m = matrix(Math.toRadians(90), 0, 0, 0, 1, 1);

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

        double[] m = matrix(theta, 2, -3, shear, 1.1, 0.9);

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
            rows[row] = centreRow(augmented(Augmentations.affine(0, 0.1, 0, 0), 1, row, image));
        }

        assertThat(Arrays.stream(rows).min().orElseThrow()).isCloseTo(14 - 2.8, within(0.1));
        assertThat(Arrays.stream(rows).max().orElseThrow()).isCloseTo(14 + 2.8, within(0.1));
        assertThat(Arrays.stream(rows).average().orElseThrow()).isCloseTo(14, within(0.15));
    }

    @Test
    void pixelsOutsideRepeatTheNearestEdge() {
        byte[] white = new byte[SIDE * SIDE];
        Arrays.fill(white, (byte) 255);

        for (float grey : augmented(Augmentations.affine(45, 0.5, 20, 0.5), 1, 1, white)) {
            assertThat(grey).isCloseTo(1f, within(1e-5f));
        }
    }

    @Test
    void drawsAreThoseOfJavasGenerator() {
        SplitMix ours = new SplitMix();
        for (long seed : new long[] {0, 1, -1, 42, Long.MIN_VALUE, 0x9E3779B97F4A7C15L}) {
            SplittableRandom javas = new SplittableRandom(seed);
            ours.restart(seed);
            for (int i = 0; i < 20; i++) {
                assertThat(ours.nextLong()).isEqualTo(javas.nextLong());
                assertThat(ours.nextDouble()).isEqualTo(javas.nextDouble());
            }
        }
    }

    @Test
    void flipsMirrorToTheBit() {
        float[] plain = augmented(Augmentation.NONE, 1, 0, image());
        float[] acrossOut = augmented(space("flip-horizontal: 1"), 1, 0, image());
        float[] downOut = augmented(space("flip-vertical: 1"), 1, 0, image());
        for (int r = 0; r < SIDE; r++) {
            for (int c = 0; c < SIDE; c++) {
                assertThat(acrossOut[r * SIDE + c]).isEqualTo(plain[r * SIDE + SIDE - 1 - c]);
                assertThat(downOut[r * SIDE + c]).isEqualTo(plain[(SIDE - 1 - r) * SIDE + c]);
            }
        }
    }

    @Test
    void flipsComeWithTheirProbability() {
        float[] plain = augmented(Augmentation.NONE, 1, 0, image());
        Augmentation sometimes = space("flip-horizontal: 0.3");
        int flipped = 0;
        for (int row = 0; row < 2000; row++) {
            flipped += Arrays.equals(plain, augmented(sometimes, 1, row, image())) ? 0 : 1;
        }
        assertThat(flipped / 2000.0).isBetween(0.26, 0.34);
    }

    @Test
    void brightnessMultipliesAndClips() {
        float[] plain = augmented(Augmentation.NONE, 1, 0, image());
        int brightest = 14 * SIDE + 17;
        Augmentation ranges = space("brightness: 0.9");
        for (int row = 0; row < 200; row++) {
            float[] out = augmented(ranges, 1, row, image());
            float factor = out[9 * SIDE + 10] / plain[9 * SIDE + 10];
            assertThat(factor).isBetween(0.1f, 1.9f);
            assertThat(out[brightest]).isCloseTo(Math.min(1, plain[brightest] * factor), within(1e-5f));
        }
    }

    @Test
    void aRangeThatIsAddedLeavesTheOthersDraws() {
        String affine = "rotation: 10, shift: 0.1, shear: 5, zoom: 0.1";
        float[] before = augmented(space(affine), 2, 5, image());
        float[] erased = augmented(space(affine + ", erase: {probability: 1, area: 0.1}"), 2, 5, image());
        float[] darker = augmented(space(affine + ", brightness: 0.2"), 2, 5, image());
        float[] both =
                augmented(space(affine + ", brightness: 0.2, erase: {probability: 1, area: 0.1}"), 2, 5, image());
        int same = 0;
        for (int i = 0; i < before.length; i++) {
            same += erased[i] == before[i] ? 1 : 0;
            assertThat(both[i]).isEqualTo(erased[i] == before[i] ? darker[i] : erased[i]);
        }
        assertThat(same).isBetween((int) (0.85 * before.length), before.length - 1);
    }

    /** On a linear slope interpolation is exact, so that the scale can be read off. */
    @Test
    void zoomIsTiedOrPartedAsAsked() {
        for (int row = 0; row < 20; row++) {
            assertThat(scaleDown("zoom: 0.3, zoom-tied: true", row))
                    .isCloseTo(scaleAcross("zoom: 0.3, zoom-tied: true", row), within(1e-3));
            assertThat(scaleDown("zoom: 0.3, zoom-tied: true", row))
                    .isCloseTo(scaleDown("zoom: 0.3", row), within(1e-6));
            assertThat(scaleAcross("zoom: 0.3", row)).isNotCloseTo(scaleDown("zoom: 0.3", row), within(1e-4));
            assertThat(scaleDown("zoom-x: 0.3", row)).isCloseTo(1, within(1e-3));
            assertThat(scaleAcross("zoom-y: 0.3", row)).isCloseTo(1, within(1e-3));
            assertThat(scaleAcross("zoom-x: 0.3", row)).isCloseTo(scaleAcross("zoom: 0.3", row), within(1e-6));
        }
    }

    @Test
    void shiftKeepsToItsAxis() {
        float[] slope = augmented(Augmentation.NONE, 1, 0, slope(true));
        assertThat(augmented(space("shift-x: 0.3"), 1, 1, slope(true))).isEqualTo(slope);
        assertThat(augmented(space("shift-y: 0.3"), 1, 1, slope(true))).isNotEqualTo(slope);
        assertThat(augmented(space("shift-x: 0.3"), 1, 1, slope(false)))
                .containsExactly(augmented(space("shift: 0.3"), 1, 1, slope(false)), within(1e-6f));
    }

    @Test
    void anImageIsTheSameInAnyOrderAndOnAnyThread() throws Exception {
        Augmentation all = space("rotation: 10, shift: 0.1, zoom: 0.1, flip-vertical: 0.5, brightness: 0.3,"
                + " elastic: {alpha: 20}, erase: {probability: 0.5}, fill: constant");
        List<float[]> expected = new ArrayList<>();
        for (int row = 0; row < 64; row++) {
            expected.add(augmented(all, 1, row, image()));
        }
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<List<float[]>>> answers = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                answers.add(threads.submit(() -> backwards(all)));
            }
            for (Future<List<float[]>> answer : answers) {
                List<float[]> images = answer.get();
                for (int row = 0; row < 64; row++) {
                    assertThat(images.get(63 - row)).isEqualTo(expected.get(row));
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** With one augmenter, which keeps its arrays. */
    private static List<float[]> backwards(Augmentation ranges) {
        Augmenter augmenter = new Augmenter(ranges, Shape.grey(SIDE, SIDE), 42);
        List<float[]> images = new ArrayList<>();
        for (int row = 63; row >= 0; row--) {
            float[] out = new float[SIDE * SIDE];
            augmenter.apply(image(), 1, row, out, 0);
            images.add(out);
        }
        return images;
    }

    private static double scaleDown(String keys, int row) {
        float[] out = augmented(space(keys), 1, row, slope(true));
        return (out[18 * SIDE + 14] - out[10 * SIDE + 14]) * 255 / (8 * 4);
    }

    private static double scaleAcross(String keys, int row) {
        float[] out = augmented(space(keys), 1, row, slope(false));
        return (out[14 * SIDE + 18] - out[14 * SIDE + 10]) * 255 / (8 * 4);
    }

    private static byte[] slope(boolean down) {
        byte[] image = new byte[SIDE * SIDE];
        for (int i = 0; i < image.length; i++) {
            image[i] = (byte) (4 * (down ? i / SIDE : i % SIDE));
        }
        return image;
    }

    private static Augmentation space(String keys) {
        String yaml = "name: a\ntrials: 1\nnetwork: [dense: 8]\ntraining: {epochs: 1}\naugmentation: {" + keys + "}";
        return new SpaceReader(Path.of(""))
                .read(yaml, "a.yaml", Path.of(""))
                .recipe(Map.of())
                .augmentation();
    }

    private static double[] matrix(double... v) {
        Affine affine = new Affine();
        affine.set(v[0], v[1], v[2], v[3], v[4], v[5]);
        return affine.values;
    }

    private static float[] augmented(Augmentation ranges, int epoch, int row, byte[] image) {
        float[] out = new float[image.length + 5];
        new Augmenter(ranges, Shape.grey(SIDE, SIDE), 42).apply(image, epoch, row, out, 5);
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
