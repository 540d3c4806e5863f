package werkbank.budget;

import java.lang.management.ManagementFactory;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * How many times longer tests take here than on the machine that the budgets are for. By itself it is what the processor
 * takes for a fixed loop, and more while many processes want to run: the build's own are two tests, their workers and a
 * browser.
 */
final class Slowness {
    /** System property: a number, {@code auto} for what is measured here, {@code off} for no budgets. */
    static final String PROPERTY = "werkbank.slowness";

    /** Processor time of {@link #loop} with the quick compiler on a Zen 4 of 2022. */
    private static final double REFERENCE_NANOS = 90e6;

    /** Processes that may run or wait for a processor on a machine that has nothing else to do. */
    private static final double USUAL_LOAD = 4;

    private final double processor;
    private final DoubleSupplier load;

    /** @param load processes that run or wait, negative where the system doesn't tell */
    Slowness(double processor, DoubleSupplier load) {
        this.processor = processor;
        this.load = load;
    }

    /** As {@link #PROPERTY} says; empty when there are no budgets. */
    static Optional<Slowness> asSet() {
        return of(System.getProperty(PROPERTY, "off"));
    }

    static Optional<Slowness> of(String setting) {
        return switch (setting) {
            case "off" -> Optional.empty();
            case "auto" -> Optional.of(new Slowness(
                    loop() / REFERENCE_NANOS, ManagementFactory.getOperatingSystemMXBean()::getSystemLoadAverage));
            default -> Optional.of(new Slowness(Double.parseDouble(setting), () -> 0));
        };
    }

    /** At least 1. */
    double now() {
        return Math.max(1, processor) * Math.max(1, load.getAsDouble() / USUAL_LOAD);
    }

    /** Nanoseconds of processor time, those of other processes not counted. */
    private static double loop() {
        var threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        long x = start | 1;
        for (int i = 0; i < 40_000_000; i++) {
            x ^= x << 13;
            x ^= x >>> 7;
            x ^= x << 17;
        }
        long end = threads.getCurrentThreadCpuTime();
        // Never 0, which the compiler can't know.
        return x == 0 ? 0 : end - start;
    }
}
