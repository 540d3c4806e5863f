package werkbank.engine.cuda;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.bytedeco.cuda.global.cudart;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import werkbank.engine.RootCause;
import werkbank.engine.device.CudaRelease;
import werkbank.engine.device.FoundGpus;
import werkbank.engine.device.Gpu;
import werkbank.engine.device.NvidiaSmi;

/**
 * Whether this process can compute on a GPU, and if not why: asked from the cheapest question to the dearest, so that a
 * machine without a card answers at once and loads nothing. Each is asked once.
 */
final class CudaCheck {
    private static final Logger LOG = LoggerFactory.getLogger(CudaCheck.class);

    private final Supplier<FoundGpus> cards;
    private final Supplier<LibrarySearch> places;
    private FoundGpus found;
    private LibrarySearch search;
    private Optional<String> whyNoGpu;

    CudaCheck(Supplier<FoundGpus> cards, Supplier<LibrarySearch> places) {
        this.cards = cards;
        this.places = places;
    }

    /** The check of this process. */
    static CudaCheck here() {
        return Here.CHECK;
    }

    private static final class Here {
        private static final CudaCheck CHECK = new CudaCheck(NvidiaSmi::query, LibrarySearch::here);
    }

    /** Tells what was found of NVIDIA's libraries; loads nothing. */
    synchronized LibrarySearch libraries() {
        if (search == null) {
            search = places.get();
        }
        return search;
    }

    /** The cards that CUDA 13 runs on; loads nothing. */
    synchronized List<Gpu> usable() {
        return found().gpus().stream()
                .filter(gpu -> CudaRelease.CUDA_13.refusal(gpu).isEmpty())
                .toList();
    }

    /** Why networks can't be computed on a GPU, in one line; empty when they can. Loads the libraries when it comes to it. */
    synchronized Optional<String> whyNoGpu() {
        if (whyNoGpu == null) {
            whyNoGpu = cardless()
                    .or(() -> libraries().whyNot())
                    .or(() -> load(libraries().libraries()));
        }
        return whyNoGpu;
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
                        .map(CudaRelease.CUDA_13::refusal)
                        .flatMap(Optional::stream)
                        .collect(Collectors.joining("; ")))
                : Optional.empty();
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
            return Optional.of("NVIDIA's libraries don't load: " + RootCause.inWords(e));
        }
    }

    /** Why the runtime has no card for this process. */
    static Optional<String> runtime() {
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
}
