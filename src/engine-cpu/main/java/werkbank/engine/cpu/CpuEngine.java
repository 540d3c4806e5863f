package werkbank.engine.cpu;

import java.util.List;
import java.util.Optional;
import werkbank.engine.Hardware;
import werkbank.engine.Quantiser;
import werkbank.engine.Workload;
import werkbank.engine.executor.ExecutorEngine;
import werkbank.engine.operation.Operations;
import werkbank.recipe.Algorithms;
import werkbank.recipe.Precision;
import werkbank.recipe.Recipe;

/** Networks on the processor, in oneDNN. */
public final class CpuEngine extends ExecutorEngine {
    static final String NAME = "cpu";

    /** Above DL4J's, which trains what both can train more slowly. */
    private static final int RANK = 150;

    /** Measured, with a heap that grows no further than it has to: 110 to 150 MiB, and some more in a longer training. */
    private static final long BASE = 192L << 20;

    /** Makes the engine; loads nothing. */
    public CpuEngine() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int rank() {
        return RANK;
    }

    @Override
    public String library() {
        return "oneDNN " + CpuHardware.VERSION;
    }

    @Override
    public Optional<String> whyNot() {
        return OneDnn.whyNot();
    }

    @Override
    public List<Precision> precisions() {
        return OneDnn.whyNot().isEmpty() && OneDnn.multipliesBf16()
                ? List.of(Precision.F32, Precision.BF16)
                : List.of(Precision.F32);
    }

    @Override
    public Optional<Quantiser> quantiser() {
        return Optional.of(new CpuQuantiser());
    }

    @Override
    protected Operations open(Precision precision, Algorithms algorithms) {
        return new CpuOperations(precision);
    }

    @Override
    protected long base() {
        return BASE;
    }

    /** Forecasts the executor's memory, the arrays of the operations and what these take on their way: all lie in one process. */
    @Override
    public long memory(Recipe recipe, Workload load) {
        long answered = Math.min(IMAGES_AT_ONCE, load.heldOut());
        Precision precision = precision(recipe.training());
        return super.memory(recipe, load)
                + networkMemory(recipe, load)
                + convolutions(recipe, load)
                        .mapToLong(shape -> Winograd.memory(shape, precision, load.networks()))
                        .max()
                        .orElse(0)
                + load.networks()
                        * (WideCopies.bytes(recipe, load, precision, answered)
                                + 2 * Float.BYTES * answered * load.shape().values()); // while they become numbers
    }

    @Override
    public long deviceMemory(Recipe recipe, Workload load) {
        return 0;
    }

    @Override
    public Hardware hardware() {
        return new CpuHardware();
    }
}
