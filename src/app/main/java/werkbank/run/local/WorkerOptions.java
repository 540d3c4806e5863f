package werkbank.run.local;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The threads, memory and devices that each worker JVM gets.
 *
 * @param threads for linear algebra, at least 1
 * @param heapMiB limit of the Java heap in MiB
 * @param nativeMiB limit of the memory beside the heap, where arrays live, in MiB
 * @param cards how workers share the GPUs; none means the CPU
 * @param engine name of what computes networks; empty for the best that can run in the worker
 * @param log hears each line that a worker logs, on a thread of its own
 */
public record WorkerOptions(
        int threads, int heapMiB, int nativeMiB, List<CardShare> cards, Optional<String> engine, Consumer<String> log) {

    /** @throws IllegalArgumentException when a number is below 1 */
    public WorkerOptions {
        cards = List.copyOf(cards);
        if (threads < 1 || heapMiB < 1 || nativeMiB < 1) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "a worker can't have %d threads, %d MiB of heap and %d MiB beside it",
                    threads,
                    heapMiB,
                    nativeMiB));
        }
    }

    /** Workers on the CPU. */
    public WorkerOptions(int threads, int heapMiB, int nativeMiB, Consumer<String> log) {
        this(threads, heapMiB, nativeMiB, List.of(), Optional.empty(), log);
    }

    /** The plan's share of the machine. */
    public static WorkerOptions of(WorkerPlan plan, String engine, Consumer<String> log) {
        return new WorkerOptions(
                plan.threads(), plan.heapMiB(), plan.nativeMiB(), plan.cards(), Optional.of(engine), log);
    }
}
