package werkbank.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import werkbank.InputException;
import werkbank.dataset.FourInks;

class EncodedPictureTest {
    private static final int HEIGHT = 4;
    private static final int WIDTH = 6;

    /** The picture of {@link #sample}, without loss. */
    private static final String WEBP = "UklGRiwAAABXRUJQVlA4TCAAAAAvBcAAALmM6H/sIqL/AYVsI0AHdv5iP8KgDHJMAERKDg==";

    /** The same with a note that it lies on its side. */
    private static final String LYING_WEBP =
            "UklGRmAAAABXRUJQVlA4WAoAAAAIAAAABQAAAwAAVlA4TCAAAAAvBcAAALmM6H/sIqL/AYVsI0AHdv5iP8"
                    + "KgDHJMAERKDkVYSUYaAAAATU0AKgAAAAgAAQESAAMAAAABAAYAAAAAAAA=";

    /** A square of (200, 30, 30), with loss. */
    private static final String RED_WEBP =
            "UklGRj4AAABXRUJQVlA4IDIAAADQAQCdASoQABAAAMASJaACdLoB+AADsAD++X2//00jxpHjSPmLf/ugT90CfugT/3NoAA==";

    /** Four columns and two rows of (10, 20, 30), transparent but for the second pixel of the second row. */
    private static final String CLEAR_WEBP = "UklGRiAAAABXRUJQVlA4TBMAAAAvA0AAEA8wFKMwHvMfhxiBiP6HAA==";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"png", "bmp", "tiff"})
    void coloursComeBackAsTheyWereWritten(String format) throws IOException {
        assertIsSample(decode(written(sample(BufferedImage.TYPE_INT_RGB), format), 3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"LZW", "ZLib", "PackBits", "Deflate"})
    void tiffIsReadInItsCompressions(String compression) throws IOException {
        assertIsSample(decode(tiff(compression), 3));
    }

    @Test
    void webpIsReadWithAndWithoutLossAndTransparency() {
        assertIsSample(decode(bytes(WEBP), 3));
        PlanarImage red = decode(bytes(RED_WEBP), 3);
        for (int i = 0; i < red.plane(); i++) {
            assertThat(red.values()[i] & 0xFF).isCloseTo(200, within(3));
            assertThat(red.values()[red.plane() + i] & 0xFF).isCloseTo(30, within(3));
        }
        assertThat(ints(decode(bytes(CLEAR_WEBP), 1))).containsExactly(255, 255, 255, 255, 255, 18, 255, 255);
        assertThat(new EncodedPicture(bytes(CLEAR_WEBP), "clear")
                        .decode(1, 0, Optional.empty())
                        .values())
                .containsExactly(0, 0, 0, 0, 0, 18, 0, 0);
    }

    @Test
    void aPaletteHasColours() throws IOException {
        byte[] red = {0, (byte) 200, 7};
        byte[] blue = {0, 10, 7};
        IndexColorModel palette = new IndexColorModel(8, 3, red, new byte[] {0, 50, 7}, blue, 2);
        BufferedImage image = new BufferedImage(3, 1, BufferedImage.TYPE_BYTE_INDEXED, palette);
        image.getRaster().setPixels(0, 0, 3, 1, new int[] {0, 1, 2});

        for (String format : List.of("png", "gif")) {
            byte[] encoded = written(image, format);
            assertThat(ints(decode(encoded, 3))).as(format).containsExactly(0, 200, 255, 0, 50, 255, 0, 10, 255);
            assertThat(new EncodedPicture(encoded, "it").header().isGrey()).isFalse();
        }
    }

    @Test
    void ofSeveralFramesTheFirstIsTaken() throws IOException {
        BufferedImage first = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_GRAY);
        first.getRaster().setPixels(0, 0, 2, 1, new int[] {9, 200});
        assertThat(ints(decode(sequence("gif", first), 1))).containsExactly(9, 200);
        assertThat(ints(decode(sequence("tiff", first), 1))).containsExactly(9, 200);
    }

    @Test
    void oneBitAndSixteenBitsBecomeEight() throws IOException {
        BufferedImage bits = new BufferedImage(9, 1, BufferedImage.TYPE_BYTE_BINARY);
        bits.getRaster().setPixels(0, 0, 9, 1, new int[] {1, 0, 1, 1, 0, 0, 0, 0, 1});
        for (String format : List.of("png", "bmp", "tiff")) {
            byte[] encoded = written(bits, format);
            assertThat(ints(decode(encoded, 1))).containsExactly(255, 0, 255, 255, 0, 0, 0, 0, 255);
            assertThat(new EncodedPicture(encoded, "it").header())
                    .isEqualTo(new EncodedPicture.Header(1, 9, true, false));
        }
        BufferedImage wide = new BufferedImage(3, 1, BufferedImage.TYPE_USHORT_GRAY);
        wide.getRaster().setPixels(0, 0, 3, 1, new int[] {0, 0x8080, 0xFFFF});
        assertThat(ints(decode(written(wide, "tiff"), 3))).containsExactly(0, 128, 255, 0, 128, 255, 0, 128, 255);
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg", "bmp", "gif", "tiff"})
    void aMediumGreyStaysOne(String format) throws IOException {
        BufferedImage grey = new BufferedImage(16, 16, BufferedImage.TYPE_BYTE_GRAY);
        grey.getRaster().setSamples(0, 0, 16, 16, 0, filled(256, 128));

        byte[] encoded = written(grey, format);

        assertThat(ints(decode(encoded, 1))).containsOnly(128);
        assertThat(ints(decode(encoded, 3))).containsOnly(128);
        assertThat(new EncodedPicture(encoded, "it").header().isGrey()).isTrue();
    }

    /** Cyan, magenta, yellow, black, as shares of 255; red, green, blue. */
    @ParameterizedTest
    @CsvSource({"255,0,0,0, 0,255,255", "0,0,0,128, 127,127,127", "0,255,255,0, 255,0,0", "0,0,255,128, 127,127,0"})
    void fourInksAreColours(int cyan, int magenta, int yellow, int black, int red, int green, int blue)
            throws IOException {
        PlanarImage image = decode(FourInks.jpeg(16, cyan, magenta, yellow, black), 3);

        int[] wanted = {red, green, blue};
        for (int i = 0; i < image.values().length; i++) {
            assertThat(image.values()[i] & 0xFF).isCloseTo(wanted[i / image.plane()], within(3));
        }
    }

    @Test
    void whatIsTransparentLiesOnTheGround() throws IOException {
        BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, 0x00FF0000);
        image.setRGB(1, 0, 0x80FF0000);
        EncodedPicture png = new EncodedPicture(written(image, "png"), "it");

        assertThat(ints(png.decode(3, 255, Optional.empty()))).containsExactly(255, 255, 255, 127, 255, 127);
        assertThat(ints(png.decode(3, 0, Optional.empty()))).containsExactly(0, 128, 0, 0, 0, 0);
    }

    @Test
    void webpAndTiffAreTurnedUprightToo() {
        PlanarImage turned = decode(bytes(LYING_WEBP), 3);
        assertThat(turned.height()).isEqualTo(WIDTH);
        assertThat(turned.width()).isEqualTo(HEIGHT);
        assertThat(Arrays.copyOf(ints(turned), 8)).containsExactly(0, 0, 0, 0, 40, 40, 40, 40);
        assertThat(new EncodedPicture(bytes(LYING_WEBP), "it").header())
                .isEqualTo(new EncodedPicture.Header(WIDTH, HEIGHT, false, false));

        PlanarImage tiff = decode(plainTiff(6, 1, 2, 3, 4, 5, 6), 1);
        assertThat(tiff.height()).isEqualTo(3);
        assertThat(ints(tiff)).containsExactly(4, 1, 5, 2, 6, 3);
    }

    @Test
    void aPictureThatWasCutOffIsNeverTakenForAnother() throws IOException {
        List<byte[]> encoded = new ArrayList<>(List.of(bytes(WEBP), bytes(RED_WEBP), progressive(), tiff("LZW")));
        for (String format : List.of("png", "jpg", "bmp", "gif", "tiff")) {
            encoded.add(written(sample(BufferedImage.TYPE_INT_RGB), format));
        }
        for (byte[] whole : encoded) {
            byte[] values = decode(whole, 3).values();
            int refused = 0;
            for (int length = 0; length < whole.length; length++) {
                byte[] cut = Arrays.copyOf(whole, length);
                try {
                    assertThat(decode(cut, 3).values())
                            .as("%d of %d", length, whole.length)
                            .isEqualTo(values);
                } catch (InputException e) {
                    refused++;
                    assertThat(e).hasMessageStartingWith("it: ");
                }
            }
            assertThat(refused).isGreaterThan(whole.length / 2);
        }
    }

    /** Any byte of the picture's own may be hit; whatever comes of it that can be told from a whole picture is refused. */
    @ParameterizedTest
    @ValueSource(ints = {ImageWriteParam.MODE_DEFAULT, ImageWriteParam.MODE_DISABLED})
    void aGifWithOtherBytesWithinIsRefused(int interlacing) throws IOException {
        byte[] whole = noisyGif(interlacing);
        int[] values = ints(decode(whole, 1));
        int start = whole.length * 3 / 4;
        int refused = 0;
        for (int at = start; at < whole.length; at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= (byte) 0xFF;
            try {
                decode(damaged, 1);
            } catch (InputException e) {
                refused++;
                assertThat(e).hasMessageStartingWith("it: the image is damaged");
            }
        }
        assertThat(values).contains(0, 80, 160, 240);
        assertThat(refused).isGreaterThan((whole.length - start) / 2);
    }

    private static byte[] noisyGif(int interlacing) throws IOException {
        BufferedImage noise = new BufferedImage(40, 30, BufferedImage.TYPE_BYTE_GRAY);
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 40 * 30; i++) {
            noise.getRaster().setSample(i % 40, i / 40, 0, 80 * random.nextInt(4));
        }
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        ImageWriteParam param = writer.getDefaultWriteParam();
        param.setProgressiveMode(interlacing);
        return written(writer, param, noise);
    }

    @ParameterizedTest
    @CsvSource({
        "bmp, 7000, can't read",
        "gif, 65000, is too large; make it smaller",
        "tiff, 100000, is too large; make it smaller"
    })
    void aPictureThatClaimsToBeHugeIsRefused(String format, int side, String message) throws IOException {
        byte[] encoded = format.equals("tiff") ? huge(side) : written(sample(BufferedImage.TYPE_INT_RGB), format);
        ByteBuffer header = ByteBuffer.wrap(encoded).order(ByteOrder.LITTLE_ENDIAN);
        if (format.equals("bmp")) {
            header.putInt(18, side).putInt(22, 2 * side);
        }
        if (format.equals("gif")) {
            int descriptor = descriptor(encoded);
            header.putShort(6, (short) side).putShort(8, (short) side);
            header.putShort(descriptor + 5, (short) side).putShort(descriptor + 7, (short) side);
        }

        assertThatThrownBy(() -> decode(encoded, 3))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(message);
    }

    @Test
    void theHeaderOfALargeFileIsReadWithoutTheRest() throws IOException {
        BufferedImage noise = new BufferedImage(400, 300, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 400 * 300; i++) {
            noise.setRGB(i % 400, i / 400, i * 0x9E3779);
        }
        Path file = Files.write(folder.resolve("noise.bmp"), written(noise, "bmp"));

        assertThat(EncodedPicture.readHeader(file)).isEqualTo(new EncodedPicture.Header(300, 400, false, false));
        assertThat(PictureName.isOne("a.WebP")).isTrue();
        assertThat(PictureName.isOne("a.JPG.txt")).isFalse();
    }

    /** Where the first image of a GIF has its place and size. */
    private static int descriptor(byte[] gif) {
        byte[] wanted = {0x2C, 0, 0, 0, 0, WIDTH, 0, HEIGHT, 0};
        for (int i = 0; i < gif.length - wanted.length; i++) {
            if (Arrays.equals(gif, i, i + wanted.length, wanted, 0, wanted.length)) {
                return i;
            }
        }
        throw new AssertionError("no image descriptor");
    }

    private static byte[] huge(int side) {
        byte[] tiff = plainTiff(1, 1, 2, 3, 4, 5, 6);
        ByteBuffer.wrap(tiff)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(8 + 2 + 8, side)
                .putInt(8 + 2 + 12 + 8, side);
        return tiff;
    }

    /** Three columns and two rows of grey values without compression; the directory comes first. */
    private static byte[] plainTiff(int orientation, int... values) {
        int[][] entries = {
            {256, 3},
            {257, 2},
            {258, 8},
            {259, 1},
            {262, 1},
            {273, 134},
            {274, orientation},
            {277, 1},
            {278, 2},
            {279, 6}
        };
        ByteBuffer tiff = ByteBuffer.allocate(134 + values.length).order(ByteOrder.LITTLE_ENDIAN);
        tiff.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(8).putShort((short) entries.length);
        for (int[] entry : entries) {
            tiff.putShort((short) entry[0]).putShort((short) 4).putInt(1).putInt(entry[1]);
        }
        tiff.putInt(0);
        for (int value : values) {
            tiff.put((byte) value);
        }
        return tiff.array();
    }

    private static byte[] progressive() throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam param = writer.getDefaultWriteParam();
        param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
        return written(writer, param, sample(BufferedImage.TYPE_INT_RGB));
    }

    private static byte[] tiff(String compression) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
        ImageWriteParam param = writer.getDefaultWriteParam();
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        param.setCompressionType(compression);
        return written(writer, param, sample(BufferedImage.TYPE_INT_RGB));
    }

    private static byte[] written(ImageWriter writer, ImageWriteParam param, BufferedImage image) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, null), param);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    private static byte[] sequence(String format, BufferedImage first) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.prepareWriteSequence(null);
            writer.writeToSequence(new IIOImage(first, null, null), null);
            writer.writeToSequence(
                    new IIOImage(new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_GRAY), null, null), null);
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    private static byte[] written(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, format, out)).isTrue();
        return out.toByteArray();
    }

    /** Red rises from left to right by 40, green from top to bottom by 60, blue is 200. */
    private static BufferedImage sample(int type) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, type);
        for (int i = 0; i < WIDTH * HEIGHT; i++) {
            image.setRGB(i % WIDTH, i / WIDTH, 40 * (i % WIDTH) << 16 | 60 * (i / WIDTH) << 8 | 200);
        }
        return image;
    }

    private static void assertIsSample(PlanarImage image) {
        assertThat(image.height()).isEqualTo(HEIGHT);
        assertThat(image.width()).isEqualTo(WIDTH);
        int[] values = ints(image);
        for (int i = 0; i < WIDTH * HEIGHT; i++) {
            assertThat(new int[] {values[i], values[24 + i], values[48 + i]})
                    .containsExactly(40 * (i % WIDTH), 60 * (i / WIDTH), 200);
        }
    }

    private static PlanarImage decode(byte[] encoded, int channels) {
        return new EncodedPicture(encoded, "it").decode(channels, 255, Optional.empty());
    }

    private static byte[] bytes(String base64) {
        return Base64.getDecoder().decode(base64);
    }

    private static int[] filled(int length, int value) {
        int[] values = new int[length];
        Arrays.fill(values, value);
        return values;
    }

    private static int[] ints(PlanarImage image) {
        int[] values = new int[image.values().length];
        for (int i = 0; i < values.length; i++) {
            values[i] = Byte.toUnsignedInt(image.values()[i]);
        }
        return values;
    }
}
