package werkbank.run.local;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * How a machine is shared among workers.
 *
 * @param workers trials that run at the same time
 * @param threads of each worker
 * @param heapMiB Java heap of each worker, in MiB
 * @param nativeMiB memory beside the heap of each worker, in MiB
 * @param gpus the driver's numbers of the GPUs that the workers are shared among, in turn; none means the CPU
 * @param reason why so, in words
 */
public record WorkerPlan(int workers, int threads, int heapMiB, int nativeMiB, List<Integer> gpus, String reason) {
    private static final int MIB_PER_WORKER = 2048;
    private static final int LEAST_HEAP_MIB = 512;
    private static final int MOST_HEAP_MIB = 4096;

    public WorkerPlan {
        gpus = List.copyOf(gpus);
    }

    /**
     * Workers on the CPU: one with one thread for each core, unless there are fewer trials or too little memory; the cores that are
     * left over then become threads. Single-threaded workers do more trials an hour than one worker with many threads.
     *
     * @param trials that could run at the same time, at least 1
     * @param wanted number of workers that the user has asked for; trials and memory don't limit it
     * @throws IllegalArgumentException when fewer than one is wanted
     */
    public static WorkerPlan of(Machine machine, int trials, OptionalInt wanted) {
        return of(machine, trials, wanted, List.of());
    }

    /**
     * On GPUs one worker for each, which shares the cores with the others; on the CPU one for each core. Fewer where
     * there are fewer trials or too little memory.
     *
     * @param trials that could run at the same time, at least 1
     * @param wanted number of workers that the user has asked for; several then share a GPU
     * @param gpus the driver's numbers of the GPUs to use; none means the CPU
     * @throws IllegalArgumentException when fewer than one is wanted
     */
    public static WorkerPlan of(Machine machine, int trials, OptionalInt wanted, List<Integer> gpus) {
        if (wanted.isPresent()) {
            return shared(machine, wanted.getAsInt(), gpus, "as asked for");
        }
        int places = gpus.isEmpty() ? machine.cores() : gpus.size();
        int fitting = (int) Math.max(1, Math.min(machine.memoryMiB() / MIB_PER_WORKER, Integer.MAX_VALUE));
        int workers = Math.max(1, Math.min(places, Math.min(trials, fitting)));
        String all = gpus.isEmpty() ? "one for each core" : "one for each GPU";
        return shared(machine, workers, gpus, workers == places ? all : fewer(machine, workers, fitting));
    }

    private static String fewer(Machine machine, int workers, int fitting) {
        return workers == fitting
                ? String.format(Locale.ROOT, "2 GiB of memory for each, of %.1f GiB", machine.memoryMiB() / 1024.0)
                : "one for each trial";
    }

    private static WorkerPlan shared(Machine machine, int workers, List<Integer> gpus, String reason) {
        if (workers < 1) {
            throw new IllegalArgumentException(workers + " workers can't run trials; at least 1 is needed");
        }
        int threads = Math.max(1, machine.cores() / workers);
        int share = (int) Math.min(machine.memoryMiB() / workers, Integer.MAX_VALUE);
        int heap = Math.max(LEAST_HEAP_MIB, Math.min(MOST_HEAP_MIB, share / 4));
        int beside = Math.max(MIB_PER_WORKER - LEAST_HEAP_MIB, share - heap);
        return new WorkerPlan(workers, threads, heap, beside, gpus, words(workers, threads, reason));
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
