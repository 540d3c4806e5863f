package werkbank.engine.dl4j;

import java.util.Optional;
import org.bytedeco.openblas.global.openblas;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.factory.Nd4jBackend;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;
import werkbank.Version;
import werkbank.engine.onednn.FastLayers;

/**
 * What ND4J computes on.
 *
 * @param name ND4J's backend class, for instance {@code CpuBackend}
 * @param version of DL4J and ND4J
 * @param threads that ND4J's native operations may use; on a GPU those that Java may
 * @param gpu whether the backend runs on a GPU
 */
public record Backend(String name, String version, int threads, boolean gpu) {

    private static final String VERSION = Version.of("org.deeplearning4j", "deeplearning4j-nn");

    private static final String CUDA = "JCublasBackend";
    private static final String CUDA_CLASS = "org.nd4j.linalg.jcublas." + CUDA;

    /** Keeps ND4J from loading CUDA in this process; before anything loads ND4J. */
    public static void useCpuOnly() {
        CpuOnly.install();
    }

    /**
     * Loads CUDA but not yet ND4J, which would print a trace if that failed.
     *
     * @return why CUDA can't be used in this process, in words; empty when it can
     */
    public static Optional<String> whyNoCuda() {
        try {
            Class<?> backend = Class.forName(CUDA_CLASS);
            ((Nd4jBackend) backend.getDeclaredConstructor().newInstance()).canRun();
            return Optional.empty();
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            return Optional.of(inWords(e));
        }
    }

    private static String inWords(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = cause.getMessage() == null ? cause.toString() : cause.getMessage();
        return message.lines().findFirst().orElse(message);
    }

    /** Loads ND4J, which takes a second or two, when this is the first to ask. */
    public static Backend load() {
        String name = Nd4j.getBackend().getClass().getSimpleName();
        if (Nd4j.getEnvironment().isCPU()) {
            return new Backend(name, VERSION, operations().ompGetMaxThreads(), false);
        }
        return new Backend(name, VERSION, Runtime.getRuntime().availableProcessors(), true);
    }

    /**
     * As {@link #load()}, with a limit on the threads of ND4J and OpenBLAS; before the first network is built. On a GPU
     * nothing is limited: there the same call of ND4J's sets the size of a thread block.
     *
     * @param threads at least 1
     */
    public static Backend load(int threads) {
        Backend backend = load();
        if (backend.gpu()) {
            return backend;
        }
        operations().setOmpNumThreads(threads);
        openblas.blas_set_num_threads(threads);
        return load();
    }

    /** As {@link #load(int)} for what the calling thread starts; OpenBLAS, which layers of ours don't use, keeps its threads. */
    public static void limitThisThread(int threads) {
        if (Nd4j.getEnvironment().isCPU()) {
            operations().setOmpNumThreads(threads);
        }
    }

    /** The one that a worker on a GPU gets, without loading it. */
    public static Backend ofGpuWorker(int threads) {
        return new Backend(CUDA, VERSION, threads, true);
    }

    private static NativeOps operations() {
        return NativeOpsHolder.getInstance().getDeviceNativeOps();
    }

    /** The library that convolutions run on, in words. Loads it. */
    public String convolution() {
        return gpu ? "cuDNN through ND4J's conv2d" : FastLayers.convolutionOnCpu();
    }
}
