package werkbank.experiment;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import werkbank.recipe.Portion;
import werkbank.space.DataSpec;

/**
 * Training images for machines that don't see this one's folders.
 *
 * @param files that are copied into one folder there
 * @param spec by which they are read there; its folder is a path from the one with the copies, empty for that one itself
 */
public record SentData(List<Path> files, DataSpec spec) {
    /** Copies the list. */
    public SentData {
        files = List.copyOf(files);
    }

    /**
     * Lists the files of some images that were read here. Test images stay here, so nothing is drawn for the test in their
     * place there.
     *
     * @return empty for pictures in files of their own, which are too many to be sent along one by one, and files of the
     *     same name would meet
     */
    public static Optional<SentData> of(TrainingData data) {
        if (data.folder().readsPictures()) {
            return Optional.empty();
        }
        Path from = data.folder().path();
        DataSpec there =
                data.spec().in(Files.isDirectory(from) ? "" : from.getFileName().toString());
        return Optional.of(new SentData(
                data.folder().trainingFiles(data.set()),
                data.folder().hasOwnTest() ? there.drawing(Portion.NONE) : there));
    }
}
