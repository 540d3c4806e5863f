package werkbank.engine.device;

import java.util.List;

/**
 * The GPUs of a machine that this process may see.
 *
 * @param none why there is none, in words; empty when there are some
 */
public record FoundGpus(List<Gpu> gpus, String none) {
    public FoundGpus {
        gpus = List.copyOf(gpus);
    }

    static FoundGpus of(List<Gpu> gpus) {
        return new FoundGpus(gpus, "");
    }

    /** @param reason in words, without a full stop */
    public static FoundGpus none(String reason) {
        return new FoundGpus(List.of(), reason);
    }
}
