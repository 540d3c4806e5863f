package werkbank.engine.device;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The GPUs and drivers that the CUDA 11.6 build of ND4J can run on.
 *
 * @param present whether it is on the class path
 * @param code capabilities that it has machine code for, as its fat binary lists them; it has no PTX, from which a driver
 *     could make code for others
 * @param leastDriver oldest driver that CUDA 11 runs on by minor version compatibility
 */
public record CudaBuild(boolean present, List<ComputeCapability> code, String leastDriver) {
    /** CUDA Toolkit release notes, Minimum Required Driver Version for CUDA Minor Version Compatibility. */
    private static final String LEAST_DRIVER_LINUX = "450.80.02";

    private static final String LEAST_DRIVER_WINDOWS = "452.39";

    private static final int NEWEST_MAJOR = 8;

    /** @param present whether it is on the class path */
    public static CudaBuild here(boolean present) {
        return of(present, System.getProperty("os.name").startsWith("Windows"));
    }

    static CudaBuild of(boolean present, boolean windows) {
        List<ComputeCapability> code = Stream.of("3.7", "5.0", "5.2", "6.0", "6.1", "7.0", "7.5", "8.0", "8.6")
                .map(ComputeCapability::parse)
                .flatMap(Optional::stream)
                .toList();
        return new CudaBuild(present, code, windows ? LEAST_DRIVER_WINDOWS : LEAST_DRIVER_LINUX);
    }

    /** Why this build, or one with CUDA in place of it, can't run on a GPU, and what would change it; empty when it can. */
    public Optional<String> refusal(Gpu gpu) {
        if (code.stream().noneMatch(gpu.capability()::runs)) {
            return Optional.of(String.format(
                    Locale.ROOT,
                    "%s has compute capability %s, and the CUDA 11.6 build has machine code for %s only%s",
                    gpu.label(),
                    gpu.capability(),
                    codeInWords(),
                    remedy(gpu.capability())));
        }
        if (isOlder(gpu.driver(), leastDriver)) {
            return Optional.of(String.format(
                    Locale.ROOT,
                    "%s has driver %s, and CUDA 11.6 needs %s or newer; update the driver",
                    gpu.label(),
                    gpu.driver(),
                    leastDriver));
        }
        return Optional.empty();
    }

    private String codeInWords() {
        return code.stream().map(ComputeCapability::toString).collect(Collectors.joining(", "));
    }

    private static String remedy(ComputeCapability capability) {
        return capability.major() > NEWEST_MAJOR
                ? " and no PTX; it would take a build of ND4J for CUDA 12, which has not been released"
                : "";
    }

    /** Compares numbers between dots; a version that is no such thing is taken for new enough. */
    private static boolean isOlder(String version, String least) {
        String[] given = version.split("\\.");
        String[] needed = least.split("\\.");
        for (int i = 0; i < Math.min(given.length, needed.length); i++) {
            if (!given[i].matches("\\d{1,6}")) {
                return false;
            }
            int difference = Integer.parseInt(given[i]) - Integer.parseInt(needed[i]);
            if (difference != 0) {
                return difference < 0;
            }
        }
        return given.length < needed.length;
    }
}
