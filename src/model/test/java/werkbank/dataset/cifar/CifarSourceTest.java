package werkbank.dataset.cifar;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import werkbank.dataset.ClassNames;
import werkbank.dataset.ClassNamesFile;
import werkbank.dataset.ImageSource;
import werkbank.dataset.ImageSourceContract;
import werkbank.dataset.LabelledImages;
import werkbank.recipe.Shape;

class CifarSourceTest extends ImageSourceContract {
    @Override
    protected Class<? extends ImageSource> type() {
        return CifarSource.class;
    }

    @Override
    protected Shape shape() {
        return new Shape(3, 32, 32);
    }

    @Override
    protected void writeTraining(Path into, LabelledImages images, ClassNames names) throws IOException {
        Files.write(into.resolve("data_batch_1.bin"), records(images));
        Files.write(into.resolve(ClassNamesFile.NAME), names.names());
    }

    @Override
    protected void writeTest(Path into, LabelledImages images, ClassNames names) throws IOException {
        Files.write(into.resolve("test_batch.bin"), records(images));
    }

    /** @param before bytes before the label of each record */
    static byte[] records(LabelledImages images, int... before) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int row = 0; row < images.rows(); row++) {
            for (int one : before) {
                bytes.write(one);
            }
            bytes.write(images.labels()[row]);
            bytes.writeBytes(images.images().row(row));
        }
        return bytes.toByteArray();
    }
}
