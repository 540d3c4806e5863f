package werkbank.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import werkbank.recipe.ImageSpec;
import werkbank.recipe.ImageSpec.Fit;
import werkbank.recipe.ImageSpec.Ground;
import werkbank.recipe.Shape;

class ImageFramingTest {
    /** Two rows of four pixels. */
    private static final PlanarImage WIDE = grey(2, 4, 0, 40, 80, 120, 20, 60, 100, 140);

    @Test
    void croppingKeepsTheMiddle() {
        assertThat(framed(WIDE, Fit.CROP, 2, 2)).containsExactly(40, 80, 60, 100);
        assertThat(framed(WIDE, Fit.CROP, 1, 1)).containsExactly(70);
        assertThat(framed(grey(4, 1, 10, 20, 30, 40), Fit.CROP, 2, 1)).containsExactly(20, 30);
    }

    @Test
    void croppingMayCutThroughAPixel() {
        assertThat(framed(grey(1, 3, 0, 100, 200), Fit.CROP, 1, 2)).containsExactly(50, 150);
    }

    @Test
    void paddingShowsAllOfIt() {
        assertThat(framed(WIDE, Fit.PAD, 4, 4))
                .containsExactly(255, 255, 255, 255, 0, 40, 80, 120, 20, 60, 100, 140, 255, 255, 255, 255);
        assertThat(framed(WIDE, Fit.PAD, 2, 2)).containsExactly(30, 110, 255, 255);
    }

    @Test
    void theGroundMayBeBlack() {
        ImageSpec spec = new ImageSpec(
                Optional.of(new ImageSpec.Size(2, 2)),
                Optional.of(ImageSpec.Colour.RGB),
                Fit.PAD,
                Optional.empty(),
                Ground.BLACK,
                Optional.empty());
        PlanarImage red = new PlanarImage(bytes(200, 200, 10, 10, 20, 20), 3, 1, 2);

        assertThat(ints(new ImageFraming(spec).of(red))).containsExactly(200, 200, 0, 0, 10, 10, 0, 0, 20, 20, 0, 0);
    }

    @Test
    void stretchingChangesTheProportions() {
        assertThat(framed(WIDE, Fit.STRETCH, 2, 2)).containsExactly(20, 100, 40, 120);
        assertThat(framed(WIDE, Fit.STRETCH, 1, 4)).containsExactly(10, 50, 90, 130);
    }

    @Test
    void finePatternsBecomeTheirMean() {
        byte[] stripes = new byte[64 * 64];
        for (int i = 0; i < stripes.length; i++) {
            stripes[i] = (byte) (i % 2 == 0 ? 0 : 200);
        }
        assertThat(framed(new PlanarImage(stripes, 1, 64, 64), Fit.STRETCH, 16, 16))
                .containsOnly(100);
        for (int value : framed(new PlanarImage(stripes, 1, 64, 64), Fit.STRETCH, 13, 13)) {
            assertThat(value).isBetween(80, 120);
        }
    }

    @Test
    void largerImagesAreInterpolated() {
        assertThat(framed(grey(1, 2, 0, 100), Fit.STRETCH, 1, 4)).containsExactly(0, 25, 75, 100);
        assertThat(framed(grey(1, 1, 77), Fit.CROP, 3, 3)).containsOnly(77);
    }

    @Test
    void anImageOfTheRightSizeStaysAsItIs() {
        for (Fit fit : Fit.values()) {
            assertThat(framed(WIDE, fit, 2, 4)).containsExactly(0, 40, 80, 120, 20, 60, 100, 140);
        }
    }

    @Test
    void coloursBecomeGreyByTheirLumaAndGreyBecomesThreeEqualChannels() {
        PlanarImage colours = new PlanarImage(bytes(255, 0, 0, 255, 0, 0), 3, 1, 2);
        assertThat(ints(colours.in(1).values())).containsExactly(76, 150);
        assertThat(ints(grey(1, 2, 7, 200).in(3).values())).containsExactly(7, 200, 7, 200, 7, 200);
        assertThatThrownBy(() -> framed(colours, Fit.CROP, 1, 1)).hasMessage("3 channels for an image of 1 × 1");
    }

    private static int[] framed(PlanarImage image, Fit fit, int height, int width) {
        ImageSpec spec = new ImageSpec(
                Optional.empty(), Optional.empty(), fit, Optional.empty(), Ground.WHITE, Optional.empty());
        return ints(new ImageFraming(spec.with(Shape.grey(height, width))).of(image));
    }

    private static PlanarImage grey(int height, int width, int... values) {
        return new PlanarImage(bytes(values), 1, height, width);
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    private static int[] ints(byte[] bytes) {
        int[] values = new int[bytes.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = Byte.toUnsignedInt(bytes[i]);
        }
        return values;
    }
}
