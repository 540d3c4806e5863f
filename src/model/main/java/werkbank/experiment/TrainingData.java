package werkbank.experiment;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import werkbank.dataset.Fold;
import werkbank.dataset.ImageFolder;
import werkbank.dataset.ImageRequest;
import werkbank.dataset.ImageSet;
import werkbank.dataset.ReadingProgress;
import werkbank.dataset.Split;
import werkbank.file.CacheFolder;
import werkbank.space.DataSpec;

/**
 * The training images of a folder, and how they are divided: the same in every process.
 *
 * @param folder that they were read from
 * @param set all of its training images
 * @param spec decided, by which they are divided
 * @param splits what is learned from and what is held out; several with cross-validation
 */
public record TrainingData(ImageFolder folder, ImageSet set, DataSpec spec, List<Split> splits) {
    /**
     * Reads and divides the training images, and reads no test image.
     *
     * @throws InputException when a file is missing or damaged, or there are too few for
     *     the split
     */
    public static TrainingData read(DataSpec spec) {
        return read(spec, ReadingProgress.SILENT);
    }

    /** Reads and divides the training images, and tells how far that has come. */
    public static TrainingData read(DataSpec spec, ReadingProgress progress) {
        ImageFolder folder = ImageFolder.of(Path.of(spec.folder()));
        ImageSet set = folder.readTraining(request(spec, progress));
        DataSpec seen = spec.with(spec.image().withBits(set.image().bits()));
        DataSpec decided = new HeldOutImages(seen, folder.format(), set).decided();
        return new TrainingData(folder, set, decided, HeldOutImages.splits(decided, set));
    }

    /** The wish for the images that a specification names. */
    public static ImageRequest request(DataSpec spec, ReadingProgress progress) {
        return new ImageRequest(
                Path.of(spec.folder()),
                spec.test(),
                spec.skipUnreadable(),
                spec.image(),
                true,
                Optional.empty(),
                CacheFolder.ofUser(),
                progress);
    }

    /** The images that each network of a trial learns from and is judged on. */
    public List<Fold> folds() {
        return splits.stream().map(split -> split.fold(set.images())).toList();
    }
}
