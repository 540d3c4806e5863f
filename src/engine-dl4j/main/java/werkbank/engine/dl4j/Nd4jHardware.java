package werkbank.engine.dl4j;

import java.util.Optional;
import org.bytedeco.openblas.global.openblas;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.factory.Nd4jBackend;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;
import werkbank.Version;
import werkbank.engine.Backend;
import werkbank.engine.Hardware;
import werkbank.engine.RootCause;
import werkbank.engine.device.CudaRelease;
import werkbank.engine.onednn.FastLayers;
import werkbank.engine.onednn.NativeOrder;

/** The hardware that ND4J computes on. */
final class Nd4jHardware implements Hardware {
    static final String VERSION = Version.of("org.deeplearning4j", "deeplearning4j-nn");

    private static final String CUDA = "JCublasBackend";
    private static final String CUDA_CLASS = "org.nd4j.linalg.jcublas." + CUDA;
    private static final String CONVOLUTION_ON_GPU = "cuDNN through ND4J's conv2d";

    @Override
    public Backend backend() {
        NativeOrder.oneDnnFirst();
        String name = Nd4j.getBackend().getClass().getSimpleName();
        if (isOnCpu()) {
            return new Backend(
                    name, VERSION, FastLayers.convolutionOnCpu(), operations().ompGetMaxThreads(), false);
        }
        return new Backend(
                name, VERSION, CONVOLUTION_ON_GPU, Runtime.getRuntime().availableProcessors(), true);
    }

    @Override
    public Backend ofGpuWorker(int threads) {
        return new Backend(CUDA, VERSION, CONVOLUTION_ON_GPU, threads, true);
    }

    @Override
    public Optional<CudaRelease> cuda() {
        String file = CUDA_CLASS.replace('.', '/') + ".class";
        return Nd4jHardware.class.getClassLoader().getResource(file) == null
                ? Optional.empty()
                : Optional.of(CudaRelease.CUDA_11);
    }

    @Override
    public void useCpuOnly() {
        CpuOnly.install();
    }

    /** Loads CUDA but not yet ND4J, which would print a trace if that failed. */
    @Override
    public Optional<String> whyNoGpu() {
        NativeOrder.oneDnnFirst();
        try {
            Class<?> backend = Class.forName(CUDA_CLASS);
            ((Nd4jBackend) backend.getDeclaredConstructor().newInstance()).canRun();
            return Optional.empty();
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            return Optional.of(RootCause.inWords(e));
        }
    }

    /**
     * Limits the threads of ND4J and of OpenBLAS. On a GPU the same call of ND4J's would set the size of a thread
     * block.
     */
    @Override
    public void limitThreads(int threads) {
        if (isOnCpu()) {
            operations().setOmpNumThreads(threads);
            openblas.blas_set_num_threads(threads);
        }
    }

    /** OpenBLAS, which layers of ours don't use, keeps its threads. */
    @Override
    public void limitThisThread(int threads) {
        if (isOnCpu()) {
            operations().setOmpNumThreads(threads);
        }
    }

    @Override
    public void leaveThisThread() {
        NativeOrder.oneDnnFirst();
        Nd4j.getWorkspaceManager().destroyAllWorkspacesForCurrentThread();
    }

    private static boolean isOnCpu() {
        NativeOrder.oneDnnFirst();
        return Nd4j.getEnvironment().isCPU();
    }

    private static NativeOps operations() {
        return NativeOpsHolder.getInstance().getDeviceNativeOps();
    }
}
