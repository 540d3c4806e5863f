package werkbank.cli;

import java.nio.file.Path;
import java.util.Locale;
import werkbank.InputException;
import werkbank.dataset.LabelledImages;
import werkbank.run.local.Machine;
import werkbank.space.MemoryForecast;
import werkbank.space.SearchSpace;

/**
 * What a worker on the CPU needs for the trials of a space, in MiB.
 *
 * @param least of any trial
 * @param most of any trial
 */
record MemoryNeed(long least, long most) {
    /** A forecast may be wrong by so much. */
    private static final int MARGIN = 2;

    /** @throws InputException when a network doesn't fit the images */
    static MemoryNeed of(SearchSpace space, LabelledImages images) {
        var given = new MemoryForecast.TrainingFiles(images.rows(), images.shape(), images.classes());
        return new MemoryNeed(space.leastWorkerMiB(given), space.workerMiB(given));
    }

    /**
     * Refuses a space of which not even the smallest trial can fit.
     *
     * @param file of the space
     * @throws InputException when that needs more than twice the machine's memory
     */
    void requireAnyFits(Path file, Machine machine) {
        if (least > MARGIN * machine.memoryMiB()) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "%s: a worker needs about %s of memory for the smallest of its networks, and this machine has %s;"
                            + " a smaller batch-size, fewer filters or smaller images need less",
                    file,
                    ValueFormat.mebibytes(least),
                    ValueFormat.mebibytes(machine.memoryMiB())));
        }
    }
}
