package werkbank.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import werkbank.InputException;
import werkbank.recipe.Shape;

/** IDX files with a dimension for the channels, which may be the last or the one after the images. */
class IdxColourTest {
    @TempDir
    Path folder;

    private Images read(int[] sizes, int... values) throws IOException {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) values[i];
        }
        Path file = Files.write(folder.resolve("train-images-idx4-ubyte"), IdxBytes.idx(0x08, sizes, bytes));
        return IdxFile.readImages(file).images();
    }

    @Test
    void channelsBehindThePixelsAreTakenApart() throws IOException {
        Images images = read(new int[] {1, 1, 2, 3}, 10, 20, 30, 11, 21, 31);
        assertThat(images.shape()).isEqualTo(new Shape(3, 1, 2));
        assertThat(images.row(0)).containsExactly(10, 11, 20, 21, 30, 31);
    }

    @Test
    void channelsBeforeThemStayAsTheyAre() throws IOException {
        Images images = read(new int[] {1, 3, 1, 2}, 10, 11, 20, 21, 30, 31);
        assertThat(images.shape()).isEqualTo(new Shape(3, 1, 2));
        assertThat(images.row(0)).containsExactly(10, 11, 20, 21, 30, 31);
    }

    @Test
    void whereBothCouldBeTheLastAre() throws IOException {
        assertThat(read(new int[] {1, 3, 2, 3}, new int[18]).shape()).isEqualTo(new Shape(3, 3, 2));
        assertThat(read(new int[] {1, 3, 2, 1}, new int[6]).shape()).isEqualTo(new Shape(1, 3, 2));
    }

    @Test
    void twoOrFourChannelsAreRefusedInWords() {
        assertThatThrownBy(() -> read(new int[] {1, 2, 2, 4}, new int[16]))
                .isInstanceOf(InputException.class)
                .hasMessage(folder.resolve("train-images-idx4-ubyte")
                        + ": images of 2 × 2 × 4: either the first or the last must be the channels, 1 (grey) or 3 (red,"
                        + " green, blue)");
    }

    @Test
    void aFolderWithThemIsFoundByTheirNames() throws IOException {
        read(new int[] {2, 1, 2, 3}, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
        Files.write(folder.resolve("train-labels-idx1-ubyte"), IdxBytes.labels(1, 0));

        ImageSet set = ImageFolder.of(folder).readTraining();
        assertThat(set.images().shape()).isEqualTo(new Shape(3, 1, 2));
        assertThat(set.images().labels()).containsExactly(1, 0);
        assertThat(set.files().get(0).name()).isEqualTo("train-images-idx4-ubyte");
    }
}
