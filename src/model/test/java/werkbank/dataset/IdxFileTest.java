package werkbank.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import werkbank.InputException;
import werkbank.WerkbankException;
import werkbank.recipe.Shape;

class IdxFileTest {
    @TempDir
    Path folder;

    private Path file(byte[] content) throws IOException {
        return Files.write(folder.resolve("some-idx"), content);
    }

    private void assertImagesRefused(byte[] content, String... parts) throws IOException {
        Path file = file(content);
        assertThatThrownBy(() -> IdxFile.readImages(file))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(file.toString())
                .message()
                .contains(parts)
                .doesNotContain("\n");
    }

    @Test
    void readsImagesPlainAndGzippedAlike() throws Exception {
        byte[] content = IdxBytes.images(70, 2, 2);
        IdxFile.ImageFile plain = IdxFile.readImages(file(content));
        IdxFile.ImageFile gzipped = IdxFile.readImages(file(IdxBytes.gzip(content)));

        assertThat(plain.images().shape()).isEqualTo(Shape.grey(2, 2));
        assertThat(plain.images().count()).isEqualTo(70);
        assertThat(plain.images().row(69)).containsExactly((byte) 276, (byte) 277, (byte) 278, (byte) 279);
        assertThat(gzipped.images().stream())
                .containsExactlyElementsOf(plain.images().stream().toList());
        assertThat(plain.sha256()).isEqualTo(gzipped.sha256()).isEqualTo(sha256(content));
    }

    @Test
    void labelsAreUnsigned() throws Exception {
        assertThat(IdxFile.readLabels(file(IdxBytes.labels(0, 7, 200, 255))).values())
                .containsExactly(0, 7, 200, 255);
    }

    @Test
    void floatsComeBackToTheBit() throws Exception {
        float[][] values = {{0f, -0f, Float.MIN_VALUE}, {Float.NaN, Float.POSITIVE_INFINITY, 1 / 3f}, {-1e30f, 1f, 0.1f}
        };
        Path file = folder.resolve("probabilities.idx");
        String sha256 = IdxFile.writeFloats(file, values);

        assertThat(Arrays.deepToString(IdxFile.readFloats(file))).isEqualTo(Arrays.deepToString(values));
        assertThat(sha256).isEqualTo(sha256(Files.readAllBytes(file)));
        assertThat(Files.readAllBytes(file))
                .startsWith(0, 0, 0x0D, 2, 0, 0, 0, 3, 0, 0, 0, 3)
                .hasSize(12 + 36);
        assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void writingReplacesAndSurvivesAnInterruptedThread() {
        Path file = folder.resolve("p.idx");
        IdxFile.writeFloats(file, new float[][] {{1, 2}});
        Thread.currentThread().interrupt();
        IdxFile.writeFloats(file, new float[][] {{3, 4}});
        assertThat(Thread.interrupted()).isTrue();
        assertThat(IdxFile.readFloats(file)).isDeepEqualTo(new float[][] {{3, 4}});
    }

    @Test
    void raggedOrEmptyMatricesAreRefused() {
        Path file = folder.resolve("p.idx");
        for (float[][] wrong : new float[][][] {{}, {{}}, {{1, 2}, {1}}}) {
            assertThatThrownBy(() -> IdxFile.writeFloats(file, wrong)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(file).doesNotExist();
    }

    @Test
    void aFileWhereAFolderIsNeededIsSaidWhenWriting() throws Exception {
        Path file = Files.createFile(folder.resolve("no")).resolve("p.idx");
        assertThatThrownBy(() -> IdxFile.writeFloats(file, new float[][] {{1}}))
                .isInstanceOf(WerkbankException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void missingFileAndFolderInItsPlace() {
        assertThatThrownBy(() -> IdxFile.readLabels(folder.resolve("none")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("none");
        assertThatThrownBy(() -> IdxFile.readLabels(folder))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("no file");
    }

    @Test
    void emptyFile() throws Exception {
        assertImagesRefused(new byte[0], "empty");
    }

    @Test
    void headerCutOff() throws Exception {
        assertImagesRefused(Arrays.copyOf(IdxBytes.images(3, 2, 2), 3), "starts with bytes 000008");
        assertImagesRefused(Arrays.copyOf(IdxBytes.images(3, 2, 2), 10), "truncated", "whole header");
    }

    @Test
    void valuesCutOff() throws Exception {
        byte[] content = IdxBytes.images(3, 2, 2);
        assertImagesRefused(
                Arrays.copyOf(content, 27), "truncated", "3 images, 2 height, 2 width", "28 bytes", "has 27");
        assertImagesRefused(IdxBytes.gzip(Arrays.copyOf(content, 27)), "truncated", "3 images");
    }

    @Test
    void gzipCutOffOrDamaged() throws Exception {
        byte[] gzipped = IdxBytes.gzip(IdxBytes.images(400, 8, 8));
        assertImagesRefused(Arrays.copyOf(gzipped, gzipped.length / 2), "truncated", "gzip");
        assertImagesRefused(Arrays.copyOf(gzipped, 5), "truncated", "gzip");
        byte[] wrongChecksum = gzipped.clone();
        wrongChecksum[gzipped.length - 6] ^= 1;
        assertImagesRefused(wrongChecksum, "gzip", "corrupt");
        byte[] wrongBlock = gzipped.clone();
        wrongBlock[10] = (byte) 0xFF;
        assertImagesRefused(wrongBlock, "gzip", "corrupt");
    }

    @Test
    void trailingBytes() throws Exception {
        byte[] content = IdxBytes.images(3, 2, 2);
        assertImagesRefused(Arrays.copyOf(content, 29), "expected 28 bytes", "more follow");
        assertImagesRefused(IdxBytes.gzip(Arrays.copyOf(content, 29)), "expected 28 bytes", "more follow");
    }

    @Test
    void badMagic() throws Exception {
        assertImagesRefused("<html>not found</html>".getBytes(java.nio.charset.StandardCharsets.UTF_8), "3c68746d");
    }

    @Test
    void anotherKindOfIdx() throws Exception {
        assertImagesRefused(
                IdxBytes.labels(1, 2, 3),
                "expected unsigned bytes in 3 dimensions",
                "found unsigned bytes in 1 dimension");
        assertImagesRefused(IdxBytes.idx(0x0D, new int[] {1, 1, 1}, new byte[4]), "found floats in 3 dimensions");
        assertImagesRefused(IdxBytes.idx(0x77, new int[] {1, 1, 1}, new byte[4]), "unknown type 0x77");
    }

    @Test
    void impossibleSizesAreRefusedBeforeMemoryIsTaken() throws Exception {
        assertImagesRefused(IdxBytes.idx(0x08, new int[] {-1, 28, 28}, new byte[10]), "4294967295 images");
        assertImagesRefused(IdxBytes.idx(0x08, new int[] {-1, -1, -1}, new byte[10]), "2^63");
        assertImagesRefused(
                IdxBytes.gzip(IdxBytes.idx(0x08, new int[] {-1, 28, 28}, new byte[10])), "4294967295 images");
        assertImagesRefused(IdxBytes.idx(0x08, new int[] {0, 28, 28}, new byte[0]), "announces 0", "images");
        assertImagesRefused(IdxBytes.idx(0x08, new int[] {1, 9000, 1}, new byte[9000]), "9000", "height");
    }

    private static String sha256(byte[] content) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    }
}
