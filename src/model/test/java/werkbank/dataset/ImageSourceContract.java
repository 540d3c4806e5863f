package werkbank.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

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

    /** Whether training and test images are in the same file, so that neither can be without the other. */
    protected boolean hasOneFile() {
        return false;
    }

    /** The images in the order in which they are read; that in which they are written, unless the format has its own. */
    protected LabelledImages inOrder(LabelledImages images) {
        return images;
    }

    /** A file's content with something missing that nobody can do without. */
    protected byte[] damaged(byte[] content) {
        return Arrays.copyOf(content, content.length - 1);
    }

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
        assertThat(hasOneFile() || !testFiles.isEmpty()).isTrue();
    }

    private LabelledImages training() {
        return images(0, 2, 1, 2, 0);
    }

    private LabelledImages test() {
        return images(1, 0);
    }

    private ImageRequest request() {
        return ImageRequest.of(folder);
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

    private void assertSame(ImageSet read, LabelledImages images) {
        LabelledImages written = inOrder(images);
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

        assertThat(source.hasTest(request())).isTrue();
        assumeFalse(hasOneFile());
        delete(testFiles);
        assertThat(source.hasTest(request())).as("training alone").isFalse();
        assertThat(source.whyNot(folder)).as("training alone").isEmpty();
        delete(trainingFiles);
        assertThat(source.whyNot(folder)).as("nothing").isPresent();
        writeTest(folder, test(), NAMES);
        assertThat(source.whyNot(folder)).as("test alone").isEmpty();
    }

    @Test
    void imagesLabelsAndNamesComeBack() {
        assertSame(source.readTraining(request()), training());
        assertSame(source.readTest(request(), NAMES), test());
    }

    @Test
    void theFilesAreNamedCountedAndHashed() throws IOException {
        List<SourceFile> before = source.readTraining(request()).files();
        assertThat(before).allSatisfy(file -> {
            assertThat(file.sha256()).matches("[0-9a-f]{64}");
            assertThat(file.items()).isBetween(5, hasOneFile() ? 7 : 5);
        });
        assertThat(source.readTraining(request()).files()).as("the same again").isEqualTo(before);

        delete(trainingFiles);
        writeTraining(folder, images(0, 2, 1, 0, 0), NAMES);
        assertThat(source.readTraining(request()).files()).as("other images").isNotEqualTo(before);
    }

    @Test
    void trainingNeedsNoTestFile() throws IOException {
        assumeFalse(hasOneFile());
        for (Path file : testFiles) {
            Files.write(file, new byte[] {1, 2, 3});
        }
        assertSame(source.readTraining(request()), training());
        delete(testFiles);
        assertSame(source.readTraining(request()), training());
    }

    @Test
    void anOutlineSaysOfTheTestImagesWhatIsThere() throws IOException {
        source.outlineTest(request()).ifPresent(outline -> {
            assertThat(outline.images()).startsWith(folder.toString());
            assertThat(outline.labelled()).startsWith(folder.toString());
            assertThat(outline.shape()).isEqualTo(shape());
            assertThat(outline.labels())
                    .satisfiesAnyOf(labels -> assertThat(labels).isEmpty(), labels -> assertThat(labels)
                            .isEqualTo(test().labels()));
        });
        ImageFolder images = ImageFolder.of(folder);
        assertThat(images.requireFittingTest(request(), images.readTraining())).isEmpty();
        assumeFalse(hasOneFile());
        delete(testFiles);
        assertThat(source.outlineTest(request())).isEmpty();
    }

    @Test
    void copiesOfTheTrainingFilesGiveTheSameImages(@TempDir Path elsewhere) throws IOException {
        assumeFalse(source.readsPictures());
        List<Path> copied = source.trainingFiles(folder, source.readTraining(request()));
        assertThat(copied).as("files with test images alone").noneMatch(testFiles::contains);
        for (Path file : copied) {
            Files.copy(file, elsewhere.resolve(file.getFileName()));
        }
        assertSame(source.readTraining(ImageRequest.of(elsewhere)), training());
    }

    @Test
    void theTestImagesStandByThemselves() throws IOException {
        assumeFalse(hasOneFile());
        delete(trainingFiles);
        writeTest(folder, test(), NAMES);
        assertSame(source.readTest(request(), NAMES), test());
    }

    /** Labels that are numbers alone would count as those of the other classes. */
    @Test
    void classesThatAreCalledOtherwiseThanTheTrainingsAreRefused() {
        Path names = folder.resolve(ClassNamesFile.NAME);
        assumeFalse(source.readsPictures() || Files.notExists(names));
        ClassNames others = new ClassNames(List.of(NAMES.of(0), NAMES.of(2), NAMES.of(1)));

        assertThatThrownBy(() -> source.readTest(request(), others))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        names + ":2: expected '<b>' as in training but found 'Ähre'; put the labels in the order of the"
                                + " training's, or delete the file");
        assertThat(source.readTest(request(), ClassNames.numbers(3)).classes()).isEqualTo(ClassNames.numbers(3));
    }

    @Test
    void anotherShapeThanTheTrainingsIsRefusedUnlessPicturesAreFramed() {
        Shape wider = new Shape(shape().channels(), shape().height(), shape().width() + 1);
        ImageFolder images = ImageFolder.of(folder);
        if (source.readTest(request(), NAMES).isFramed()) {
            assertThat(images.readTest(NAMES, wider).images().shape()).isEqualTo(wider);
        } else {
            assertThatThrownBy(() -> images.readTest(NAMES, wider))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("expected images of " + wider + " as in training but found " + shape());
        }
    }

    @Test
    void aDamagedFileIsNamedInOneLine() throws IOException {
        for (Path file : trainingFiles) {
            if (file.endsWith(ClassNamesFile.NAME)) {
                continue;
            }
            byte[] content = Files.readAllBytes(file);
            Files.write(file, damaged(content));
            assertThatThrownBy(() -> source.readTraining(request()))
                    .isInstanceOf(InputException.class)
                    .message()
                    .startsWith(folder.toString())
                    .contains(folder.relativize(file).toString())
                    .doesNotContain("\n");
            Files.write(file, content);
        }
    }

    @Test
    void withoutImagesToLearnFromAllIsRefusedInOneLine() throws IOException {
        assumeFalse(hasOneFile());
        delete(trainingFiles);
        assertThatThrownBy(() -> source.readTraining(request()))
                .isInstanceOf(InputException.class)
                .message()
                .contains(folder.toString())
                .doesNotContain("\n");
    }

    private static void delete(Set<Path> files) throws IOException {
        for (Path file : files) {
            Files.delete(file);
        }
    }
}
