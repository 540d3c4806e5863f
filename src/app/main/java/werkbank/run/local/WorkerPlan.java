package werkbank.run.local;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import werkbank.Counted;

/**
 * How a machine is shared among workers.
 *
 * @param workers trials that run at the same time
 * @param threads of each worker
 * @param heapMiB Java heap of each worker at most, in MiB
 * @param nativeMiB memory beside the heap of each worker at most, in MiB
 * @param cards how the workers share the GPUs; none means the CPU
 * @param reason why so and with how much memory, in words
 * @param warning that memory may not last, in words
 */
public record WorkerPlan(
        int workers,
        int threads,
        int heapMiB,
        int nativeMiB,
        List<CardShare> cards,
        String reason,
        Optional<String> warning) {
    /** The memory left to the system and the process that starts the workers. */
    private static final int RESERVED_MIB = 1024;

    /** The largest heap where the training needs less. */
    private static final int MOST_SPARE_HEAP_MIB = 4096;

    public WorkerPlan {
        cards = List.copyOf(cards);
    }

    /**
     * Plans on the CPU one single-threaded worker for each core: on two cores they train 1.3 to 2.2 times the images a
     * second of one worker with two threads ({@code docs/performance.md}). On GPUs one worker for each. Fewer where
     * there are fewer trials or too little memory; the cores that are left over then become threads.
     *
     * @param trials that could run at the same time, at least 1
     * @param wanted number of workers that the user has asked for; trials and memory don't limit it, and several may
     *     share a GPU
     * @param cards how many workers may share each GPU; none means the CPU
     * @param need of a worker on the CPU; on a GPU its heap counts
     * @throws IllegalArgumentException when fewer than one is wanted
     */
    public static WorkerPlan of(
            Machine machine, int trials, OptionalInt wanted, List<CardShare> cards, WorkerMemory need) {
        WorkerMemory each = cards.isEmpty() ? need : need.onCard();
        if (wanted.isPresent()) {
            List<CardShare> spread = CardShare.spread(cards, wanted.getAsInt());
            return shared(machine, wanted.getAsInt(), spread, each, "as asked for");
        }
        int places = cards.isEmpty()
                ? machine.cores()
                : cards.stream().mapToInt(CardShare::workers).sum();
        int fitting = fitting(machine, each.allMiB());
        int workers = Math.max(1, Math.min(places, Math.min(trials, fitting)));
        String all = cards.isEmpty() ? forEachCore(places) : forEachCard(cards);
        String fewer = workers >= fitting ? "as memory allows" : "one for each trial";
        return shared(machine, workers, cards, each, workers == places ? all : fewer);
    }

    /**
     * Workers of other machines, whose memory is theirs to look after.
     *
     * @param workers trials that run at the same time, at least 1
     * @param threads of each, at least 1
     * @param need of each
     * @param place where they are, for people
     */
    public static WorkerPlan elsewhere(int workers, int threads, WorkerMemory need, String place) {
        return new WorkerPlan(
                workers,
                threads,
                need.heapLimitMiB(),
                need.limitMiB(),
                List.of(),
                String.format(
                        Locale.ROOT,
                        "%s: %s with %s%s; up to %s of memory%s",
                        place,
                        Counted.of(workers, "worker"),
                        Counted.of(threads, "thread"),
                        each(workers),
                        gibibytes(need.allMiB()),
                        each(workers)),
                Optional.empty());
    }

    private static String forEachCore(int cores) {
        return cores == 1
                ? "there is one core"
                : "one for each core, which trains more images a second than one with all cores";
    }

    private static String forEachCard(List<CardShare> cards) {
        if (cards.stream().allMatch(card -> card.workers() == 1)) {
            return "one for each GPU";
        }
        return cards.stream()
                .map(card -> String.format(Locale.ROOT, "%d share GPU %d", card.workers(), card.gpu()))
                .collect(Collectors.joining(", "));
    }

    /**
     * How many workers the machine's memory allows; none where it is too little for one.
     *
     * @param needMiB of each at most, at least 1
     */
    public static int fitting(Machine machine, long needMiB) {
        return (int) Math.min(Math.max(0, machine.memoryMiB() - RESERVED_MIB) / needMiB, Integer.MAX_VALUE);
    }

    private static WorkerPlan shared(
            Machine machine, int workers, List<CardShare> cards, WorkerMemory need, String reason) {
        if (workers < 1) {
            throw new IllegalArgumentException(workers + " workers can't run trials; at least 1 is needed");
        }
        int threads = Math.max(1, machine.cores() / workers);
        long share = machine.memoryMiB() / workers;
        // A limit below the forecast would end the trials for certain; above the share they may still fit.
        int heap = (int) Math.max(need.heapLimitMiB(), Math.min(MOST_SPARE_HEAP_MIB, share / 4));
        int beside = (int) Math.min(Math.max(need.allMiB(), share - heap), Integer.MAX_VALUE);
        return new WorkerPlan(
                workers,
                threads,
                heap,
                beside,
                cards,
                String.format(
                        Locale.ROOT,
                        "%s with %s%s: %s; up to %s of memory%s",
                        Counted.of(workers, "worker"),
                        Counted.of(threads, "thread"),
                        each(workers),
                        reason,
                        gibibytes(need.allMiB()),
                        each(workers)),
                warning(machine, workers, need.allMiB()));
    }

    private static Optional<String> warning(Machine machine, int workers, long needMiB) {
        if (workers <= fitting(machine, needMiB)) {
            return Optional.empty();
        }
        return Optional.of(String.format(
                Locale.ROOT,
                "memory may not last: %s may need %s, and this machine has %s for everything; %s would need less",
                Counted.of(workers, "worker"),
                gibibytes(workers * needMiB),
                gibibytes(machine.memoryMiB()),
                workers == 1 ? "a smaller batch-size" : "fewer --workers"));
    }

    private static String each(int workers) {
        return workers == 1 ? "" : " each";
    }

    /** The size in words, such as {@code 1.5 GiB} for 1536. */
    private static String gibibytes(long mebibytes) {
        return String.format(Locale.ROOT, "%.1f GiB", mebibytes / 1024.0);
    }
}
