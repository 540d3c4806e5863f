package werkbank.run.local;

import java.util.Collection;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * A worker's number among those that run at the same time, and its device; whoever replaces it gets the number too.
 *
 * @param number from 1
 * @param gpu the driver's number; empty on the CPU
 */
record WorkerSlot(int number, OptionalInt gpu) {
    /**
     * The lowest number that is free.
     *
     * @param taken slots of other workers
     */
    static WorkerSlot free(OptionalInt gpu, Collection<WorkerSlot> taken) {
        int number = IntStream.iterate(1, n -> n + 1)
                .filter(n -> taken.stream().noneMatch(slot -> slot.number == n))
                .findFirst()
                .orElseThrow();
        return new WorkerSlot(number, gpu);
    }

    /** The device in words. */
    static String device(OptionalInt gpu) {
        return gpu.isPresent() ? "GPU " + gpu.getAsInt() : "the device";
    }
}
