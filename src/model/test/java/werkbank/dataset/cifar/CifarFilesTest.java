package werkbank.dataset.cifar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import werkbank.InputException;
import werkbank.dataset.ClassNames;
import werkbank.dataset.ImageFolder;
import werkbank.dataset.ImageRequest;
import werkbank.dataset.ImageSet;
import werkbank.dataset.Images;
import werkbank.dataset.LabelledImages;
import werkbank.recipe.Portion;
import werkbank.recipe.Shape;

/** The two data sets' own names of files, and what is wrong with some. */
class CifarFilesTest {
    private static final Shape SHAPE = new Shape(3, 32, 32);

    @TempDir
    Path folder;

    /** Images that are the value of their label all over. */
    private static LabelledImages images(int... labels) {
        byte[][] pixels = new byte[labels.length][SHAPE.values()];
        for (int row = 0; row < labels.length; row++) {
            Arrays.fill(pixels[row], (byte) labels[row]);
        }
        return new LabelledImages(new Images(pixels, SHAPE), labels, 100);
    }

    private void write(String name, LabelledImages images, int... before) throws IOException {
        Files.write(folder.resolve(name), CifarSourceTest.records(images, before));
    }

    @Test
    void theBatchesOfCifar10AreReadInTheOrderOfTheirNumbers() throws IOException {
        write("data_batch_10.bin", images(9));
        write("data_batch_2.bin", images(0, 3));
        write("test_batch.bin", images(1));
        Files.writeString(
                folder.resolve("batches.meta.txt"),
                "airplane\nautomobile\nbird\ncat\ndeer\ndog\nfrog\nhorse\nship\ntruck\n\n");

        ImageSet set = ImageFolder.of(folder).readTraining();
        assertThat(set.images().labels()).containsExactly(0, 3, 9);
        assertThat(set.images().images().row(1)).containsOnly(3);
        assertThat(set.nameOf(1)).isEqualTo("data_batch_2.bin[1]");
        assertThat(set.nameOf(2)).isEqualTo("data_batch_10.bin[0]");
        assertThat(set.places().position(2)).isEqualTo(2);
        assertThat(set.classes().names()).hasSize(10).startsWith("airplane").endsWith("truck");
        assertThat(set.findings().found())
                .isEqualTo("CIFAR-10's binary files: 10 classes, 3 training images and 1 test image");
        assertThat(ImageFolder.of(folder).trainingFiles(set))
                .extracting(file -> file.getFileName().toString())
                .containsExactly("data_batch_2.bin", "data_batch_10.bin", "batches.meta.txt");
    }

    @Test
    void theDataSetsOwnNamesAreComparedWithTheTrainings() throws IOException {
        write("test_batch.bin", images(1));
        Path names = Files.writeString(folder.resolve("batches.meta.txt"), "airplane\nautomobile\n\n");
        ImageFolder data = ImageFolder.of(folder);

        assertThatThrownBy(() -> data.readTest(new ClassNames(List.of("airplane", "bird")), SHAPE))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(names + ":2: expected 'bird' as in training but found 'automobile'");
        Files.write(folder.resolve("classes.txt"), List.of("airplane", "bird"));
        assertThat(data.readTest(new ClassNames(List.of("airplane", "bird")), SHAPE)
                        .images()
                        .labels())
                .containsExactly(1);
    }

    @Test
    void theFineLabelsOfCifar100AreRead() throws IOException {
        write("train.bin", images(1, 0), 19);
        Files.write(folder.resolve("fine_label_names.txt"), List.of("apple", "aquarium_fish"));

        ImageSet set = ImageFolder.of(folder).readTraining();
        assertThat(set.images().labels()).containsExactly(1, 0);
        assertThat(set.classes().names()).containsExactly("apple", "aquarium_fish");
        Files.writeString(folder.resolve("fine_label_names.txt"), "\uFEFFapple\r\naquarium_fish\r\n");
        assertThat(ImageFolder.of(folder).readTraining().classes()).isEqualTo(set.classes());
    }

    @Test
    void aPartIsDrawnForTheTestWhereOneIsWanted() throws IOException {
        write("data_batch_1.bin", images(0, 0, 0, 0, 1, 1, 1, 1));
        ImageFolder data = ImageFolder.of(folder);
        ImageRequest request = ImageRequest.of(folder).drawing(new Portion(0.25, 0));

        ImageSet training = data.readTraining(request);
        ImageSet test = data.readTest(request, training.classes(), SHAPE);
        assertThat(training.images().labels()).containsExactly(0, 0, 0, 1, 1, 1);
        assertThat(test.images().labels()).containsExactly(0, 1);
        assertThatThrownBy(() -> data.readTest(training.classes(), SHAPE))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(folder + " has no test images")
                .hasMessageContaining("data: {test: 0.1}");
    }

    @Test
    void aTestFileThatIsCutOffIsFoundByItsSize() throws IOException {
        write("data_batch_1.bin", images(0, 1));
        byte[] two = CifarSourceTest.records(images(1, 0));
        Path test = folder.resolve("test_batch.bin");
        Files.write(test, Arrays.copyOf(two, two.length - 1));
        ImageFolder data = ImageFolder.of(folder);
        ImageSet training = data.readTraining();
        assertThat(training.findings().found())
                .isEqualTo("CIFAR-10's binary files: 2 classes, 2 training images and a file of test images");
        assertThatThrownBy(() -> data.requireFittingTest(ImageRequest.of(folder), training))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(test + ": expected records of 3,073 bytes")
                .hasMessageContaining("the file has 6,145, which is no multiple");

        Files.write(test, two);
        assertThat(data.requireFittingTest(ImageRequest.of(folder), training)).isEmpty();
        assertThat(data.readTraining().findings().found()).endsWith(" and 2 test images");
    }

    @Test
    void moreClassesThanNamesAreRefused() throws IOException {
        write("data_batch_1.bin", images(0, 2));
        Files.write(folder.resolve("batches.meta.txt"), List.of("airplane", "bird"));
        assertThatThrownBy(() -> ImageFolder.of(folder).readTraining())
                .isInstanceOf(InputException.class)
                .hasMessageContaining("there are names of 2 classes but a label is 2");
    }
}
