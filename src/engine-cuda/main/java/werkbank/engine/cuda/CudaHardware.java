package werkbank.engine.cuda;

import java.util.List;
import java.util.Optional;
import werkbank.WerkbankException;
import werkbank.engine.Backend;
import werkbank.engine.Hardware;
import werkbank.engine.device.CudaRelease;
import werkbank.engine.executor.ExecutorEngine;

/** The GPUs that CUDA 13 computes on. */
final class CudaHardware implements Hardware {
    private static final String NAME = "CUDA 13";

    private final CudaCheck check;

    CudaHardware(CudaCheck check) {
        this.check = check;
    }

    /** @throws WerkbankException when CUDA can't be used; the message says why */
    @Override
    public Backend backend() {
        check.whyNoGpu().ifPresent(reason -> {
            throw new WerkbankException("networks can't be computed with CUDA here: " + reason);
        });
        return ofGpuWorker(Runtime.getRuntime().availableProcessors());
    }

    @Override
    public Backend ofGpuWorker(int threads) {
        return new Backend(NAME, CudaEngine.VERSION, convolution(), threads, true);
    }

    /** cuDNN with its version, as far as the names of its files tell it, so that all processes have the same words. */
    private String convolution() {
        LibrarySearch search = check.libraries();
        Optional<String> version =
                search.whyNot().isEmpty() ? search.libraries().cudnnVersion() : Optional.empty();
        return "cuDNN " + version.orElse("9");
    }

    @Override
    public int imagesAtOnce() {
        return ExecutorEngine.IMAGES_AT_ONCE;
    }

    @Override
    public boolean runsOnCpu() {
        return false;
    }

    @Override
    public Optional<CudaRelease> cuda() {
        return Optional.of(CudaRelease.CUDA_13);
    }

    @Override
    public List<String> libraries() {
        LibrarySearch search = check.libraries();
        return search.whyNot().isPresent() ? List.of() : search.libraries().words();
    }

    @Override
    public Optional<String> whyNoGpu() {
        return check.whyNoGpu();
    }
}
