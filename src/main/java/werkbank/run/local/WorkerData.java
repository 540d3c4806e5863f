package werkbank.run.local;

import werkbank.dataset.LabelledImages;
import werkbank.space.DataSpec;

/** The images that a worker needs: never those of the test set. */
record WorkerData(LabelledImages training, LabelledImages validation) {

    /** @throws werkbank.InputException when the files are missing or wrong */
    static WorkerData load(DataSpec data) {
        throw new UnsupportedOperationException("not yet: reading " + data.folder());
    }
}
