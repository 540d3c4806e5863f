package werkbank.dataset;

import java.io.IOException;
import java.nio.file.Path;
import werkbank.recipe.Shape;

/** A picture format takes one file and a services line. This one has colours. */
class RawSourceTest extends ImageSourceContract {
    @Override
    protected Class<? extends ImageSource> type() {
        return RawSource.class;
    }

    @Override
    protected Shape shape() {
        return new Shape(3, 2, 4);
    }

    @Override
    protected void writeTraining(Path into, LabelledImages images, ClassNames names) throws IOException {
        RawSource.write(into.resolve(RawSource.TRAINING), images, names);
    }

    @Override
    protected void writeTest(Path into, LabelledImages images, ClassNames names) throws IOException {
        RawSource.write(into.resolve(RawSource.TEST), images, names);
    }
}
