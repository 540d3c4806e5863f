package werkbank.run.local;

import java.util.Locale;
import java.util.OptionalInt;

/**
 * How a machine is shared among workers.
 *
 * @param workers trials that run at the same time
 * @param threads of each worker
 * @param heapMiB Java heap of each worker, in MiB
 * @param nativeMiB memory beside the heap of each worker, in MiB
 * @param reason why so, in words
 */
public record WorkerPlan(int workers, int threads, int heapMiB, int nativeMiB, String reason) {
    private static final int MIB_PER_WORKER = 2048;
    private static final int LEAST_HEAP_MIB = 512;
    private static final int MOST_HEAP_MIB = 4096;

    /**
     * One worker with one thread for each core, unless there are fewer trials or too little memory; the cores that are
     * left over then become threads. Single-threaded workers do more trials an hour than one worker with many threads.
     *
     * @param trials that could run at the same time, at least 1
     * @param wanted number of workers that the user has asked for; trials and memory don't limit it
     * @throws IllegalArgumentException when fewer than one is wanted
     */
    public static WorkerPlan of(Machine machine, int trials, OptionalInt wanted) {
        if (wanted.isPresent()) {
            return shared(machine, wanted.getAsInt(), "as asked for");
        }
        int fitting = (int) Math.max(1, Math.min(machine.memoryMiB() / MIB_PER_WORKER, Integer.MAX_VALUE));
        int workers = Math.max(1, Math.min(machine.cores(), Math.min(trials, fitting)));
        return shared(machine, workers, reason(machine, workers, fitting));
    }

    private static String reason(Machine machine, int workers, int fitting) {
        if (workers == machine.cores()) {
            return "one for each core";
        }
        return workers == fitting
                ? String.format(Locale.ROOT, "2 GiB of memory for each, of %.1f GiB", machine.memoryMiB() / 1024.0)
                : "one for each trial";
    }

    private static WorkerPlan shared(Machine machine, int workers, String reason) {
        if (workers < 1) {
            throw new IllegalArgumentException(workers + " workers can't run trials; at least 1 is needed");
        }
        int threads = Math.max(1, machine.cores() / workers);
        int share = (int) Math.min(machine.memoryMiB() / workers, Integer.MAX_VALUE);
        int heap = Math.max(LEAST_HEAP_MIB, Math.min(MOST_HEAP_MIB, share / 4));
        int beside = Math.max(MIB_PER_WORKER - LEAST_HEAP_MIB, share - heap);
        return new WorkerPlan(workers, threads, heap, beside, words(workers, threads, reason));
    }

    private static String words(int workers, int threads, String reason) {
        return "%d worker%s with %d thread%s%s: %s"
                .formatted(
                        workers,
                        workers == 1 ? "" : "s",
                        threads,
                        threads == 1 ? "" : "s",
                        workers == 1 ? "" : " each",
                        reason);
    }
}
