package werkbank.run.local;

/**
 * The memory that a worker needs at most.
 *
 * @param allMiB in MiB, at least 1
 * @param heapMiB what its training keeps in Java's heap, in MiB, which is among the former; 0 where nobody knows
 */
public record WorkerMemory(long allMiB, long heapMiB) {
    /** A worker whose trials are not known, or one on a GPU, where the arrays of its steps are on the card. */
    public static final WorkerMemory USUAL = new WorkerMemory(2048, 0);

    /** The part of every heap that isn't arrays of a training, garbage among it. */
    private static final int OTHERS_MIB = 160;

    private static final int LEAST_HEAP_MIB = 512;

    /** The limit of Java's heap in MiB with which the training has room, at least 512. */
    public int heapLimitMiB() {
        return (int) Math.min(Math.max(LEAST_HEAP_MIB, heapMiB + OTHERS_MIB), Integer.MAX_VALUE);
    }

    /** All of it in MiB, as {@link WorkerOptions} take it. */
    public int limitMiB() {
        return (int) Math.min(allMiB, Integer.MAX_VALUE);
    }

    /** The memory of the host that a worker needs with the same heap and a card. */
    public WorkerMemory onCard() {
        return new WorkerMemory(USUAL.allMiB + heapLimitMiB() - LEAST_HEAP_MIB, heapMiB);
    }
}
