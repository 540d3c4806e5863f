package werkbank.engine.cuda;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.bytedeco.cuda.global.cudart;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import werkbank.engine.device.ComputeCapability;
import werkbank.engine.device.FoundGpus;
import werkbank.engine.device.Gpu;
import werkbank.engine.device.NvidiaSmi;

/**
 * Whether this process can compute on a GPU, and if not why: asked from the cheapest question to the dearest, so that a
 * machine without a card answers at once and loads nothing. Each is asked once.
 */
final class CudaCheck {
    /** CUDA Toolkit release notes: the first driver of CUDA 13, which runs all its minor versions. */
    private static final int LEAST_DRIVER = 580;

    /** Turing, the oldest generation that CUDA 13 has code for. */
    private static final ComputeCapability LEAST_CARD = new ComputeCapability(7, 5);

    private static final Logger LOG = LoggerFactory.getLogger(CudaCheck.class);

    private final Supplier<FoundGpus> cards;
    private final Supplier<LibrarySearch> search;
    private FoundGpus found;
    private Optional<String> quick;
    private Optional<String> whole;

    CudaCheck(Supplier<FoundGpus> cards, Supplier<LibrarySearch> search) {
        this.cards = cards;
        this.search = search;
    }

    /** The check of this process. */
    static CudaCheck here() {
        return Here.CHECK;
    }

    private static final class Here {
        private static final CudaCheck CHECK = new CudaCheck(NvidiaSmi::query, LibrarySearch::here);
    }

    /** Why driver, cards or libraries don't do, in one line; empty when they do. Loads nothing. */
    synchronized Optional<String> quick() {
        if (quick == null) {
            quick = cardless().or(() -> search.get().whyNot());
        }
        return quick;
    }

    /** Why networks can't be computed on a GPU, in one line; empty when they can. Loads the libraries when it comes to it. */
    synchronized Optional<String> whole() {
        if (whole == null) {
            whole = quick().or(() -> load(search.get().libraries()));
        }
        return whole;
    }

    /** The cards that CUDA 13 runs on. */
    synchronized List<Gpu> usable() {
        return found().gpus().stream().filter(gpu -> refusal(gpu).isEmpty()).toList();
    }

    private FoundGpus found() {
        if (found == null) {
            found = cards.get();
        }
        return found;
    }

    private Optional<String> cardless() {
        if (found().gpus().isEmpty()) {
            return Optional.of("no GPU was found: " + found().none());
        }
        return usable().isEmpty()
                ? Optional.of(found().gpus().stream()
                        .map(CudaCheck::refusal)
                        .flatMap(Optional::stream)
                        .collect(Collectors.joining("; ")))
                : Optional.empty();
    }

    /** Why CUDA 13 can't run on a card, and what would change it; empty when it can. */
    static Optional<String> refusal(Gpu gpu) {
        if (isOlder(gpu.capability())) {
            return Optional.of(String.format(
                    Locale.ROOT,
                    "%s has compute capability %s, and CUDA 13 needs %s or newer; WERKBANK_BUILD=cuda11 builds for it",
                    gpu.label(),
                    gpu.capability(),
                    LEAST_CARD));
        }
        int driver = major(gpu.driver());
        return driver < LEAST_DRIVER
                ? Optional.of(String.format(
                        Locale.ROOT,
                        "%s has driver %s, and CUDA 13 needs %d or newer; update the driver",
                        gpu.label(),
                        gpu.driver(),
                        LEAST_DRIVER))
                : Optional.empty();
    }

    private static boolean isOlder(ComputeCapability card) {
        return card.major() < LEAST_CARD.major()
                || card.major() == LEAST_CARD.major() && card.minor() < LEAST_CARD.minor();
    }

    /** The number before the first dot; a version without one is taken for new enough. */
    private static int major(String driver) {
        String major = driver.split("\\.", 2)[0];
        return major.matches("\\d{1,6}") ? Integer.parseInt(major) : LEAST_DRIVER;
    }

    private static Optional<String> load(CudaLibraries libraries) {
        libraries.notes().forEach(LOG::info);
        try {
            libraries.loadRuntime();
            Optional<String> deaf = runtime();
            if (deaf.isEmpty()) {
                libraries.loadCompiler();
                libraries.loadNetworks();
            }
            return deaf.isPresent() ? deaf : LibraryVersions.mixedCudnn();
        } catch (LinkageError | RuntimeException e) {
            return Optional.of("NVIDIA's libraries don't load: " + inWords(e));
        }
    }

    /** Why the runtime has no card for this process. */
    private static Optional<String> runtime() {
        int[] count = new int[1];
        int code = cudart.cudaGetDeviceCount(count);
        if (code != cudart.cudaSuccess) {
            return Optional.of(String.format(
                    Locale.ROOT,
                    "the CUDA runtime says '%s' (%d)",
                    cudart.cudaGetErrorString(code).getString(),
                    code));
        }
        return count[0] > 0 ? Optional.empty() : Optional.of("the CUDA runtime sees no GPU in this process");
    }

    private static String inWords(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = cause.getMessage() == null ? cause.toString() : cause.getMessage();
        return message.lines().findFirst().orElse(message);
    }
}
