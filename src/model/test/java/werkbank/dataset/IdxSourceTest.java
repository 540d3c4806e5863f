package werkbank.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    @Override
    protected void writeTest(Path into, LabelledImages images, ClassNames names) throws IOException {
        IdxBytes.write(into, "t10k", images);
    }
}
