package werkbank.app;

import java.nio.file.Path;
import java.util.Locale;
import java.util.function.ToLongFunction;
import werkbank.InputException;
import werkbank.dataset.LabelledImages;
import werkbank.engine.Engine;
import werkbank.engine.Engines;
import werkbank.engine.Workload;
import werkbank.engine.device.Device;
import werkbank.recipe.Recipe;
import werkbank.run.local.Machine;
import werkbank.run.local.WorkerMemory;
import werkbank.space.DataSpec;
import werkbank.space.SearchSpace;

/**
 * The memory that a worker on the CPU needs for the trials of a space, in MiB.
 *
 * @param least of any trial
 * @param most of any trial
 * @param heap the most of Java's heap of any trial
 */
public record MemoryNeed(long least, long most, long heap) {
    /** A forecast may be wrong by so much. */
    private static final int MARGIN = 2;

    private static final long MEBIBYTE = 1L << 20;

    /** @throws InputException when a network doesn't fit the images */
    public static MemoryNeed of(Engine engine, SearchSpace space, LabelledImages images) {
        Workload load = workload(space.data(), images);
        ToLongFunction<Recipe> memory =
                recipe -> Engines.forTraining(engine, recipe).memory(recipe, load);
        ToLongFunction<Recipe> heap =
                recipe -> Engines.forTraining(engine, recipe).heapMemory(recipe, load);
        return new MemoryNeed(
                Math.max(1, most(space, recipe -> -memory.applyAsLong(recipe)) / -MEBIBYTE),
                Math.max(1, most(space, memory) / MEBIBYTE),
                most(space, heap) / MEBIBYTE);
    }

    private static long most(SearchSpace space, ToLongFunction<Recipe> figure) {
        return figure.applyAsLong(space.peak(figure::applyAsLong));
    }

    /** The memory that suits any trial. */
    public WorkerMemory worker() {
        return new WorkerMemory(most, heap);
    }

    static Workload workload(DataSpec data, LabelledImages images) {
        int networks = Math.max(1, data.folds());
        return new Workload(
                images.rows(),
                images.images().areMapped(),
                images.shape(),
                images.classes(),
                networks,
                data.imagesAnEpoch(images.rows()) / networks,
                data.folds() == 0 ? data.validation() : images.rows() / networks + 1);
    }

    /**
     * Refuses a space of which not even the smallest trial can fit, unless they have a GPU's memory.
     *
     * @param file of the space
     * @param device that trials run on
     * @throws InputException when that needs more than twice the machine's memory
     */
    public void requireAnyFits(Path file, Device device, Machine machine) {
        if (!device.isGpu() && least > MARGIN * machine.memoryMiB()) {
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
