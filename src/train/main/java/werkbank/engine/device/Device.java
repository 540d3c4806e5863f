package werkbank.engine.device;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The device that trials run on here: GPUs or the CPU.
 *
 * @param cards GPUs to run on; none means the CPU
 * @param here whether this process may use CUDA too. It may not beside a GPU that its engine can't run on: CUDA would see
 *     that one as well, while each worker sees only its own
 * @param reason the GPUs in words, or why none is used
 * @param noteworthy whether the user should be told without asking
 */
public record Device(List<Gpu> cards, boolean here, String reason, boolean noteworthy) {
    public Device {
        cards = List.copyOf(cards);
    }

    /** @param reason why no GPU is used, in words */
    public static Device cpu(String reason, boolean noteworthy) {
        return new Device(List.of(), false, reason, noteworthy);
    }

    /**
     * Some of the GPUs that are there.
     *
     * @param cards to run on, at least one
     * @param all whether there are no others
     */
    public static Device of(List<Gpu> cards, boolean all) {
        String labels = cards.stream().map(Gpu::label).collect(Collectors.joining(" and "));
        return new Device(
                cards,
                all,
                all ? labels : labels + "; workers only, as this process would see the other GPUs too",
                true);
    }

    /** The driver's numbers of the GPUs; none means the CPU. */
    public List<Integer> gpus() {
        return cards.stream().map(Gpu::index).toList();
    }

    public boolean isGpu() {
        return !cards.isEmpty();
    }

    /** Says in one line for the user what trials run on. */
    public String line() {
        return (isGpu() ? "on " : "on the CPU: ") + reason;
    }
}
