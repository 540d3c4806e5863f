package werkbank.engine;

import java.util.Optional;
import werkbank.engine.device.CudaBuild;
import werkbank.engine.device.DeviceName;

/** The libraries and devices that an engine computes networks on. The defaults are those of an engine for the CPU. */
public interface Hardware {
    /** The libraries and threads that networks are computed with; loads the engine's libraries, which may take a second or two. */
    Backend backend();

    /** The name of the processor or card that networks are computed on in this process; loads the engine's libraries. */
    default String deviceName() {
        return backend().gpu() ? DeviceName.ofCard() : DeviceName.ofProcessor();
    }

    /**
     * The backend of a worker that is given a GPU of its own; loads nothing.
     *
     * @param threads that Java may use there, at least 1
     */
    default Backend ofGpuWorker(int threads) {
        throw new UnsupportedOperationException("this engine runs on the CPU only");
    }

    /** Tells whether the engine's library is there as its build for CUDA, and what that can run on; loads nothing. */
    default CudaBuild cuda() {
        return CudaBuild.here(false);
    }

    /** Keeps the engine from using a GPU in this process; before it is used for anything else. */
    default void useCpuOnly() {}

    /** Why no GPU can be used in this process, in one line; empty when one can. May load the GPU's libraries. */
    default Optional<String> whyNoGpu() {
        return Optional.of("this engine runs on the CPU only");
    }

    /**
     * Limits the threads that one operation may take, for the whole process; before the first network is made. On a GPU
     * nothing is limited.
     *
     * @param threads at least 1
     */
    default void limitThreads(int threads) {}

    /**
     * Limits the threads that one operation may take when the calling thread starts it.
     *
     * @param threads at least 1
     */
    default void limitThisThread(int threads) {}

    /** Frees what the engine keeps for the calling thread; after its last operation there. */
    default void leaveThisThread() {}
}
