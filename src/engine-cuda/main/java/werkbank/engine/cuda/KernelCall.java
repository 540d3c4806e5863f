package werkbank.engine.cuda;

import java.util.List;

/**
 * A start of a kernel.
 *
 * @param kernel its name in the source
 * @param grid blocks, in one dimension
 * @param block threads of a block
 * @param shared bytes of shared memory that are chosen at the start
 * @param arguments in the kernel's order: {@link werkbank.engine.operation.Buffer} for a pointer, {@link Integer},
 *     {@link Long} and {@link Float} for what they are, {@link #NONE} for a pointer to nothing, and {@code int[]},
 *     {@code float[]} and {@code double[]} for a structure of such numbers that is passed by value
 */
public record KernelCall(KernelSource source, String kernel, int grid, int block, int shared, List<Object> arguments) {
    /** Threads of every block. */
    public static final int BLOCK = 256;

    /** A pointer to nothing. */
    public static final Long NONE = 0L;

    public KernelCall {
        arguments = List.copyOf(arguments);
    }

    /** A start without shared memory of its own. */
    static KernelCall of(KernelSource source, String kernel, int grid, List<Object> arguments) {
        return new KernelCall(source, kernel, grid, BLOCK, 0, arguments);
    }
}
