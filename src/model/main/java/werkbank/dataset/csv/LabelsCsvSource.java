package werkbank.dataset.csv;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import werkbank.dataset.ClassNames;
import werkbank.dataset.ImageRequest;
import werkbank.dataset.ImageSet;
import werkbank.dataset.ImageSource;
import werkbank.dataset.listed.ListedImages;

/**
 * Pictures whose labels are in a file: {@code labels.csv} with the columns {@code file}, {@code label} and, if you
 * like, {@code split}.
 */
public final class LabelsCsvSource implements ImageSource {
    @Override
    public String name() {
        return "labels-csv";
    }

    @Override
    public int rank() {
        return 70;
    }

    @Override
    public Optional<String> whyNot(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Optional.of("it is a file, not a folder");
        }
        return Files.isRegularFile(folder.resolve(LabelsCsv.NAME))
                ? Optional.empty()
                : Optional.of("no file " + LabelsCsv.NAME);
    }

    @Override
    public boolean readsPictures() {
        return true;
    }

    @Override
    public boolean hasTest(ImageRequest request) {
        return ListedImages.hasTest(LabelsCsv.read(request.folder()), request);
    }

    @Override
    public ImageSet readTraining(ImageRequest request) {
        return ListedImages.training(LabelsCsv.read(request.folder()), request);
    }

    @Override
    public ImageSet readTest(ImageRequest request, ClassNames classes) {
        return ListedImages.test(LabelsCsv.read(request.folder()), request, classes);
    }
}
