package werkbank.experiment;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import werkbank.InputException;
import werkbank.dataset.Fold;
import werkbank.dataset.ImageFolder;
import werkbank.dataset.ImageSet;
import werkbank.dataset.Split;
import werkbank.recipe.Shape;
import werkbank.space.DataSpec;

/**
 * The training images of a folder, and how they are divided: the same in every process.
 *
 * @param folder that they were read from
 * @param set all of its training images
 * @param splits what is learned from and what is held out; several with cross-validation
 */
public record TrainingData(ImageFolder folder, ImageSet set, List<Split> splits) {
    /**
     * Reads and divides the training images; the files of the test images stay closed.
     *
     * @throws InputException when a file is missing or damaged, or they aren't grey, or there are too few for
     *     the split
     */
    public static TrainingData read(DataSpec spec) {
        ImageFolder folder = ImageFolder.of(Path.of(spec.folder()));
        ImageSet set = folder.readTraining();
        requireGrey(spec, set.images().shape());
        requireEnough(spec, set.images().rows());
        return new TrainingData(
                folder,
                set,
                Split.all(
                        set.images().labels(),
                        spec.validation(),
                        spec.folds(),
                        spec.trainLimit(),
                        spec.splitSeed(),
                        spec.stratified(),
                        spec.heldOut() == DataSpec.HeldOut.LAST));
    }

    private static void requireGrey(DataSpec spec, Shape shape) {
        if (shape.channels() != 1) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "%s has images with %d channels; only grey images can be trained on",
                    spec.folder(),
                    shape.channels()));
        }
    }

    private static void requireEnough(DataSpec spec, int rows) {
        if (spec.validation() >= rows) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "%s has %d training images; data.validation is %d and must leave some to train on",
                    spec.folder(),
                    rows,
                    spec.validation()));
        }
        int divided = spec.trainLimit() > 0 ? Math.min(spec.trainLimit(), rows) : rows;
        if (spec.folds() > divided) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "%s: %d training images can't be divided into %d folds; lower data.folds%s",
                    spec.folder(),
                    divided,
                    spec.folds(),
                    divided < rows ? " or raise data.train-limit" : ""));
        }
    }

    /** The images that each network of a trial learns from and is judged on. */
    public List<Fold> folds() {
        return splits.stream().map(split -> split.fold(set.images())).toList();
    }
}
