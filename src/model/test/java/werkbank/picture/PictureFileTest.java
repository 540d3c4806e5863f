package werkbank.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import werkbank.InputException;
import werkbank.dataset.FourInks;
import werkbank.dataset.Marked;

class PictureFileTest {
    private static final int WHITE = 255;

    private record Picture(GreyImage image, Orientation orientation) {
        static Picture of(EncodedPicture encoded) {
            return new Picture(encoded.decode(1, WHITE, Optional.empty()).grey(), encoded.orientation());
        }
    }

    private static Picture read(Path file) {
        return Picture.of(EncodedPicture.read(file));
    }

    private static Picture read(byte[] encoded, String name) {
        return Picture.of(new EncodedPicture(encoded, name));
    }

    @TempDir
    Path folder;

    @Test
    void everyGreyValueComesBackAsItWasWritten() {
        byte[] pixels = new byte[256];
        for (int i = 0; i < 256; i++) {
            pixels[i] = (byte) i;
        }
        Path file = folder.resolve("grey.png");
        PictureFile.writePng(file, new PlanarImage(pixels, 1, 8, 32));

        GreyImage read = read(file).image();

        assertThat(read.pixels()).isEqualTo(pixels);
        assertThat(read.height()).isEqualTo(8);
        assertThat(read.width()).isEqualTo(32);
    }

    @ParameterizedTest
    @ValueSource(ints = {BufferedImage.TYPE_INT_RGB, BufferedImage.TYPE_3BYTE_BGR, BufferedImage.TYPE_4BYTE_ABGR})
    void greyIsTheSameInEveryKindOfImage(int type) throws IOException {
        BufferedImage image = new BufferedImage(256, 1, type);
        for (int i = 0; i < 256; i++) {
            image.setRGB(i, 0, 0xFF000000 | 0x010101 * i);
        }

        byte[] pixels = written(image, "png").pixels();

        for (int i = 0; i < 256; i++) {
            assertThat(Byte.toUnsignedInt(pixels[i])).isEqualTo(i);
        }
    }

    @Test
    void sixteenBitsBecomeEight() throws IOException {
        BufferedImage image = new BufferedImage(3, 1, BufferedImage.TYPE_USHORT_GRAY);
        image.getRaster().setPixels(0, 0, 3, 1, new int[] {0, 0x8080, 0xFFFF});

        assertThat(written(image, "png").pixels()).containsExactly(0, 128, 255);
    }

    @Test
    void coloursOfAPngWithAProfileBecomeStandardOnes() throws IOException {
        BufferedImage image = new BufferedImage(3, 1, BufferedImage.TYPE_3BYTE_BGR);
        image.setRGB(0, 0, 0x000000);
        image.setRGB(1, 0, 0x8080FF);
        image.setRGB(2, 0, 0xFFFFFF);
        byte[] plain = encoded(image);

        byte[] seen = colours(Marked.png(plain, "iCCP", profile(ColorSpace.CS_LINEAR_RGB)));

        // Half the light is 188 of 255 in sRGB: 1.055 · (128/255)^(1/2.4) − 0.055 = 0.737.
        assertThat(Byte.toUnsignedInt(seen[0])).isZero();
        assertThat(Byte.toUnsignedInt(seen[1])).isBetween(187, 189);
        assertThat(Byte.toUnsignedInt(seen[2])).isEqualTo(255);
        assertThat(Byte.toUnsignedInt(seen[7])).isEqualTo(255);
        assertThat(colours(Marked.png(plain, "iCCP", profile(ColorSpace.CS_sRGB))))
                .as("sRGB's own profile")
                .isEqualTo(colours(plain));
        assertThat(colours(Marked.png(plain, "iCCP", new byte[] {'x', 0, 0, 1, 2, 3})))
                .as("no profile at all")
                .isEqualTo(colours(plain));
    }

    @Test
    void whatIsTransparentShowsTheGroundBehindColoursOfAProfile() throws IOException {
        BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_4BYTE_ABGR);
        image.setRGB(0, 0, 0x00808080);
        image.setRGB(1, 0, 0x80808080);

        byte[] seen = colours(Marked.png(encoded(image), "iCCP", profile(ColorSpace.CS_LINEAR_RGB)));

        assertThat(Byte.toUnsignedInt(seen[0])).isEqualTo(WHITE);
        // Half of 188, and half of white.
        assertThat(Byte.toUnsignedInt(seen[1])).isBetween(220, 222);
    }

    private static byte[] encoded(BufferedImage image) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ImageIO.write(image, "png", file);
        return file.toByteArray();
    }

    private static byte[] colours(byte[] file) {
        return new EncodedPicture(file, "p.png")
                .decode(3, WHITE, Optional.empty())
                .values();
    }

    /** The content of an iCCP chunk: name, 0, method 0, and the profile deflated. */
    private static byte[] profile(int space) throws IOException {
        ByteArrayOutputStream chunk = new ByteArrayOutputStream();
        chunk.writeBytes(new byte[] {'x', 0, 0});
        try (DeflaterOutputStream out = new DeflaterOutputStream(chunk)) {
            out.write(ICC_Profile.getInstance(space).getData());
        }
        return chunk.toByteArray();
    }

    @Test
    void twelveBitsInSixteenAreRefusedUnlessTheFileSaysSo() throws IOException {
        BufferedImage image = new BufferedImage(3, 1, BufferedImage.TYPE_USHORT_GRAY);
        image.getRaster().setPixels(0, 0, 3, 1, new int[] {0, 2048, 4095});
        Path file = folder.resolve("narrow.png");
        ImageIO.write(image, "png", file.toFile());

        assertThatThrownBy(() -> read(file))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        file + ": expected 16-bit values up to 65,535 but the brightest is 4,095, as of data with 12"
                                + " bits or fewer; multiply them, or save the image with 8 bits");
        assertThatThrownBy(() -> PictureFile.planar(image, 1, WHITE, Optional.empty(), "image 0"))
                .hasMessageStartingWith("image 0: expected 16-bit");
        assertThat(PictureFile.planar(image, 1, WHITE, Optional.of(12), "image 0")
                        .grey()
                        .pixels())
                .containsExactly(0, 128, 255);

        byte[] told = Marked.png(Files.readAllBytes(file), "sBIT", new byte[] {12});
        assertThat(read(told, "told").image().pixels()).containsExactly(0, 128, 255);
    }

    @Test
    void sixteenBitsThatSayTwelveButUseAllAreTakenAsTheSpecificationWants() throws IOException {
        BufferedImage image = new BufferedImage(3, 1, BufferedImage.TYPE_USHORT_GRAY);
        image.getRaster().setPixels(0, 0, 3, 1, new int[] {0, 0x8080, 0xFFFF});
        Path file = folder.resolve("wide.png");
        ImageIO.write(image, "png", file.toFile());

        byte[] told = Marked.png(Files.readAllBytes(file), "sBIT", new byte[] {12});

        assertThat(read(told, "told").image().pixels()).containsExactly(0, 128, 255);
    }

    /** Others that had 12 bits say nothing of one that has its own. */
    @ParameterizedTest
    @ValueSource(bytes = {15, 16})
    void whatAPictureSaysOfItsBitsCountsBeforeWhatOthersHad(byte bits) throws IOException {
        BufferedImage image = new BufferedImage(3, 1, BufferedImage.TYPE_USHORT_GRAY);
        image.getRaster().setPixels(0, 0, 3, 1, new int[] {0, 0x0404, 0x0808});
        Path file = folder.resolve("dark.png");
        ImageIO.write(image, "png", file.toFile());

        EncodedPicture told =
                new EncodedPicture(Marked.png(Files.readAllBytes(file), "sBIT", new byte[] {bits}), "told");

        assertThat(told.decode(1, WHITE, Optional.of(12)).grey().pixels()).containsExactly(0, 4, 8);
        assertThat(told.decode(1, WHITE, Optional.empty()).grey().pixels()).containsExactly(0, 4, 8);
    }

    @Test
    void aBlackImageOfSixteenBitsIsBlack() throws IOException {
        assertThat(written(new BufferedImage(2, 1, BufferedImage.TYPE_USHORT_GRAY), "png")
                        .pixels())
                .containsOnly(0);
    }

    /** Cyan, magenta, yellow, black, as shares of 255. */
    @ParameterizedTest
    @CsvSource({"0,0,0,0,255", "0,0,0,128,127", "0,0,0,255,0", "255,255,255,0,0", "255,0,0,0,179", "0,0,255,128,113"})
    void fourInksLeaveTheirShareOfTheLight(int cyan, int magenta, int yellow, int black, int grey) throws IOException {
        byte[] jpeg = FourInks.jpeg(16, cyan, magenta, yellow, black);

        for (byte pixel : read(jpeg, "inks").image().pixels()) {
            assertThat(Byte.toUnsignedInt(pixel)).isCloseTo(grey, within(2));
        }
    }

    /** The same six pixels, stored in each of the eight ways that EXIF knows. */
    @ParameterizedTest
    @CsvSource({
        "1, 3, 1 2 3 4 5 6",
        "2, 3, 3 2 1 6 5 4",
        "3, 3, 6 5 4 3 2 1",
        "4, 3, 4 5 6 1 2 3",
        "5, 2, 1 4 2 5 3 6",
        "6, 2, 3 6 2 5 1 4",
        "7, 2, 6 3 5 2 4 1",
        "8, 2, 4 1 5 2 6 3"
    })
    void picturesAreTurnedUpright(int orientation, int width, String stored) throws IOException {
        int[] values =
                Arrays.stream(stored.split(" ")).mapToInt(Integer::parseInt).toArray();
        BufferedImage image = new BufferedImage(width, 6 / width, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setPixels(0, 0, width, 6 / width, values);
        Path file = folder.resolve("lying.png");
        ImageIO.write(image, "png", file.toFile());

        Picture picture = read(Marked.png(Files.readAllBytes(file), "eXIf", Marked.orientation(orientation)), "lying");

        assertThat(picture.orientation().exif()).isEqualTo(orientation);
        assertThat(picture.image().width()).isEqualTo(3);
        assertThat(picture.image().pixels()).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void photosAreTurnedUprightToo() throws IOException {
        BufferedImage image = new BufferedImage(32, 16, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setSamples(0, 0, 16, 16, 0, filled(16 * 16, 255));
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageIO.write(image, "jpeg", jpeg);

        Picture picture = read(Marked.jpeg(jpeg.toByteArray(), Marked.orientation(6)), "photo");

        assertThat(picture.image().height()).isEqualTo(32);
        assertThat(picture.image().width()).isEqualTo(16);
        assertThat(picture.image().at(4, 8)).isGreaterThan(250);
        assertThat(picture.image().at(28, 8)).isLessThan(5);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 9, 65_535})
    void anOrientationThatExifDoesntKnowChangesNothing(int orientation) throws IOException {
        BufferedImage image = new BufferedImage(3, 2, BufferedImage.TYPE_BYTE_GRAY);
        Path file = folder.resolve("odd.png");
        ImageIO.write(image, "png", file.toFile());

        byte[] odd = Marked.png(Files.readAllBytes(file), "eXIf", Marked.orientation(orientation));

        assertThat(read(odd, "odd").orientation().isTurned()).isFalse();
        byte[] damaged = Marked.png(Files.readAllBytes(file), "eXIf", Arrays.copyOf(Marked.orientation(6), 9));
        assertThat(read(damaged, "damaged").orientation().isTurned()).isFalse();
    }

    private static int[] filled(int length, int value) {
        int[] values = new int[length];
        Arrays.fill(values, value);
        return values;
    }

    @Test
    void coloursBecomeTheirLuma() throws IOException {
        BufferedImage image = new BufferedImage(3, 1, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, 0xFF0000);
        image.setRGB(1, 0, 0x00FF00);
        image.setRGB(2, 0, 0x0000FF);

        assertThat(written(image, "png").pixels()).containsExactly(76, 150, 29);
    }

    @Test
    void whatIsTransparentLiesOnWhite() throws IOException {
        BufferedImage image = new BufferedImage(3, 1, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, 0x00000000);
        image.setRGB(1, 0, 0x80000000);
        image.setRGB(2, 0, 0xFF000000);

        assertThat(written(image, "png").pixels()).containsExactly(255, 127, 0);
    }

    @Test
    void aJpegIsReadToo() throws IOException {
        BufferedImage image = new BufferedImage(16, 16, BufferedImage.TYPE_BYTE_GRAY);
        Arrays.fill(((java.awt.image.DataBufferByte) image.getRaster().getDataBuffer()).getData(), (byte) 200);

        for (byte pixel : written(image, "jpg").pixels()) {
            assertThat(Byte.toUnsignedInt(pixel)).isBetween(198, 202);
        }
    }

    @Test
    void aJpegOfWhichAPartIsMissingIsNoImage() throws IOException {
        BufferedImage image = new BufferedImage(64, 64, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < 64 * 64; i++) {
            image.getRaster().setSample(i % 64, i / 64, 0, i * 37 % 251);
        }
        Path whole = folder.resolve("whole.jpg");
        ImageIO.write(image, "jpeg", whole.toFile());
        byte[] bytes = Files.readAllBytes(whole);
        for (int part : List.of(3, 5, 8)) {
            assertWrong(
                    Files.write(folder.resolve("cut.jpg"), Arrays.copyOf(bytes, bytes.length * part / 10 + 200)),
                    "a part of it is missing or unreadable; copy the file again");
        }
        byte[] more = Arrays.copyOf(bytes, bytes.length + 9);
        assertThat(read(Files.write(folder.resolve("more.jpg"), more)).image().pixels())
                .isEqualTo(read(whole).image().pixels());
        byte[] early = Arrays.copyOf(bytes, bytes.length + 3);
        System.arraycopy(bytes, bytes.length - 2, early, bytes.length + 1, 2);
        Arrays.fill(early, bytes.length - 2, bytes.length + 1, (byte) 0x11);
        assertThat(read(Files.write(folder.resolve("extraneous.jpg"), early))
                        .image()
                        .pixels())
                .isEqualTo(read(whole).image().pixels());
    }

    @Test
    void whatIsNoImageIsNamed() throws IOException {
        Path text = Files.writeString(folder.resolve("notes.png"), "a seven");

        assertWrong(text, "notes.png: expected an image (PNG, JPEG, BMP, GIF, WebP or TIFF) but found something else");
        assertWrong(folder.resolve("none.png"), "none.png: there is no such file");
        assertWrong(folder, "found a folder");
        assertWrong(Files.createFile(folder.resolve("empty.png")), "empty.png: the file is empty");
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg", "bmp", "gif", "tiff"})
    void anImageThatWasCutOffAnywhereIsNamedOrRead(String format) throws IOException {
        Path whole = folder.resolve("whole." + format);
        BufferedImage image = new BufferedImage(20, 20, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 400; i++) {
            image.setRGB(i % 20, i / 20, i * 0x9E3779);
        }
        ImageIO.write(image, format, whole.toFile());
        byte[] bytes = Files.readAllBytes(whole);
        Path cut = folder.resolve("cut." + format);
        int refused = 0;
        for (int length = 0; length < bytes.length; length += 7) {
            Files.write(cut, Arrays.copyOf(bytes, length));
            try {
                assertThat(read(cut).image().pixels()).hasSize(400);
            } catch (InputException e) {
                refused++;
                assertThat(e).hasMessageStartingWith(cut.toString());
                assertThat(e.getMessage().lines()).hasSize(1);
            }
        }
        assertThat(refused).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg", "bmp", "gif", "tiff"})
    void anImageWithAnyDamageIsNamedOrRead(String format) throws IOException {
        Path whole = folder.resolve("whole." + format);
        BufferedImage image = new BufferedImage(20, 20, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 400; i++) {
            image.setRGB(i % 20, i / 20, i * 0x9E3779);
        }
        ImageIO.write(image, format, whole.toFile());
        byte[] bytes = Files.readAllBytes(whole);
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 500; i++) {
            byte[] damaged = bytes.clone();
            damaged[random.nextInt(bytes.length)] = (byte) random.nextInt();
            damaged[random.nextInt(Math.min(200, bytes.length))] = (byte) random.nextInt();
            try {
                assertThat(read(damaged, "it").image().pixels()).isNotEmpty();
            } catch (InputException e) {
                assertThat(e).hasMessageStartingWith("it: ");
            }
        }
    }

    @Test
    void anImageThatClaimsToBeHugeIsRefusedBeforeItIsRead() throws IOException {
        Path file = Files.write(folder.resolve("huge.png"), pngHeader(100_000, 100_000));

        assertWrong(
                file,
                "huge.png: an image of 100000 × 100000 pixels is too large; make it smaller, 64,000,000 pixels are the most");
    }

    /** Signature and IHDR of a grey image. */
    private static byte[] pngHeader(int height, int width) {
        byte[] chunk = ByteBuffer.allocate(17)
                .put("IHDR".getBytes(StandardCharsets.US_ASCII))
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 0, 0, 0, 0})
                .array();
        CRC32 crc = new CRC32();
        crc.update(chunk);
        return ByteBuffer.allocate(33)
                .put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'})
                .putInt(13)
                .put(chunk)
                .putInt((int) crc.getValue())
                .array();
    }

    private GreyImage written(BufferedImage image, String format) throws IOException {
        Path file = folder.resolve("image." + format);
        assertThat(ImageIO.write(image, format, file.toFile())).isTrue();
        return read(file).image();
    }

    private static void assertWrong(Path file, String message) {
        assertThatThrownBy(() -> read(file)).isInstanceOf(InputException.class).hasMessageContaining(message);
    }
}
