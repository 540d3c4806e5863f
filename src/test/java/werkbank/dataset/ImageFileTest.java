package werkbank.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import werkbank.InputException;

class ImageFileTest {
    @TempDir
    Path folder;

    @Test
    void everyGreyValueComesBackAsItWasWritten() {
        byte[] pixels = new byte[256];
        for (int i = 0; i < 256; i++) {
            pixels[i] = (byte) i;
        }
        Path file = folder.resolve("grey.png");
        ImageFile.writePng(file, new GreyImage(pixels, 8, 32));

        GreyImage read = ImageFile.read(file);

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
    void whatIsNoImageIsNamed() throws IOException {
        Path text = Files.writeString(folder.resolve("notes.png"), "a seven");

        assertWrong(text, "notes.png: expected a PNG or JPEG image");
        assertWrong(folder.resolve("none.png"), "none.png: there is no such file");
        assertWrong(folder, "found a folder");
        assertWrong(Files.createFile(folder.resolve("empty.png")), "empty.png: expected a PNG or JPEG image");
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg"})
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
                assertThat(ImageFile.read(cut).pixels()).hasSize(400);
            } catch (InputException e) {
                refused++;
                assertThat(e).hasMessageStartingWith(cut.toString());
                assertThat(e.getMessage().lines()).hasSize(1);
            }
        }
        assertThat(refused).isPositive();
    }

    @Test
    void anImageThatClaimsToBeHugeIsRefusedBeforeItIsRead() throws IOException {
        Path file = Files.write(folder.resolve("huge.png"), pngHeader(100_000, 100_000));

        assertWrong(file, "huge.png: an image of 100000 × 100000 pixels is too large");
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
        return ImageFile.read(file);
    }

    private static void assertWrong(Path file, String message) {
        assertThatThrownBy(() -> ImageFile.read(file))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(message);
    }
}
