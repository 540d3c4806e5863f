package werkbank.study;

import java.nio.file.Path;
import java.util.List;
import werkbank.InputException;
import werkbank.dataset.ImageFolder;
import werkbank.dataset.ImageSet;
import werkbank.dataset.LabelledImages;
import werkbank.dataset.Split;
import werkbank.experiment.Provenance.DataFile;
import werkbank.space.DataSpec;

/** The images of a study: the training files, read and split, and the test files, sealed. */
public final class StudyData {
    private final ImageFolder folder;
    private final ImageSet training;
    private final Split split;

    private StudyData(ImageFolder folder, ImageSet training, Split split) {
        this.folder = folder;
        this.training = training;
        this.split = split;
    }

    /**
     * Reads the training files; the test files stay closed.
     *
     * @throws InputException when a file is missing or damaged, or too few images are there for the split
     */
    public static StudyData read(DataSpec spec) {
        ImageFolder folder = ImageFolder.of(Path.of(spec.folder()));
        ImageSet training = folder.readTraining();
        int rows = training.images().rows();
        if (spec.validation() >= rows) {
            throw new InputException("%s has %d training images; data.validation is %d and must leave some to train on"
                    .formatted(spec.folder(), rows, spec.validation()));
        }
        return new StudyData(folder, training, split(spec, training.images()));
    }

    /** As the workers split them. */
    private static Split split(DataSpec spec, LabelledImages images) {
        return spec.stratified()
                ? Split.stratified(images.labels(), spec.validation(), spec.trainLimit(), spec.splitSeed())
                : Split.of(images.rows(), spec.validation(), spec.trainLimit(), spec.splitSeed());
    }

    /** All images of the training files, those held out included; for their size and classes. */
    public LabelledImages images() {
        return training.images();
    }

    /** The images that a trial learns from, in the order that its row numbers count. */
    public LabelledImages training() {
        return training.images().subset(split.training());
    }

    /** Images that a trial learns from. */
    public int trainingRows() {
        return split.training().length;
    }

    /** Labels [rows] of the held-out images, in the order of every trial's stored probabilities. */
    public int[] validationLabels() {
        return training.images().subset(split.validation()).labels();
    }

    public List<DataFile> files() {
        return training.files().stream()
                .map(file -> new DataFile(file.name(), file.sha256(), file.items()))
                .toList();
    }

    /** Only {@link Study#evaluate} calls this: whoever opens the test set leaves a row. */
    ImageSet openTest() {
        LabelledImages like = training.images();
        return folder.readTest(like.classes(), like.height(), like.width());
    }
}
