package werkbank.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import werkbank.InputException;
import werkbank.dataset.ImageSet.SourceFile;
import werkbank.recipe.Shape;

class ImageFolderTest {
    @TempDir
    Path folder;

    private static void assertRefused(ThrowingCallable call, String... parts) {
        assertThatThrownBy(call)
                .isInstanceOf(InputException.class)
                .message()
                .contains(parts)
                .doesNotContain("\n");
    }

    private void write(String name, byte[] content) throws IOException {
        Files.write(folder.resolve(name), content);
    }

    @Test
    void readsTrainingAndTest() throws Exception {
        IdxBytes.writeFolder(folder, "");
        ImageSet training = ImageFolder.of(folder).readTraining();
        ImageSet test = ImageFolder.of(folder).readTest(ClassNames.numbers(3), Shape.grey(2, 2));

        assertThat(training.images().labels()).containsExactly(0, 2, 1);
        assertThat(training.images().classes()).isEqualTo(3);
        assertThat(training.images().images().stream().mapToInt(image -> image.length))
                .containsExactly(4, 4, 4);
        assertThat(training.files())
                .extracting(SourceFile::name)
                .containsExactly("train-images-idx3-ubyte", "train-labels-idx1-ubyte");
        assertThat(training.files()).extracting(SourceFile::items).containsExactly(3, 3);
        assertThat(test.images().rows()).isEqualTo(2);
        assertThat(test.images().classes()).isEqualTo(3);
    }

    @Test
    void trainingNeverOpensTestFiles() throws Exception {
        IdxBytes.writeFolder(folder, "");
        Files.delete(folder.resolve("t10k-images-idx3-ubyte"));
        write("t10k-labels-idx1-ubyte", new byte[] {1, 2, 3});
        assertThat(ImageFolder.of(folder).readTraining().images().rows()).isEqualTo(3);
    }

    @Test
    void readsNamesWithDotsAndGzip() throws Exception {
        write("train-images.idx3-ubyte", IdxBytes.images(2, 2, 2));
        write("train-labels.idx1-ubyte.gz", IdxBytes.gzip(IdxBytes.labels(0, 1)));
        ImageSet training = ImageFolder.of(folder).readTraining();
        assertThat(training.files())
                .extracting(SourceFile::name)
                .containsExactly("train-images.idx3-ubyte", "train-labels.idx1-ubyte.gz");
    }

    @Test
    void aFileThatIsThereTwiceIsNotChosenByItself() throws Exception {
        IdxBytes.writeFolder(folder, "");
        write("train-images-idx3-ubyte.gz", IdxBytes.gzip(IdxBytes.images(3, 2, 2)));
        write("t10k-labels.idx1-ubyte", IdxBytes.labels(0, 0));

        assertRefused(
                () -> ImageFolder.of(folder).readTraining(),
                folder + ": expected one file train-images-idx3-ubyte but found train-images-idx3-ubyte,"
                        + " train-images-idx3-ubyte.gz; keep one of them in the folder");
        assertRefused(
                () -> ImageFolder.of(folder).readTest(ClassNames.numbers(3), Shape.grey(2, 2)),
                "t10k-labels-idx1-ubyte, t10k-labels.idx1-ubyte; keep one");
    }

    @Test
    void readsEmnistNames() throws Exception {
        write("emnist-digits-train-images-idx3-ubyte.gz", IdxBytes.gzip(IdxBytes.images(2, 2, 2)));
        write("emnist-digits-train-labels-idx1-ubyte.gz", IdxBytes.gzip(IdxBytes.labels(0, 1)));
        write("emnist-digits-test-images-idx3-ubyte.gz", IdxBytes.gzip(IdxBytes.images(1, 2, 2)));
        write("emnist-digits-test-labels-idx1-ubyte.gz", IdxBytes.gzip(IdxBytes.labels(1)));
        assertThat(ImageFolder.of(folder).readTraining().images().rows()).isEqualTo(2);
        assertThat(ImageFolder.of(folder)
                        .readTest(ClassNames.numbers(2), Shape.grey(2, 2))
                        .images()
                        .rows())
                .isEqualTo(1);
    }

    @Test
    void plainNamesWinOverPrefixes() throws Exception {
        IdxBytes.writeFolder(folder, "");
        IdxBytes.writeFolder(folder, "other-");
        assertThat(ImageFolder.of(folder).readTraining().files().get(0).name()).isEqualTo("train-images-idx3-ubyte");
    }

    @Test
    void severalPrefixesAreAmbiguous() throws Exception {
        IdxBytes.writeFolder(folder, "a-");
        IdxBytes.writeFolder(folder, "b-");
        assertRefused(
                () -> ImageFolder.of(folder).readTraining(),
                "a-train-images-idx3-ubyte",
                "b-train-images-idx3-ubyte",
                "keep one");
    }

    @Test
    void labelsMustHaveThePrefixOfTheImages() throws Exception {
        write("a-train-images-idx3-ubyte", IdxBytes.images(2, 2, 2));
        write("b-train-labels-idx1-ubyte", IdxBytes.labels(0, 1));
        assertRefused(() -> ImageFolder.of(folder).readTraining(), "a-train-labels-idx1-ubyte");
    }

    @Test
    void missingFilesAreSaidWithTheNamesTried() throws Exception {
        write("t10k-images-idx3-ubyte", IdxBytes.images(2, 2, 2));
        assertRefused(
                () -> ImageFolder.of(folder).readTraining(),
                folder.toString(),
                "train-images-idx3-ubyte",
                "train-images.idx3-ubyte",
                "train-images-idx3-ubyte.gz");
        assertRefused(
                () -> ImageFolder.of(folder).readTest(ClassNames.numbers(10), Shape.grey(28, 28)),
                "t10k-labels-idx1-ubyte");
    }

    @Test
    void missingFolder() throws Exception {
        assertRefused(
                () -> ImageFolder.of(folder.resolve("no")),
                "no: expected a folder with images but found none; name one that is there");
        write("file", new byte[1]);
        assertRefused(
                () -> ImageFolder.of(folder.resolve("file")),
                "file: found no images there, since it is a file, not a folder; name the folder with the images");
    }

    @Test
    void countsOfImagesAndLabelsDiffer() throws Exception {
        IdxBytes.writeFolder(folder, "");
        write("train-labels-idx1-ubyte", IdxBytes.labels(0, 1));
        assertRefused(() -> ImageFolder.of(folder).readTraining(), "train-labels-idx1-ubyte: 3 images but 2 labels");
    }

    @Test
    void testImagesOfAnotherSize() throws Exception {
        IdxBytes.writeFolder(folder, "");
        assertRefused(
                () -> ImageFolder.of(folder).readTest(ClassNames.numbers(3), Shape.grey(28, 28)),
                "t10k-images-idx3-ubyte",
                "28 × 28",
                "2 × 2");
    }

    @Test
    void testLabelBeyondTheTrainingClasses() throws Exception {
        IdxBytes.writeFolder(folder, "");
        assertRefused(
                () -> ImageFolder.of(folder).readTest(ClassNames.numbers(2), Shape.grey(2, 2)),
                "t10k-labels-idx1-ubyte",
                "0 to 1",
                "label 2 is 2");
    }

    @Test
    void oneClassIsNoTask() throws Exception {
        IdxBytes.writeFolder(folder, "");
        write("train-labels-idx1-ubyte", IdxBytes.labels(0, 0, 0));
        assertRefused(() -> ImageFolder.of(folder).readTraining(), "train-labels-idx1-ubyte", "two classes");
    }
}
