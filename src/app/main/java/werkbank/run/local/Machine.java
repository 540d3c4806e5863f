package werkbank.run.local;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * The cores and the memory that a machine has to share among workers.
 *
 * @param cores that this process may use, at least 1
 * @param memoryMiB physical memory, or the container's limit, in MiB
 */
public record Machine(int cores, long memoryMiB) {

    /** The machine that this process runs on. */
    public static Machine here() {
        var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return new Machine(Runtime.getRuntime().availableProcessors(), system.getTotalMemorySize() >> 20);
    }
}
