package werkbank.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
        assertThat(found(other)).endsWith(" and a file of test images");

        Files.delete(other.resolve("t10k-images-idx3-ubyte.gz"));
        assertThat(found(other)).endsWith(" and no test images");
    }

    private static String found(Path folder) {
        return ImageFolder.of(folder).readTraining().findings().found();
    }

    @Override
    protected void writeTest(Path into, LabelledImages images, ClassNames names) throws IOException {
        IdxBytes.write(into, "t10k", images);
    }
}
