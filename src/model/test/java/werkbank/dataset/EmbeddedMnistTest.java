package werkbank.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import werkbank.dataset.ImageSet.SourceFile;
import werkbank.recipe.Shape;

/** The files in data/mnist are the original ones. */
class EmbeddedMnistTest {
    private static final ImageFolder MNIST = ImageFolder.of(Path.of("data", "mnist"));

    @Test
    void trainingFiles() {
        ImageSet training = MNIST.readTraining();
        assertThat(training.files())
                .containsExactly(
                        new SourceFile(
                                "train-images-idx3-ubyte.gz",
                                "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
                                60_000),
                        new SourceFile(
                                "train-labels-idx1-ubyte.gz",
                                "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
                                60_000));
        LabelledImages images = training.images();
        assertThat(images.images().count()).isEqualTo(60_000);
        assertThat(images.images().row(59_999)).hasSize(28 * 28);
        assertThat(images.classes()).isEqualTo(10);
        assertThat(IntStream.of(images.labels()).limit(5)).containsExactly(5, 0, 4, 1, 9);
    }

    @Test
    void testFiles() {
        assertThat(MNIST.readTest(ClassNames.numbers(10), Shape.grey(28, 28)).files())
                .containsExactly(
                        new SourceFile(
                                "t10k-images-idx3-ubyte.gz",
                                "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
                                10_000),
                        new SourceFile(
                                "t10k-labels-idx1-ubyte.gz",
                                "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2",
                                10_000));
    }
}
