package werkbank.dataset.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import werkbank.dataset.ClassNames;
import werkbank.dataset.ClassNamesFile;
import werkbank.dataset.ImageSource;
import werkbank.dataset.ImageSourceContract;
import werkbank.dataset.LabelledImages;
import werkbank.dataset.listed.PngFiles;
import werkbank.recipe.Shape;

class ClassFolderSourceTest extends ImageSourceContract {
    @Override
    protected Class<? extends ImageSource> type() {
        return ClassFolderSource.class;
    }

    @Override
    protected Shape shape() {
        return new Shape(3, 4, 5);
    }

    @Override
    protected void writeTraining(Path into, LabelledImages images, ClassNames names) throws IOException {
        write(into.resolve("train"), images, names);
        Files.write(into.resolve(ClassNamesFile.NAME), names.names());
    }

    @Override
    protected void writeTest(Path into, LabelledImages images, ClassNames names) throws IOException {
        write(into.resolve("test"), images, names);
    }

    private void write(Path part, LabelledImages images, ClassNames names) throws IOException {
        for (int row = 0; row < images.rows(); row++) {
            Path file = part.resolve(names.of(images.labels()[row])).resolve("image" + row + ".png");
            PngFiles.write(file, images.images().row(row), shape());
        }
    }

    /** Folders are read one after the other, in natural order, whatever the numbers of their classes. */
    @Override
    protected LabelledImages inOrder(LabelledImages images) {
        int[] place = {2, 1, 0};
        return images.subset(IntStream.range(0, images.rows())
                .boxed()
                .sorted(Comparator.comparing(row -> place[images.labels()[row]]))
                .mapToInt(Integer::intValue)
                .toArray());
    }

    @Override
    protected byte[] damaged(byte[] content) {
        return Arrays.copyOf(content, content.length / 2);
    }
}
