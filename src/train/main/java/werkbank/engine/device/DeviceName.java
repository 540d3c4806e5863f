package werkbank.engine.device;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Names of what this process computes on, asked for once. */
public final class DeviceName {
    private DeviceName() {}

    /** The processor's; Linux tells its model name, other systems only their architecture. */
    public static String ofProcessor() {
        return Processor.NAME;
    }

    /** The first GPU's that CUDA sees in this process, as the driver tells it; {@code GPU} where it doesn't. */
    public static String ofCard() {
        return Card.NAME;
    }

    private static final class Processor {
        static final String NAME = name(Path.of("/proc/cpuinfo"));

        private static String name(Path cpuinfo) {
            try (var lines = Files.lines(cpuinfo)) {
                return lines.filter(line -> line.startsWith("model name"))
                        .map(line -> line.substring(line.indexOf(':') + 1).strip())
                        .findFirst()
                        .orElse(System.getProperty("os.arch"));
            } catch (IOException e) {
                return System.getProperty("os.arch");
            }
        }
    }

    private static final class Card {
        static final String NAME =
                NvidiaSmi.query().gpus().stream().findFirst().map(Gpu::name).orElse("GPU");
    }
}
