package werkbank.engine.device;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A release of CUDA that Werkbank has a build for, and the cards and drivers that it runs on; the best first. */
public enum CudaRelease {
    /** NVIDIA's own libraries, whose kernels we compile for the card that is there. */
    CUDA_13("CUDA 13", "cuda", "580", "580") {
        @Override
        Optional<String> refusal(ComputeCapability capability) {
            return capability.isAtLeast(LEAST_OF_13)
                    ? Optional.empty()
                    : Optional.of(String.format(Locale.ROOT, "CUDA 13 needs %s or newer", LEAST_OF_13));
        }
    },
    /**
     * ND4J's only build for CUDA: machine code for the capabilities that its fat binary lists, and no PTX, from which a
     * driver could make code for others. Its drivers: CUDA Toolkit release notes, Minimum Required Driver Version for CUDA
     * Minor Version Compatibility.
     */
    CUDA_11("CUDA 11.6", "cuda11", "450.80.02", "452.39") {
        @Override
        Optional<String> refusal(ComputeCapability capability) {
            return CODE_OF_11.stream().anyMatch(capability::runs)
                    ? Optional.empty()
                    : Optional.of("the CUDA 11.6 build has machine code for "
                            + CODE_OF_11.stream()
                                    .map(ComputeCapability::toString)
                                    .collect(Collectors.joining(", "))
                            + " only");
        }
    };

    private static final ComputeCapability LEAST_OF_13 = new ComputeCapability(7, 5);
    private static final List<ComputeCapability> CODE_OF_11 = Stream.of(
                    "3.7", "5.0", "5.2", "6.0", "6.1", "7.0", "7.5", "8.0", "8.6")
            .map(ComputeCapability::parse)
            .flatMap(Optional::stream)
            .toList();

    private final String words;
    private final String build;
    private final String leastDriver;
    private final String leastDriverOnWindows;

    /** @param build value of {@code WERKBANK_BUILD} */
    CudaRelease(String words, String build, String leastDriver, String leastDriverOnWindows) {
        this.words = words;
        this.build = build;
        this.leastDriver = leastDriver;
        this.leastDriverOnWindows = leastDriverOnWindows;
    }

    /** The value of {@code WERKBANK_BUILD} that builds with it. */
    public String build() {
        return build;
    }

    /** Why it can't run on a GPU, and what would change it, in one line; empty when it can. */
    public Optional<String> refusal(Gpu gpu) {
        return refusal(gpu, System.getProperty("os.name").startsWith("Windows"));
    }

    Optional<String> refusal(Gpu gpu, boolean windows) {
        Optional<String> generation = refusal(gpu.capability());
        if (generation.isPresent()) {
            return Optional.of(String.format(
                    Locale.ROOT,
                    "%s has compute capability %s, and %s",
                    gpu.label(),
                    gpu.capability(),
                    generation.get()));
        }
        String least = windows ? leastDriverOnWindows : leastDriver;
        return isOlder(gpu.driver(), least)
                ? Optional.of(String.format(
                        Locale.ROOT,
                        "%s has driver %s, and %s needs %s or newer; update the driver",
                        gpu.label(),
                        gpu.driver(),
                        words,
                        least))
                : Optional.empty();
    }

    /** Why it has nothing for a generation of cards, without a subject. */
    abstract Optional<String> refusal(ComputeCapability capability);

    /** The best release that runs on a GPU. */
    public static Optional<CudaRelease> runningOn(Gpu gpu) {
        return Arrays.stream(values())
                .filter(release -> release.refusal(gpu).isEmpty())
                .findFirst();
    }

    /** Why none runs on a GPU: the best release that its generation could have says so. */
    public static String refusalOfAll(Gpu gpu) {
        CudaRelease nearest = Arrays.stream(values())
                .filter(release -> release.refusal(gpu.capability()).isEmpty())
                .findFirst()
                .orElse(CUDA_11);
        return nearest.refusal(gpu).orElseThrow();
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
