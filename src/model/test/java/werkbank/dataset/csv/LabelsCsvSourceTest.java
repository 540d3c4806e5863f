package werkbank.dataset.csv;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import werkbank.dataset.ClassNames;
import werkbank.dataset.ClassNamesFile;
import werkbank.dataset.ImageSource;
import werkbank.dataset.ImageSourceContract;
import werkbank.dataset.LabelledImages;
import werkbank.dataset.listed.PngFiles;
import werkbank.recipe.Shape;

class LabelsCsvSourceTest extends ImageSourceContract {
    @Override
    protected Class<? extends ImageSource> type() {
        return LabelsCsvSource.class;
    }

    /** The file with the labels has both. */
    @Override
    protected boolean hasOneFile() {
        return true;
    }

    @Override
    protected Shape shape() {
        return new Shape(3, 4, 5);
    }

    @Override
    protected void writeTraining(Path into, LabelledImages images, ClassNames names) throws IOException {
        Files.write(into.resolve(LabelsCsv.NAME), List.of("file,label,split"));
        Files.write(into.resolve(ClassNamesFile.NAME), names.names());
        write(into, "train", images, names);
    }

    @Override
    protected void writeTest(Path into, LabelledImages images, ClassNames names) throws IOException {
        write(into, "test", images, names);
    }

    private void write(Path into, String part, LabelledImages images, ClassNames names) throws IOException {
        List<String> lines = new ArrayList<>();
        for (int row = 0; row < images.rows(); row++) {
            String file = part + row + ".png";
            PngFiles.write(into.resolve(file), images.images().row(row), shape());
            lines.add(file + ",\"" + names.of(images.labels()[row]) + "\"," + part);
        }
        Files.write(into.resolve(LabelsCsv.NAME), lines, StandardOpenOption.APPEND);
    }

    @Override
    protected byte[] damaged(byte[] content) {
        return Arrays.copyOf(content, content.length / 2);
    }
}
