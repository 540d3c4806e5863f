package werkbank.run.local;

import java.nio.file.Path;
import werkbank.dataset.ImageFolder;
import werkbank.dataset.LabelledImages;
import werkbank.dataset.Split;
import werkbank.space.DataSpec;

/** The images that a worker needs: never those of the test set. */
record WorkerData(LabelledImages training, LabelledImages validation) {

    /** @throws werkbank.InputException when the files are missing or wrong */
    static WorkerData load(DataSpec data) {
        LabelledImages images =
                ImageFolder.of(Path.of(data.folder())).readTraining().images();
        Split split = data.stratified()
                ? Split.stratified(images.labels(), data.validation(), data.trainLimit(), data.splitSeed())
                : Split.of(images.rows(), data.validation(), data.trainLimit(), data.splitSeed());
        return new WorkerData(images.subset(split.training()), images.subset(split.validation()));
    }
}
