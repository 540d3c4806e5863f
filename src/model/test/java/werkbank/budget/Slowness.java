package werkbank.budget;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;

/**
 * How many times longer tests take here than on the machine that the budgets are for. By itself it is what the processor
 * takes for a fixed loop, and more while many processes want to run on each core: the build's own are two tests, their workers
 * and a browser.
 */
final class Slowness {
    /** System property: a number, {@code auto} for what is measured here, {@code off} for no budgets. */
    static final String PROPERTY = "werkbank.slowness";

    /** Processor time of {@link #loop} with the quick compiler on a Zen 4 of 2022. */
    private static final double REFERENCE_NANOS = 90e6;

    /** Processes for each core that run or wait for it on the machine that the budgets are for: it has two. */
    private static final double USUAL_LOAD = 2;

    /** Where Linux tells of its cores; the virtual machines of tests are told that there is one. */
    private static final Path CORES = Path.of("/proc/stat");

    private final double processor;
    private final int cores;
    private final DoubleSupplier load;

    /**
     * @param processor times that a core takes longer
     * @param cores of the machine
     * @param load processes that run or wait, negative where the system doesn't tell
     */
    Slowness(double processor, int cores, DoubleSupplier load) {
        this.processor = processor;
        this.cores = cores;
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
                    loop() / REFERENCE_NANOS,
                    cores(),
                    ManagementFactory.getOperatingSystemMXBean()::getSystemLoadAverage));
            default -> Optional.of(new Slowness(Double.parseDouble(setting), 1, () -> 0));
        };
    }

    /** At least 1. */
    double now() {
        return Math.max(1, processor) * Math.max(1, load.getAsDouble() / cores / USUAL_LOAD);
    }

    private static int cores() {
        try (Stream<String> lines = Files.lines(CORES)) {
            return Math.max(
                    1,
                    Math.toIntExact(
                            lines.filter(line -> line.matches("cpu\\d+ .*")).count()));
        } catch (IOException e) {
            return Runtime.getRuntime().availableProcessors();
        }
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
