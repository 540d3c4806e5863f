package werkbank.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import werkbank.recipe.Shape;

class ImagesTest {
    private static final Shape SHAPE = new Shape(3, 1, 2);
    private static final int COUNT = 5;
    private static final int HEADER = 7;

    @TempDir
    private Path folder;

    @Test
    void whatIsOnTheHeapIsSharedByItsParts() {
        byte[][] pixels = pixels();
        Images images = new Images(pixels, SHAPE);

        assertThat(images.row(3)).isSameAs(pixels[3]);
        assertThat(images.subset(new int[] {4, 1, 1}).range(0, 2).stream()).containsExactly(pixels[4], pixels[1]);
        assertThat(images.range(1, 4).subset(new int[] {2}).row(0)).isSameAs(pixels[3]);
    }

    @Test
    void aMappedFileGivesTheSameImagesFromEachOfItsParts() throws IOException {
        for (int most : new int[] {6, 13, 30, Integer.MAX_VALUE}) {
            Images images = mapped(most);
            assertThat(images.count()).isEqualTo(COUNT);
            assertThat(images.stream()).as("parts of %d", most).containsExactly(pixels());
            assertThat(images.subset(new int[] {4, 0}).values(0, 2))
                    .containsExactly(24, 25, 26, 27, 28, 29, 0, 1, 2, 3, 4, 5);
        }
    }

    @Test
    void aFileThatIsTooShortIsNotMapped() throws IOException {
        Path file = folder.resolve("short");
        Files.write(file, new byte[HEADER + COUNT * SHAPE.values() - 1]);
        try (FileChannel channel = FileChannel.open(file)) {
            assertThatThrownBy(() -> MappedRows.of(channel, HEADER, COUNT, SHAPE.values()))
                    .isInstanceOf(IOException.class)
                    .hasMessage("the file ends before its images do");
        }
    }

    @Test
    void anImageOfAnotherSizeIsRefused() {
        assertThatThrownBy(() -> new Images(new byte[][] {new byte[6], new byte[5]}, SHAPE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an image of 3 × 1 × 2 has 6 values, not 5");
    }

    private Images mapped(int most) throws IOException {
        Path file = folder.resolve("mapped-" + most);
        byte[] bytes = new byte[HEADER + COUNT * SHAPE.values()];
        for (int i = HEADER; i < bytes.length; i++) {
            bytes[i] = (byte) (i - HEADER);
        }
        Files.write(file, bytes);
        try (FileChannel channel = FileChannel.open(file)) {
            return new Images(MappedRows.of(channel, HEADER, COUNT, SHAPE.values(), most), SHAPE);
        }
    }

    /** Values 0, 1, 2 and so on through all images. */
    private static byte[][] pixels() {
        byte[][] pixels = new byte[COUNT][SHAPE.values()];
        for (int i = 0; i < COUNT * SHAPE.values(); i++) {
            pixels[i / SHAPE.values()][i % SHAPE.values()] = (byte) i;
        }
        return pixels;
    }
}
