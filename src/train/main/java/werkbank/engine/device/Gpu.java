package werkbank.engine.device;

import java.util.Locale;

/**
 * A GPU as the driver tells of it.
 *
 * @param index the driver's number, in the order of the PCI bus
 * @param driver version of the driver, for instance 550.90.07
 * @param memoryMiB of the whole card, also when it is divided by MIG
 */
public record Gpu(int index, String name, ComputeCapability capability, String driver, long memoryMiB) {

    /** The GPU's number and name. */
    public String label() {
        return String.format(Locale.ROOT, "GPU %d (%s)", index, name);
    }
}
