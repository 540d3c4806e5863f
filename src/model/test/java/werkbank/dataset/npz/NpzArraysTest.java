package werkbank.dataset.npz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import werkbank.InputException;
import werkbank.dataset.ClassNames;
import werkbank.dataset.ImageFolder;
import werkbank.dataset.ImageRequest;
import werkbank.dataset.ImageSet;
import werkbank.recipe.Portion;
import werkbank.recipe.Shape;

/** The forms that images and labels have in archives of NumPy's, and what is refused. */
class NpzArraysTest {
    @TempDir
    Path folder;

    private final Map<String, byte[]> arrays = new LinkedHashMap<>();
    private Path file;

    @BeforeEach
    void twoImages() {
        file = folder.resolve("d.npz");
        arrays.put("x_train", NpzBytes.bytes("2, 1, 2", (byte) 0, (byte) 255, (byte) 3, (byte) 4));
        arrays.put("y_train", NpzBytes.labels(1, 0));
    }

    private ImageSet read() throws IOException {
        NpzBytes.write(file, arrays);
        return ImageFolder.of(folder).readTraining();
    }

    private void assertRefused(String words) {
        assertThatThrownBy(this::read)
                .isInstanceOf(InputException.class)
                .message()
                .startsWith(file.toString())
                .contains(words)
                .doesNotContain("\n");
    }

    private static byte[] reals(String shape, float... values) {
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return NpzBytes.array("<f4", false, shape, bytes.array());
    }

    @Test
    void theFileItselfMayBeTheDataFolder() throws IOException {
        read();
        assertThat(ImageFolder.of(file).readTraining().images().labels()).containsExactly(1, 0);
    }

    @Test
    void coloursAreTakenApart() throws IOException {
        arrays.put("x_train", NpzBytes.bytes("2, 1, 1, 3", (byte) 1, (byte) 2, (byte) 3, (byte) 4, (byte) 5, (byte) 6));
        ImageSet set = read();
        assertThat(set.images().shape()).isEqualTo(new Shape(3, 1, 1));
        assertThat(set.images().images().row(1)).containsExactly(4, 5, 6);
    }

    @Test
    void imagesToLearnFromAloneAreAddedUp() throws IOException {
        ImageSet test = readTest(2, 3);
        ImageSet training = read();
        assertThat(training.sums()).isPresent();
        assertThat(training.statistics()).isPresent();
        assertThat(test.image().normalise()).isEqualTo(training.image().normalise());
        assertThat(test.sums()).isEmpty();
    }

    @Test
    void aColumnOfLabelsOfAnyWholeTypeIsRead() throws IOException {
        arrays.put(
                "y_train",
                NpzBytes.array(">i8", true, "2, 1", new byte[] {0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0}));
        assertThat(read().images().labels()).containsExactly(1, 0);
    }

    @Test
    void realsFromZeroToOneAreScaledWithALine() throws IOException {
        arrays.put("x_train", reals("2, 1, 2", 0, 1, 0.5f, 0.1f));
        ImageSet set = read();
        assertThat(set.images().images().row(0)).containsExactly(0, 255);
        assertThat(set.images().images().row(1)).containsExactly(128, 26);
        assertThat(set.findings().notes())
                .containsExactly("x_train has reals 0 to 1; they were multiplied by 255 and rounded");

        arrays.put("x_train", reals("2, 1, 2", 0, 254.6f, 1, 2));
        assertThat(read().images().images().row(0)).containsExactly(0, 255);
    }

    @Test
    void realsOfNeitherRangeAreRefused() throws IOException {
        arrays.put("x_train", reals("2, 1, 2", 0, 1.25f, 0.5f, 0.1f));
        assertRefused("x_train: expected values 0 to 1, or 0 to 255, but the greatest is 1.25; clip them with"
                + " numpy.clip(images, 0, 1), or scale them to 0 to 255");

        arrays.put("x_train", reals("2, 1, 2", 0, 16, 3, 7));
        assertThat(read().images().images().row(0))
                .as("scanned digits are 0 to 16")
                .containsExactly(0, 16);
    }

    private ImageSet readTest(float... values) throws IOException {
        arrays.put("x_test", reals("1, 1, 2", values));
        arrays.put("y_test", NpzBytes.labels(1));
        ImageSet training = read();
        return ImageFolder.of(folder)
                .readTest(training.classes(), training.images().shape());
    }

    @Test
    void theScaleOfTheTrainingImagesIsThatOfTheOthers() throws IOException {
        arrays.put("x_train", reals("2, 1, 2", 0, 1, 0.5f, 0.1f));
        arrays.put("x_val", NpzBytes.bytes("1, 1, 2", (byte) 0, (byte) 1));
        arrays.put("y_val", NpzBytes.labels(1));
        ImageSet test = readTest(0.2f, 0.4f);
        assertThat(test.images().images().row(0)).containsExactly(51, 102);
        assertThat(test.findings().notes())
                .containsExactly(
                        "x_test has reals 0 to 1; they were multiplied by 255 and rounded, as those of x_train");
        ImageSet training = read();
        assertThat(training.images().images().row(2)).as("validation").containsExactly(0, 255);
        assertThat(training.findings().notes())
                .containsExactly(
                        "x_train has reals 0 to 1; they were multiplied by 255 and rounded",
                        "x_val has whole numbers 0 to 1; they were multiplied by 255 and rounded, as those of x_train");

        arrays.put("x_train", reals("2, 1, 2", 0, 200, 1, 2));
        arrays.put("x_val", NpzBytes.bytes("1, 1, 2", (byte) 0, (byte) 1));
        assertThat(readTest(0, 1.6f).images().images().row(0)).containsExactly(0, 2);
        assertThat(readTest(0, 0).images().images().row(0)).as("all black").containsExactly(0, 0);
        assertThat(read().images().images().row(2)).as("validation").containsExactly(0, 1);
    }

    @Test
    void anotherScaleThanThatOfTheTrainingImagesIsRefused() {
        arrays.put("x_train", reals("2, 1, 2", 0, 1, 0.5f, 0.1f));
        assertThatThrownBy(() -> readTest(0, 200))
                .isInstanceOf(InputException.class)
                .hasMessage(file
                        + ": x_test: expected values 0 to 1 as those of x_train but the greatest is 200.0; divide it by"
                        + " 255, or save both as numpy.uint8");
        arrays.put("x_train", NpzBytes.bytes("2, 1, 2", (byte) 0, (byte) 255, (byte) 3, (byte) 4));
        assertThatThrownBy(() -> readTest(0, 0.5f))
                .isInstanceOf(InputException.class)
                .hasMessage(file
                        + ": x_test: expected values 0 to 255 as those of x_train but the greatest is 0.5; multiply it"
                        + " by 255, or save both as numpy.uint8");
        arrays.put("x_val", reals("1, 1, 2", 0, 0.25f));
        arrays.put("y_val", NpzBytes.labels(1));
        assertRefused("x_val: expected values 0 to 255 as those of x_train but the greatest is 0.25");
    }

    private void assertUnfit(String words) {
        assertThatThrownBy(this::check)
                .isInstanceOf(InputException.class)
                .message()
                .startsWith(file + ": ")
                .contains(words)
                .doesNotContain("\n");
    }

    private List<String> check() throws IOException {
        ImageSet training = read();
        return ImageFolder.of(folder).requireFittingTest(ImageRequest.of(folder), training);
    }

    @Test
    void aTestThatWillNotFitIsRefusedBeforeItIsOpened() throws IOException {
        arrays.put("x_test", NpzBytes.bytes("1, 1, 2", (byte) 0, (byte) 1));
        arrays.put("y_test", NpzBytes.labels(1));
        assertThat(check()).isEmpty();

        arrays.put("y_test", NpzBytes.labels(2));
        assertUnfit("y_test: expected labels 0 to 1 as in training but label 1 is 2; leave its image out");
        arrays.put("y_test", NpzBytes.labels(1, 0));
        assertUnfit("1 image in x_test but 2 labels in y_test; save one label for each image");
        arrays.put("y_test", NpzBytes.array("|O", false, "1,", new byte[4]));
        assertUnfit("y_test: expected whole numbers or reals of 4 or 8 bytes but found values of type |O");

        arrays.put("y_test", NpzBytes.labels(1));
        arrays.put("x_test", NpzBytes.bytes("1, 2, 1", (byte) 0, (byte) 1));
        assertUnfit("x_test: expected images of 1 × 2 as in training but found 2 × 1; make them alike, or have both"
                + " framed with image: {size: {height: 1, width: 2}, colour: grey}");
        arrays.put("x_test", reals("1, 1, 2", 0, 0.5f));
        assertUnfit("x_test: expected values 0 to 255 as those of x_train but the greatest is 0.5");
        arrays.put("x_test", NpzBytes.array("<i2", false, "1, 1, 2", new byte[] {0, 0, 0, 1}));
        assertUnfit("x_test: expected values 0 to 255, or 0 to 1, but found 256.0");
        arrays.put("x_train", reals("2, 1, 2", 0, 1, 0.5f, 0.1f));
        arrays.put("x_test", reals("1, 1, 2", 0, 200));
        assertUnfit("x_test: expected values 0 to 1 as those of x_train but the greatest is 200.0");
        arrays.put("x_test", NpzBytes.array("|O", false, "1,", new byte[4]));
        assertUnfit("x_test: expected whole numbers or reals of 4 or 8 bytes but found values of type |O");
    }

    @Test
    void testImagesThatAreAloneDecideThemselves() throws IOException {
        arrays.clear();
        arrays.put("x_test", reals("1, 1, 2", 0, 0.2f));
        arrays.put("y_test", NpzBytes.labels(1));
        NpzBytes.write(file, arrays);
        ImageSet test = ImageFolder.of(folder).readTest(ClassNames.numbers(2), Shape.grey(1, 2));
        assertThat(test.images().images().row(0)).containsExactly(0, 51);
        assertThat(test.findings().notes())
                .containsExactly("x_test has reals 0 to 1; they were multiplied by 255 and rounded");
    }

    @Test
    void valuesThatNobodyCanGuessAreRefused() {
        arrays.put("x_train", reals("2, 1, 2", -1, 1, 0, 0));
        assertRefused("x_train: expected values 0 to 255, or 0 to 1, but found -1.0");
        arrays.put("x_train", reals("2, 1, 2", Float.NaN, 1, 0, 0));
        assertRefused("but found NaN");
        arrays.put("x_train", NpzBytes.array("<i2", false, "2, 1, 2", new byte[] {0, 1, 0, 0, 0, 0, 0, 0}));
        assertRefused("but found 256.0");
    }

    @Test
    void otherFormsAreRefusedInWords() {
        arrays.put("x_train", NpzBytes.array("|u1", true, "2, 1, 2", new byte[4]));
        assertRefused("x_train: is in Fortran's order");
        arrays.put("x_train", NpzBytes.array("|O", false, "2, 1, 2", new byte[4]));
        assertRefused("values of type |O; save numpy.array(");
        arrays.put("x_train", NpzBytes.bytes("2, 2", new byte[4]));
        assertRefused("expected [images, height, width] or [images, height, width, channels] but found [2, 2] of |u1");
        arrays.put("x_train", "no array".getBytes(StandardCharsets.US_ASCII));
        assertRefused("x_train: expected an array of NumPy's");
    }

    @Test
    void sizesThatLieAreFoundOut() {
        arrays.put("x_train", NpzBytes.bytes("2000000000, 4096, 4096", new byte[40]));
        assertRefused("x_train: truncated: expected [2000000000, 4096, 4096] of |u1 but the array ends before");
        arrays.put("x_train", NpzBytes.bytes("2, 1, 2", new byte[5]));
        assertRefused("but more follows");
    }

    @Test
    void labelsThatAreNoneAreRefused() {
        arrays.put("y_train", NpzBytes.labels(1, -1));
        assertRefused("y_train: label 2 is -1");
        arrays.put("y_train", NpzBytes.array("<U1", false, "2,", new byte[8]));
        assertRefused("values of type <U1; save labels as numbers 0 to n - 1, numpy.searchsorted(names, labels)");
        arrays.put("y_train", NpzBytes.labels(1));
        assertRefused("2 images in x_train but 1 label in y_train; save one label for each image");
        arrays.put("y_train", NpzBytes.bytes("2, 10", new byte[20]));
        assertRefused("of one-hot labels save numpy.argmax(labels, axis=1)");
        arrays.remove("y_train");
        assertRefused("expected an array y_train but found none");
    }

    @Test
    void objectsAndOtherRealsAreRefusedWithWhatWorks() {
        arrays.put("x_train", NpzBytes.array("|O", false, "2,", new byte[4]));
        assertRefused("x_train: expected whole numbers or reals of 4 or 8 bytes but found values of type |O; save"
                + " numpy.array(images.tolist()) of images of one size, and labels as numbers 0 to n - 1,"
                + " numpy.searchsorted(names, labels) with names = numpy.unique(y_train) for each part, and the names in"
                + " classes.txt, a line each");
        arrays.put("x_train", NpzBytes.array("<f2", false, "2, 1, 2", new byte[8]));
        assertRefused("values of type <f2; convert the array with .astype('float32')");
        arrays.put("x_train", NpzBytes.array("|b1", false, "2, 1, 2", new byte[4]));
        assertRefused(
                "values of type |b1; convert images with .astype('uint8') * 255, and labels with .astype('uint8')");
    }

    @Test
    void trainingLooksAtNothingOfTheTestArraysButTheHeader() throws IOException {
        arrays.put("x_test", new byte[] {1, 2, 3});
        arrays.put("y_test", NpzBytes.labels(0));
        ImageSet training = read();
        assertThat(training.images().rows()).isEqualTo(2);
        assertThat(training.findings().found())
                .isEqualTo("d.npz: 2 classes, 2 training images and an array of test images");
        assertThatThrownBy(() -> ImageFolder.of(folder)
                        .readTest(training.classes(), training.images().shape()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("x_test: expected an array");
    }

    @Test
    void testImagesAreCountedByTheirHeader() throws IOException {
        arrays.put("x_test", NpzBytes.bytes("3, 1, 2", new byte[6]));
        arrays.put("y_test", NpzBytes.labels(0, 1, 0));
        assertThat(read().findings().found()).isEqualTo("d.npz: 2 classes, 2 training images and 3 test images");

        arrays.put("x_test", reals("1, 1, 2", 0, 0.5f));
        assertThat(read().findings().found()).as("of another type").endsWith(" and 1 test image");
        arrays.put("x_val", NpzBytes.bytes("1, 1, 2", (byte) 7, (byte) 8));
        arrays.put("y_val", NpzBytes.labels(1));
        assertThat(read().findings().found())
                .isEqualTo("d.npz: 2 classes, 2 training, 1 validation image and 1 test image");
    }

    @Test
    void aValidationPartOfItsOwnFollowsTheTrainingImages() throws IOException {
        arrays.put("x_val", NpzBytes.bytes("1, 1, 2", (byte) 7, (byte) 8));
        arrays.put("y_val", NpzBytes.labels(1));
        ImageSet set = read();
        assertThat(set.heldOut()).isEqualTo(1);
        assertThat(set.images().labels()).containsExactly(1, 0, 1);
        assertThat(set.images().images().row(2)).containsExactly(7, 8);
        assertThat(set.nameOf(1)).isEqualTo("x_train[1]");
        assertThat(set.nameOf(2)).isEqualTo("x_val[0]");

        ImageRequest drawing = ImageRequest.of(folder).drawing(new Portion(0, 1));
        ImageSet left = ImageFolder.of(folder).readTraining(drawing);
        assertThat(left.heldOut()).as("none of them is drawn").isEqualTo(1);
        assertThat(left.images().rows()).isEqualTo(2);
        assertThat(left.images().images().row(1)).containsExactly(7, 8);
        assertThat(left.nameOf(1)).isEqualTo("x_val[0]");
    }

    @Test
    void validationLabelsOfClassesThatNobodyLearnsAreRefused() {
        arrays.put("x_val", NpzBytes.bytes("2, 1, 2", (byte) 7, (byte) 8, (byte) 9, (byte) 1));
        arrays.put("y_val", NpzBytes.labels(1, 2));
        assertRefused("expected validation labels 0 to 1 as in training but label 2 is 2; leave its image out");
    }

    @Test
    void ofSeveralFilesOneMustBeNamed() throws IOException {
        read();
        Files.copy(file, folder.resolve("e.npz"));
        assertThatThrownBy(this::read)
                .isInstanceOf(InputException.class)
                .hasMessageContaining("expected one file that ends with .npz but found 2 (d.npz, e.npz)");
    }
}
