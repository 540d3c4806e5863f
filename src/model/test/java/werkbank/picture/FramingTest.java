package werkbank.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import werkbank.dataset.ClassNames;
import werkbank.dataset.ImageFolder;
import werkbank.dataset.ImageSet;
import werkbank.recipe.Shape;

class FramingTest {
    private static final int SIDE = 28;

    private static byte[][] digits;

    @BeforeAll
    static void read() {
        digits = ImageFolder.of(Path.of("data", "mnist"))
                .readTest(ClassNames.numbers(10), Shape.grey(SIDE, SIDE))
                .images()
                .images()
                .stream()
                .toArray(byte[][]::new);
    }

    @Test
    void anImageOfTheSizeIsOnlyCopiedByScale() {
        GreyImage digit = new GreyImage(digits[0], SIDE, SIDE);

        assertThat(Framing.SCALE.frame(digit, SIDE, SIDE).orElseThrow().pixels())
                .isEqualTo(digits[0]);
    }

    @Test
    void scaleKeepsTheProportionsAndFillsWithTheBorder() {
        GreyImage wide = new GreyImage(filled(2 * 8, 100), 2, 8);

        GreyImage framed = Framing.SCALE.frame(wide, 4, 4).orElseThrow();

        assertThat(framed.height()).isEqualTo(4);
        assertThat(framed.width()).isEqualTo(4);
        assertThat(framed.pixels()).containsOnly(100);

        byte[] inkInside = filled(3 * 9, 50);
        Arrays.fill(inkInside, 10, 17, (byte) 90);
        byte[] pixels = Framing.SCALE
                .frame(new GreyImage(inkInside, 3, 9), 9, 9)
                .orElseThrow()
                .pixels();
        assertThat(Arrays.copyOfRange(pixels, 0, 3 * 9)).containsOnly(50);
        assertThat(Arrays.copyOfRange(pixels, 3 * 9, 6 * 9)).isEqualTo(inkInside);
        assertThat(Arrays.copyOfRange(pixels, 6 * 9, 9 * 9)).containsOnly(50);
    }

    /** Their makers' own program isn't known to the last rounding, so some come out a little different. */
    @Test
    void mnistsDigitsStayAsTheyAre() {
        long same = 0;
        double difference = 0;
        for (byte[] digit : digits) {
            byte[] framed = mnist(new GreyImage(digit, SIDE, SIDE));
            same += Arrays.equals(framed, digit) ? 1 : 0;
            difference += meanDifference(framed, digit);
        }
        assertThat(same).isGreaterThan(7_000);
        assertThat(difference / digits.length).isLessThan(0.2);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void sizeAndPlaceAndPolarityDontMatter(boolean darkInk) {
        for (int i = 0; i < 300; i++) {
            GreyImage drawn = drawn(digits[i], 5, 37 + i % 50, 11 + i % 90, darkInk);

            assertThat(mnist(drawn)).as("digit " + i).isEqualTo(mnist(new GreyImage(digits[i], SIDE, SIDE)));
        }
    }

    @Test
    void noiseOfThePaperIsNoInk() {
        GreyImage drawn = drawn(digits[0], 5, 40, 40, true);
        byte[] noisy = drawn.pixels().clone();
        for (int i = 0; i < noisy.length; i++) {
            noisy[i] = (byte) Math.max(0, Byte.toUnsignedInt(noisy[i]) - i * 31 % 7);
        }

        byte[] framed = mnist(new GreyImage(noisy, drawn.height(), drawn.width()));

        assertThat(meanDifference(framed, mnist(drawn))).isLessThan(2);
    }

    @Test
    void theDigitFillsTwentyPixelsAroundItsCentreOfMass() {
        byte[] bar = filled(100 * 60, 255);
        for (int row = 10; row < 90; row++) {
            Arrays.fill(bar, row * 60 + 40, row * 60 + 44, (byte) 0);
        }
        byte[] framed = mnist(new GreyImage(bar, 100, 60));

        for (int row = 0; row < SIDE; row++) {
            for (int column = 0; column < SIDE; column++) {
                boolean ink = row >= 5 && row < 25 && column == 14;
                assertThat(Byte.toUnsignedInt(framed[row * SIDE + column]))
                        .as("row %d, column %d", row, column)
                        .isEqualTo(ink ? 255 : 0);
            }
        }
    }

    @Test
    void aThinPensStrokeBecomesWhite() {
        byte[] page = filled(400 * 400, 240);
        for (int i = 50; i < 350; i++) {
            page[i * 400 + i] = 60;
        }
        byte[] framed = mnist(new GreyImage(page, 400, 400));
        int most = 0;
        for (byte pixel : framed) {
            most = Math.max(most, Byte.toUnsignedInt(pixel));
        }
        assertThat(most).isEqualTo(255);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 130, 255})
    void anEmptyPageHasNoDigit(int grey) {
        assertThat(Framing.MNIST.frame(new GreyImage(filled(400, grey), 20, 20), SIDE, SIDE))
                .isEmpty();
    }

    @Test
    void onePixelIsEnoughForScaleButNoDigit() {
        GreyImage pixel = new GreyImage(new byte[] {7}, 1, 1);

        assertThat(Framing.SCALE.frame(pixel, 3, 2).orElseThrow().pixels()).containsOnly(7);
        assertThat(Framing.MNIST.frame(pixel, 3, 2)).isEmpty();
    }

    @Test
    void onlyMnistItselfIsFramedAsMnist() {
        ImageSet mnist = ImageFolder.of(Path.of("data", "mnist")).readTraining();

        assertThat(Framing.fitting(mnist.files().get(0).sha256())).isEqualTo(Framing.MNIST);
        assertThat(Framing.fitting(mnist.files().get(1).sha256())).isEqualTo(Framing.SCALE);
    }

    private static byte[] mnist(GreyImage image) {
        return Framing.MNIST.frame(image, SIDE, SIDE).orElseThrow().pixels();
    }

    /** A digit drawn larger, each pixel a square, on a sheet of 300 × 280 at this place. */
    static GreyImage drawn(byte[] digit, int scale, int top, int left, boolean darkInk) {
        int height = 300;
        int width = 280;
        byte[] sheet = new byte[height * width];
        for (int row = 0; row < SIDE * scale; row++) {
            for (int column = 0; column < SIDE * scale; column++) {
                sheet[(top + row) * width + left + column] = digit[row / scale * SIDE + column / scale];
            }
        }
        if (darkInk) {
            for (int i = 0; i < sheet.length; i++) {
                sheet[i] = (byte) (255 - Byte.toUnsignedInt(sheet[i]));
            }
        }
        return new GreyImage(sheet, height, width);
    }

    private static byte[] filled(int length, int grey) {
        byte[] pixels = new byte[length];
        Arrays.fill(pixels, (byte) grey);
        return pixels;
    }

    private static double meanDifference(byte[] first, byte[] second) {
        double sum = 0;
        for (int i = 0; i < first.length; i++) {
            sum += Math.abs(Byte.toUnsignedInt(first[i]) - Byte.toUnsignedInt(second[i]));
        }
        return sum / first.length;
    }
}
