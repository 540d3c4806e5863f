package werkbank.engine.cuda;

import java.util.ArrayList;
import java.util.List;
import werkbank.engine.operation.Kind;
import werkbank.engine.operation.SumOrder;
import werkbank.recipe.Precision;

/** Starts kernels on grids that fit their work. */
final class Launches {
    /** Bytes that a thread loads at once. */
    private static final int LOAD = 16;

    private final Launcher launcher;
    private final Precision precision;
    private final KernelMemory memory;

    Launches(Launcher launcher, Precision precision) {
        this.launcher = launcher;
        this.precision = precision;
        this.memory = new KernelMemory(launcher);
    }

    KernelMemory memory() {
        return memory;
    }

    /** Numbers that a thread loads at once. */
    int wide(Kind kind) {
        return LOAD / (kind == Kind.VALUE && precision == Precision.BF16 ? Short.BYTES : Float.BYTES);
    }

    void launch(KernelCall call) {
        launcher.launch(call);
    }

    /** Starts a kernel of one block. */
    void once(KernelSource source, String kernel, Object... arguments) {
        launcher.launch(KernelCall.of(source, kernel, 1, List.of(arguments)));
    }

    /** Starts a kernel whose blocks have a part of the work each, or several where there are more parts. */
    void blocks(KernelSource source, String kernel, int parts, Object... arguments) {
        int grid = Math.min(parts, TileGrid.MOST_BLOCKS);
        launcher.launch(KernelCall.of(source, kernel, grid, List.of(arguments)));
    }

    /** Starts a kernel on a flat array, so many numbers a thread. */
    void flat(KernelSource source, String kernel, long length, int wide, Object... arguments) {
        long threads = (length + wide - 1) / wide;
        long blocks = (threads + KernelCall.BLOCK - 1) / KernelCall.BLOCK;
        int grid = (int) Math.max(1, Math.min(blocks, TileGrid.MOST_BLOCKS));
        launcher.launch(KernelCall.of(source, kernel, grid, List.of(arguments)));
    }

    /** Starts a kernel on [rows][channels] whose rows are independent. */
    void rows(KernelSource source, String kernel, int rows, int channels, int wide, Object... arguments) {
        TileGrid tiles = TileGrid.best(channels, wide);
        int parts = (rows - 1) / tiles.lanes() + 1;
        int grid = tiles.blocks(parts, leastBlocks(channels));
        launcher.launch(KernelCall.of(source, kernel, grid, List.of(arguments)));
    }

    /**
     * Starts a kernel that sums up rows for each channel.
     *
     * @param sums of each channel
     * @param arguments behind which the kernel takes memory between its blocks, and their tickets
     */
    void sums(KernelSource source, String kernel, int sums, int partials, int channels, int wide, Object... arguments) {
        TileGrid tiles = TileGrid.best(channels, wide);
        int slots = SumOrder.slots(partials);
        int parts = Math.max(1, slots / tiles.lanes());
        // A kernel that finds its arrays unaligned has other tiles, and more sums between its blocks.
        int lanes = Math.min(tiles.lanes(), TileGrid.of(channels, 1).lanes());
        List<Object> all = new ArrayList<>(List.of(arguments));
        all.add(memory.between((long) sums * Math.max(1, slots / lanes) * channels));
        all.add(memory.tickets(leastBlocks(channels)));
        launcher.launch(KernelCall.of(source, kernel, tiles.blocks(parts, leastBlocks(channels)), all));
    }

    private static int leastBlocks(int channels) {
        return TileGrid.of(channels, 1).tiles();
    }
}
