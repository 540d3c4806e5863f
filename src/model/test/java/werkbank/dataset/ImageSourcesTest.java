package werkbank.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import werkbank.InputException;
import werkbank.dataset.listed.PngFiles;

class ImageSourcesTest {
    @TempDir
    Path folder;

    /** A source that reads nothing. */
    private record Named(String name, int rank, Optional<String> reason) implements ImageSource {
        static Named fitting(String name, int rank) {
            return new Named(name, rank, Optional.empty());
        }

        @Override
        public Optional<String> whyNot(Path folder) {
            return reason;
        }

        @Override
        public boolean hasTest(ImageRequest request) {
            return false;
        }

        @Override
        public ImageSet readTraining(ImageRequest request) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ImageSet readTest(ImageRequest request, ClassNames classes) {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void whatIsOnTheClassPathIsFound() {
        assertThat(ImageSources.all())
                .extracting(ImageSource::name)
                .containsExactly("cifar", "class-folders", "idx", "labels-csv", "npz", "raw");
    }

    @Test
    void ofTwoThatHaveImagesTheHigherRankReads() {
        Named low = Named.fitting("low", 10);
        Named high = Named.fitting("high", 100);
        Named higher = new Named("higher", 200, Optional.of("no file x"));
        assertThat(ImageSources.of(folder, List.of(low, high, higher))).isSameAs(high);
        assertThat(ImageSources.of(folder, List.of(higher, low))).isSameAs(low);
    }

    @Test
    void foldersBesideFilesThatSayWhatTheyAreAreNotLookedInto() throws IOException {
        PngFiles.write(folder.resolve("train/a/1.png"), 2, 2, 1, 1, 1);
        PngFiles.write(folder.resolve("training/a/1.png"), 2, 2, 1, 1, 1);
        assertThatThrownBy(() -> ImageFolder.of(folder)).hasMessageContaining("are the same part");

        IdxBytes.writeFolder(folder, "");
        assertThat(ImageFolder.of(folder).format()).isEqualTo("idx");
    }

    @Test
    void twoOfTheSameRankAreNotChosenBetween() {
        List<ImageSource> sources = List.of(Named.fitting("a", 7), Named.fitting("b", 7), Named.fitting("c", 1));
        assertThatThrownBy(() -> ImageSources.of(folder, sources))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        folder + ": there are images in the formats a and b; keep those of one of them in the folder");
    }

    @Test
    void whereNoneHasImagesEachSaysWhy() {
        assertThatThrownBy(() -> ImageFolder.of(folder))
                .isInstanceOf(InputException.class)
                .hasMessage(folder + ": found no images there (cifar: no file data_batch_1.bin or train.bin;"
                        + " class-folders: no folder with pictures;"
                        + " idx: no file train-images-idx3-ubyte; labels-csv: no file labels.csv; npz: no file that ends with .npz;"
                        + " raw: no file training.raw); put the files there or name another folder");
    }
}
