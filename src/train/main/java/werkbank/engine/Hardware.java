package werkbank.engine;

import java.util.List;
import java.util.Optional;
import werkbank.engine.device.CudaRelease;
import werkbank.engine.device.DeviceName;
import werkbank.engine.device.Gpu;

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

    /** Whether networks run on the CPU, where there is no GPU or none is wanted. */
    default boolean runsOnCpu() {
        return true;
    }

    /** The release of CUDA that the engine computes with on GPUs; empty when this build has none for it. Loads nothing. */
    default Optional<CudaRelease> cuda() {
        return Optional.empty();
    }

    /** Why the engine can't run on a GPU that is there, in one line that names it; empty when it can. Loads nothing. */
    default Optional<String> refusal(Gpu gpu) {
        return cuda().map(release -> release.refusal(gpu))
                .orElseGet(() -> Optional.of(gpu.label() + " is there, but this build is for the CPU"));
    }

    /** The libraries of others that the engine has found and where, a line for each, for {@code doctor}. Loads nothing. */
    default List<String> libraries() {
        return List.of();
    }

    /** Keeps the engine from using a GPU in this process; before it is used for anything else. */
    default void useCpuOnly() {}

    /** Why no GPU can be used in this process, in one line; empty when one can. May load the GPU's libraries. */
    default Optional<String> whyNoGpu() {
        return Optional.of("this engine runs on the CPU only");
    }

    /**
     * Limits the threads that one operation may take, for the whole process; before the first network is made. On a GPU
     * nothing is limited, nor by an engine whose library takes its number from the environment alone; {@link
     * Backend#threads} says how many it takes.
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

    /** Images that a network here answers at a time when there are many: so many that they fit a processor's caches. */
    default int imagesAtOnce() {
        return 256;
    }

    /** Frees what the engine keeps for the calling thread; after its last operation there. */
    default void leaveThisThread() {}
}
