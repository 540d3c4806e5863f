package werkbank.dataset.npz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import werkbank.dataset.ClassNames;
import werkbank.dataset.ClassNamesFile;
import werkbank.dataset.ImageSource;
import werkbank.dataset.ImageSourceContract;
import werkbank.dataset.LabelledImages;
import werkbank.recipe.Shape;

class NpzSourceTest extends ImageSourceContract {
    private final TreeMap<String, byte[]> arrays = new TreeMap<>();

    @Override
    protected Class<? extends ImageSource> type() {
        return NpzSource.class;
    }

    @Override
    protected boolean hasOneFile() {
        return true;
    }

    @Override
    protected Shape shape() {
        return Shape.grey(3, 2);
    }

    @Override
    protected void writeTraining(Path into, LabelledImages images, ClassNames names) throws IOException {
        write(into, "train", images);
        Files.write(into.resolve(ClassNamesFile.NAME), names.names());
    }

    @Override
    protected void writeTest(Path into, LabelledImages images, ClassNames names) throws IOException {
        write(into, "test", images);
    }

    private void write(Path into, String part, LabelledImages images) throws IOException {
        ByteArrayOutputStream pixels = new ByteArrayOutputStream();
        images.images().stream().forEach(pixels::writeBytes);
        arrays.put("x_" + part, NpzBytes.bytes(images.rows() + ", 3, 2", pixels.toByteArray()));
        arrays.put("y_" + part, NpzBytes.labels(images.labels()));
        NpzBytes.write(into.resolve("digits.npz"), arrays);
    }
}
