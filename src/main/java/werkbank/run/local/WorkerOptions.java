package werkbank.run.local;

import java.util.function.Consumer;

/**
 * What each worker JVM gets.
 *
 * @param threads for linear algebra, at least 1
 * @param heapMiB limit of the Java heap in MiB
 * @param nativeMiB limit of the memory beside the heap, where arrays live, in MiB
 * @param log hears each line that a worker logs, on a thread of its own
 */
public record WorkerOptions(int threads, int heapMiB, int nativeMiB, Consumer<String> log) {

    /** @throws IllegalArgumentException when a number is below 1 */
    public WorkerOptions {
        if (threads < 1 || heapMiB < 1 || nativeMiB < 1) {
            throw new IllegalArgumentException("a worker can't have %d threads, %d MiB of heap and %d MiB beside it"
                    .formatted(threads, heapMiB, nativeMiB));
        }
    }

    /** The plan's share of the machine. */
    public static WorkerOptions of(WorkerPlan plan, Consumer<String> log) {
        return new WorkerOptions(plan.threads(), plan.heapMiB(), plan.nativeMiB(), log);
    }
}
