package werkbank.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import werkbank.InputException;
import werkbank.recipe.ImageSpec;
import werkbank.recipe.Shape;

class IdxSourceTest extends ImageSourceContract {
    @Override
    protected Class<? extends ImageSource> type() {
        return IdxSource.class;
    }

    @Override
    protected Shape shape() {
        return Shape.grey(3, 2);
    }

    @Override
    protected void writeTraining(Path into, LabelledImages images, ClassNames names) throws IOException {
        IdxBytes.write(into, "train", images);
        Files.write(into.resolve(ClassNamesFile.NAME), names.names());
    }

    @Test
    void saysHowManyImagesThereAre(@TempDir Path other) throws IOException {
        IdxBytes.writeFolder(other, "");
        assertThat(found(other)).isEqualTo("IDX files: 3 classes, 3 training images and 2 test images");

        Path test = other.resolve("t10k-images-idx3-ubyte");
        Files.write(other.resolve("t10k-images-idx3-ubyte.gz"), IdxBytes.gzip(Files.readAllBytes(test)));
        Files.delete(test);
        assertThat(found(other)).as("packed").endsWith(" and 2 test images");
        Files.write(other.resolve("t10k-images-idx3-ubyte.gz"), IdxBytes.gzip(IdxBytes.images(1, 5, 7)));
        assertThat(found(other)).as("whatever they are").endsWith(" and 1 test image");
        Files.write(other.resolve("t10k-images-idx3-ubyte.gz"), new byte[] {1, 2, 3});
        assertThat(found(other)).endsWith(" and a file of test images");

        Files.delete(other.resolve("t10k-images-idx3-ubyte.gz"));
        assertThat(found(other)).endsWith(" and no test images");
    }

    @Test
    void testImagesThatWillNotFitAreRefusedByHeaderAndLabels(@TempDir Path other) throws IOException {
        IdxBytes.writeFolder(other, "");
        assertThat(check(other, ImageSpec.FROM_DATA)).isEmpty();

        Path images = other.resolve("t10k-images-idx3-ubyte");
        Files.write(images, IdxBytes.gzip(IdxBytes.images(2, 5, 7)));
        assertThatThrownBy(() -> check(other, ImageSpec.FROM_DATA))
                .isInstanceOf(InputException.class)
                .hasMessage(images
                        + ": expected images of 2 × 2 as in training but found 5 × 7; make them alike, or have both"
                        + " framed with image: {size: {height: 2, width: 2}, colour: grey}");
        assertThat(check(other, ImageSpec.FROM_DATA.with(Shape.grey(2, 2))))
                .containsExactly(images + ": images of 5 × 7, which are framed to 2 × 2 as image: says");

        Files.write(images, IdxBytes.images(2, 2, 2));
        Path labels = other.resolve("t10k-labels-idx1-ubyte");
        Files.write(labels, IdxBytes.labels(1, 3));
        assertThatThrownBy(() -> check(other, ImageSpec.FROM_DATA))
                .isInstanceOf(InputException.class)
                .hasMessage(labels
                        + ": expected labels 0 to 2 as in training but label 2 is 3; leave its image out, or learn from"
                        + " some of its class");
        Files.write(labels, IdxBytes.labels(1));
        assertThatThrownBy(() -> check(other, ImageSpec.FROM_DATA))
                .isInstanceOf(InputException.class)
                .hasMessage(labels + ": 2 images but 1 label; is it the label file of t10k-images-idx3-ubyte?");
    }

    private static List<String> check(Path folder, ImageSpec image) {
        ImageFolder data = ImageFolder.of(folder);
        ImageRequest request = ImageRequest.of(folder).framing(image);
        return data.requireFittingTest(request, data.readTraining(request));
    }

    private static String found(Path folder) {
        return ImageFolder.of(folder).readTraining().findings().found();
    }

    @Override
    protected void writeTest(Path into, LabelledImages images, ClassNames names) throws IOException {
        IdxBytes.write(into, "t10k", images);
    }
}
