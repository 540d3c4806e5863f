package werkbank.run.local;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * A worker's place among those that run at the same time; whoever replaces it gets it too.
 *
 * @param number from 1
 * @param gpu the driver's number; empty on the CPU
 */
record WorkerSlot(int number, OptionalInt gpu) {
    /**
     * The lowest number that is free, on the first of the GPUs that the fewest workers have.
     *
     * @param gpus to choose from; none means the CPU
     * @param taken places of other workers
     */
    static WorkerSlot free(List<Integer> gpus, Collection<WorkerSlot> taken) {
        int number = IntStream.iterate(1, n -> n + 1)
                .filter(n -> taken.stream().noneMatch(place -> place.number == n))
                .findFirst()
                .orElseThrow();
        return new WorkerSlot(number, leastBusy(gpus, taken));
    }

    private static OptionalInt leastBusy(List<Integer> gpus, Collection<WorkerSlot> taken) {
        return gpus.stream()
                .min(Comparator.comparingLong(gpu -> taken.stream()
                        .filter(place -> place.gpu.equals(OptionalInt.of(gpu)))
                        .count()))
                .map(OptionalInt::of)
                .orElse(OptionalInt.empty());
    }
}
