package werkbank.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import werkbank.InputException;

class TiffSamplesTest {
    private static final int GREY = 1;
    private static final int RGB = 2;
    private static final int INKS = 5;

    /** A kind of extra samples; alpha that colours are multiplied by is 1, and other alpha 2. */
    private static final int UNSPECIFIED = 0;

    private static final byte[] NO_PROFILE = {};

    @ParameterizedTest
    @ValueSource(ints = {8, 16})
    void whatTheFileDoesNotCallAlphaIsLeftOut(int bits) {
        assertThat(decode(tiff(RGB, bits, UNSPECIFIED, new int[] {200, 100, 50, 128}, new int[] {10, 20, 30, 0})))
                .containsExactly(200, 10, 100, 20, 50, 30);
        assertThat(decode(tiff(GREY, bits, UNSPECIFIED, new int[] {200, 128}, new int[] {10, 0})))
                .containsExactly(200, 10, 200, 10, 200, 10);
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 16})
    void coloursOfAProfileAreThoseWithoutTheExtraSample(int bits) {
        byte[] linear = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
        byte[] plain =
                TiffBytes.of(RGB, bits, new int[0], linear, scaled(bits, 200, 100, 50), scaled(bits, 10, 20, 30));
        byte[] infrared = TiffBytes.of(
                RGB,
                bits,
                new int[] {UNSPECIFIED},
                linear,
                scaled(bits, 200, 100, 50, 128),
                scaled(bits, 10, 20, 30, 0));

        assertThat(decode(infrared)).isEqualTo(decode(plain)).isNotEqualTo(new int[] {200, 10, 100, 20, 50, 30});
    }

    /** 128/255 of 100 and the rest white; of a colour that is multiplied already all. */
    @ParameterizedTest
    @CsvSource({"8, 2, 177", "16, 2, 177", "8, 1, 227", "16, 1, 227"})
    void alphaCountsAsTheFileSays(int bits, int kind, int red) {
        int[] values = decode(tiff(RGB, bits, kind, new int[] {100, 50, 25, 128}, new int[] {0, 0, 0, 0}));

        assertThat(values).startsWith(red, 255);
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 16})
    void inksOfEightAndSixteenBitsAreColours(int bits) {
        byte[] inks = TiffBytes.of(
                INKS, bits, new int[0], NO_PROFILE, scaled(bits, 0, 255, 255, 0), scaled(bits, 0, 0, 255, 128));

        assertThat(decode(inks)).containsExactly(255, 127, 0, 127, 0, 0);
    }

    @ParameterizedTest
    @CsvSource({"8, 2, 255", "16, 2, 255", "8, 1, 128", "16, 1, 128"})
    void inksAreTransparentToo(int bits, int kind, int ink) {
        byte[] half = tiff(INKS, bits, kind, new int[] {0, ink, ink, 0, 128}, new int[] {0, 0, 0, 0, 0});

        assertThat(decode(half)).containsExactly(255, 255, 127, 255, 127, 255);
    }

    @Test
    void manySamplesAreReadWhereTheFileSaysWhatTheyAre() {
        byte[] satellite = TiffBytes.of(
                GREY,
                16,
                new int[12],
                NO_PROFILE,
                scaled(16, bands(200)),
                scaled(16, bands(10)),
                scaled(16, bands(90)));

        assertThat(decode(satellite)).startsWith(200, 10, 90);
    }

    @Test
    void manySamplesOfWhichTheFileSaysNothingAreRefused() {
        byte[] satellite =
                TiffBytes.of(GREY, 16, new int[0], NO_PROFILE, scaled(16, bands(200)), scaled(16, bands(10)));

        assertThatThrownBy(() -> decode(satellite))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(
                        "it: pixels have 13 samples and the file doesn't say what they are; save it anew");
    }

    private static int[] bands(int first) {
        int[] bands = new int[13];
        bands[0] = first;
        return bands;
    }

    private static byte[] tiff(int photometric, int bits, int extra, int[] first, int[] second) {
        return TiffBytes.of(
                photometric, bits, new int[] {extra}, NO_PROFILE, scaled(bits, first), scaled(bits, second));
    }

    /** Samples of 8 bits in as many as are wanted. */
    private static int[] scaled(int bits, int... samples) {
        int[] scaled = samples.clone();
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] *= bits == 8 ? 1 : 257;
        }
        return scaled;
    }

    private static int[] decode(byte[] encoded) {
        byte[] values = new EncodedPicture(encoded, "it")
                .decode(3, 255, Optional.empty())
                .values();
        int[] ints = new int[values.length];
        for (int i = 0; i < ints.length; i++) {
            ints[i] = Byte.toUnsignedInt(values[i]);
        }
        return ints;
    }
}
