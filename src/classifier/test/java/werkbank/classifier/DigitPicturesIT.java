package werkbank.classifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import werkbank.dataset.ImageFolder;
import werkbank.dataset.LabelledImages;
import werkbank.ensemble.Prediction;

/**
 * Digits as people photograph and scan them, and the ensemble that comes with Werkbank. The digits are training images,
 * drawn large with sharp edges on 400 × 400 sheets of several kinds.
 */
class DigitPicturesIT {
    private static final int SIDE = 400;
    private static final int DIGIT = 200;
    private static final int EACH = 10;

    private static LabelledImages digits;
    private static Classifier classifier;

    @BeforeAll
    static void open() {
        digits = ImageFolder.of(Path.of("data", "mnist")).readTraining().images();
        classifier = Classifier.open(Path.of("results", "mnist-best", "ensemble"));
    }

    @AfterAll
    static void close() {
        classifier.close();
    }

    /** Grey value of a pixel, from how much ink is on it, its place (each 0 to 1) and normal noise. */
    private interface Light {
        double grey(double ink, double down, double across, double noise);
    }

    private enum Sheet {
        SHADOW((ink, down, across, noise) -> (255 - 155 * across) * (1 - 0.95 * ink) + noise),
        SHARP_SHADOW(
                (ink, down, across, noise) -> (across + 0.3 * down > 0.6 ? 110 : 235) * (1 - 0.8 * ink) + 2 * noise),
        VIGNETTE((ink, down, across, noise) ->
                (240 - 200 * (square(down) + square(across))) * (1 - 0.8 * ink) + 3 * noise),
        LINES((ink, down, across, noise) ->
                Math.min(down * SIDE % 36 < 2 ? 150 : 240, 240 * (1 - 0.85 * ink)) + 2 * noise),
        SQUARES((ink, down, across, noise) ->
                Math.min(down * SIDE % 36 < 2 || across * SIDE % 36 < 2 ? 180 : 240, 240 * (1 - 0.85 * ink))
                        + 2 * noise),
        ASLANT((ink, down, across, noise) ->
                Math.min((down + 0.08 * across) * SIDE % 36 < 2 ? 170 : 240, 240 * (1 - 0.85 * ink)) + 2 * noise),
        NOISE((ink, down, across, noise) -> 235 * (1 - 0.75 * ink) + 22 * noise),
        CHALK((ink, down, across, noise) -> 30 + 110 * across + 120 * ink + 3 * noise),
        FAINT((ink, down, across, noise) -> 230 - 45 * ink + 2 * noise),
        LIGHT_ON_NOISE((ink, down, across, noise) -> 12 + 215 * ink + 12 * noise);

        private final Light light;

        Sheet(Light light) {
            this.light = light;
        }

        private static double square(double place) {
            return (place - 0.5) * (place - 0.5);
        }
    }

    /** Ten pictures of a kind, a digit each; all in all 90 of 100 would do. */
    @ParameterizedTest
    @EnumSource(Sheet.class)
    void tenDigitsOfAKindAreReadButForOne(Sheet sheet) {
        assertThat(right(sheet.light, 1, 3)).as(sheet.name()).isGreaterThanOrEqualTo(EACH - 1);
    }

    @Test
    void cleanDigitsAreAllRead() {
        Light clean = (ink, down, across, noise) -> 255 - 230 * ink;

        assertThat(IntStream.range(0, 4).map(which -> right(clean, which, 11)).sum())
                .isEqualTo(4 * EACH);
    }

    private static int right(Light light, int which, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<BufferedImage> pictures = new ArrayList<>();
        for (int label = 0; label < EACH; label++) {
            pictures.add(picture(digit(label, which), light, random));
        }
        int right = 0;
        List<Prediction> answers = classifier.classify(pictures);
        for (int label = 0; label < EACH; label++) {
            right += answers.get(label).predicted() == label ? 1 : 0;
        }
        return right;
    }

    private static byte[] digit(int label, int which) {
        int row = IntStream.range(0, digits.rows())
                .filter(i -> digits.labels()[i] == label)
                .skip(which)
                .findFirst()
                .orElseThrow();
        return digits.images().row(row);
    }

    private static BufferedImage picture(byte[] digit, Light light, SplittableRandom random) {
        int top = random.nextInt(20, SIDE - DIGIT - 20);
        int left = random.nextInt(20, SIDE - DIGIT - 20);
        BufferedImage picture = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
        for (int row = 0; row < SIDE; row++) {
            for (int column = 0; column < SIDE; column++) {
                double ink = ink(digit, (row - top + 0.5) * 28 / DIGIT - 0.5, (column - left + 0.5) * 28 / DIGIT - 0.5);
                double grey = light.grey(ink, (double) row / SIDE, (double) column / SIDE, random.nextGaussian());
                picture.getRaster().setSample(column, row, 0, (int) Math.max(0, Math.min(255, Math.round(grey))));
            }
        }
        return picture;
    }

    /** Between the four nearest pixels, and then steep as a pen's edge. */
    private static double ink(byte[] digit, double row, double column) {
        int top = (int) Math.floor(row);
        int left = (int) Math.floor(column);
        double down = row - top;
        double across = column - left;
        double between = (1 - down) * ((1 - across) * at(digit, top, left) + across * at(digit, top, left + 1))
                + down * ((1 - across) * at(digit, top + 1, left) + across * at(digit, top + 1, left + 1));
        return 1 / (1 + Math.exp(-14 * (between / 255 - 0.45)));
    }

    private static int at(byte[] digit, int row, int column) {
        return row < 0 || column < 0 || row >= 28 || column >= 28 ? 0 : Byte.toUnsignedInt(digit[row * 28 + column]);
    }
}
