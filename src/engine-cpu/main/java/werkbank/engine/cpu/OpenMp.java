package werkbank.engine.cpu;

import com.sun.jna.Function;
import java.util.Optional;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.Pointer;

/**
 * OpenMP, whose threads oneDNN computes with. Each thread that starts operations has a number of its own, at first that of
 * {@code OMP_NUM_THREADS}, else of the processors; JavaCPP's classes of oneDNN have no call that sets it.
 */
final class OpenMp {
    private static final String THREADS = "OMP_NUM_THREADS";
    /** The limit of threads that have none of their own; 0 for none. */
    private static volatile int limit;

    private OpenMp() {}

    /** The threads that an operation takes where nothing else was said to the thread that starts it. */
    static int threads() {
        return limit > 0 ? limit : ofEnvironment();
    }

    private static int ofEnvironment() {
        String wanted = System.getenv().getOrDefault(THREADS, "").strip();
        return wanted.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(wanted) : processors();
    }

    /** Counts as oneDNN does, and loads it first, see {@link werkbank.engine.NativeFolder}. */
    private static int processors() {
        OneDnn.whyNot();
        return Loader.totalProcessors();
    }

    /** Limits the threads of operations for the calling thread, and for all that have not started one. */
    static void limit(int threads) {
        limit = threads;
        limitThisThread(threads);
    }

    /** Brings the limit to the calling thread before its first operation. */
    static void begin() {
        if (limit > 0) {
            limitThisThread(limit);
        }
    }

    /** Limits the threads of operations that the calling thread starts; nothing where the library has no such call. */
    static void limitThisThread(int threads) {
        Native.SETTER.ifPresent(setter -> setter.invokeVoid(new Object[] {threads}));
    }

    private static final class Native {
        static final Optional<Function> SETTER = OneDnn.whyNot().isEmpty() ? setter() : Optional.empty();

        private static Optional<Function> setter() {
            Pointer address = Loader.addressof("omp_set_num_threads");
            return address == null || address.isNull()
                    ? Optional.empty()
                    : Optional.of(Function.getFunction(new com.sun.jna.Pointer(address.address())));
        }
    }
}
