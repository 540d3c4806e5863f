package werkbank.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import werkbank.InputException;
import werkbank.dataset.ImageSet.SourceFile;
import werkbank.recipe.Shape;

/** What every {@link ImageSource} has to do. */
public abstract class ImageSourceContract {
    private static final ClassNames NAMES = new ClassNames(List.of("ankle boot", "Ähre", "<b>"));

    @TempDir
    Path folder;

    private ImageSource source;
    private Set<Path> trainingFiles;
    private Set<Path> testFiles;

    /** What is tested; found by the {@link java.util.ServiceLoader}. */
    protected abstract Class<? extends ImageSource> type();

    /** A shape that it can have. */
    protected abstract Shape shape();

    /** Writes the files of the images to learn from into a folder. */
    protected abstract void writeTraining(Path into, LabelledImages images, ClassNames names) throws IOException;

    /** Writes the files of the test images into a folder. */
    protected abstract void writeTest(Path into, LabelledImages images, ClassNames names) throws IOException;

    @BeforeEach
    void writeBoth() throws IOException {
        source = ImageSources.all().stream()
                .filter(one -> one.getClass() == type())
                .findFirst()
                .orElseThrow();
        writeTraining(folder, training(), NAMES);
        trainingFiles = files();
        writeTest(folder, test(), NAMES);
        testFiles = files();
        testFiles.removeAll(trainingFiles);
        assertThat(testFiles).isNotEmpty();
    }

    private LabelledImages training() {
        return images(0, 2, 1, 2, 0);
    }

    private LabelledImages test() {
        return images(1, 0);
    }

    /** No two images are alike. */
    private LabelledImages images(int... labels) {
        byte[][] pixels = new byte[labels.length][shape().values()];
        for (int row = 0; row < labels.length; row++) {
            for (int i = 0; i < pixels[row].length; i++) {
                pixels[row][i] = (byte) (200 + 31 * row + 7 * labels[row] + i);
            }
        }
        return new LabelledImages(new Images(pixels, shape()), labels, NAMES.count());
    }

    private Set<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return new HashSet<>(files.filter(Files::isRegularFile).toList());
        }
    }

    private static void assertSame(ImageSet read, LabelledImages written) {
        assertThat(read.images().shape()).isEqualTo(written.shape());
        assertThat(read.images().labels()).isEqualTo(written.labels());
        assertThat(read.images().images().stream())
                .containsExactlyElementsOf(written.images().stream().toList());
        assertThat(read.classes()).isEqualTo(NAMES);
    }

    @Test
    void isCalledByAWordThatNoOtherHas() {
        assertThat(source.name()).matches("[a-z0-9]+(-[a-z0-9]+)*");
        assertThat(ImageSources.all()).extracting(ImageSource::name).doesNotHaveDuplicates();
    }

    @Test
    void saysInWordsWhyThereIsNothingInAFolder() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        Path file = Files.writeString(empty.resolve("notes.md"), "no images");

        for (Path nothing : List.of(empty, file)) {
            assertThat(source.whyNot(nothing).orElseThrow())
                    .matches("\\p{L}.*[^.\\s]")
                    .doesNotContain("\n", folder.toString());
        }
    }

    @Test
    void readsAFolderThatHasTrainingOrTestImages() throws IOException {
        assertThat(source.whyNot(folder)).isEmpty();
        assertThat(ImageFolder.of(folder).format()).isEqualTo(source.name());

        delete(testFiles);
        assertThat(source.whyNot(folder)).as("training alone").isEmpty();
        delete(trainingFiles);
        assertThat(source.whyNot(folder)).as("nothing").isPresent();
        writeTest(folder, test(), NAMES);
        assertThat(source.whyNot(folder)).as("test alone").isEmpty();
    }

    @Test
    void imagesLabelsAndNamesComeBack() {
        assertSame(source.readTraining(folder), training());
        assertSame(source.readTest(folder, NAMES), test());
    }

    @Test
    void theFilesAreNamedCountedAndHashed() throws IOException {
        List<SourceFile> before = source.readTraining(folder).files();
        assertThat(before).allSatisfy(file -> {
            assertThat(folder.resolve(file.name())).exists();
            assertThat(file.sha256()).matches("[0-9a-f]{64}");
            assertThat(file.items()).isEqualTo(5);
        });
        assertThat(source.readTraining(folder).files()).as("the same again").isEqualTo(before);

        writeTraining(folder, images(0, 2, 1, 0, 0), NAMES);
        assertThat(source.readTraining(folder).files()).as("other images").isNotEqualTo(before);
    }

    @Test
    void trainingNeverOpensATestFile() throws IOException {
        for (Path file : testFiles) {
            Files.write(file, new byte[] {1, 2, 3});
        }
        assertSame(source.readTraining(folder), training());
        delete(testFiles);
        assertSame(source.readTraining(folder), training());
    }

    @Test
    void theTestImagesStandByThemselves() throws IOException {
        delete(trainingFiles);
        writeTest(folder, test(), NAMES);
        assertSame(source.readTest(folder, NAMES), test());
    }

    @Test
    void anotherShapeThanTheTrainingsIsRefused() {
        Shape wider = new Shape(shape().channels(), shape().height(), shape().width() + 1);
        assertThatThrownBy(() -> ImageFolder.of(folder).readTest(NAMES, wider))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("expected images of " + wider + " as in training but found " + shape());
    }

    @Test
    void aMissingOrDamagedFileIsNamedInOneLine() throws IOException {
        for (SourceFile file : source.readTraining(folder).files()) {
            Path path = folder.resolve(file.name());
            byte[] content = Files.readAllBytes(path);
            Files.write(path, Arrays.copyOf(content, content.length - 1));
            assertThatThrownBy(() -> source.readTraining(folder))
                    .isInstanceOf(InputException.class)
                    .message()
                    .startsWith(path.toString())
                    .doesNotContain("\n");
            Files.delete(path);
            assertThatThrownBy(() -> source.readTraining(folder))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining(file.name());
            Files.write(path, content);
        }
    }

    private static void delete(Set<Path> files) throws IOException {
        for (Path file : files) {
            Files.delete(file);
        }
    }
}
