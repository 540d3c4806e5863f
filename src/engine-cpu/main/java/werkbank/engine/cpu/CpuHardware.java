package werkbank.engine.cpu;

import org.bytedeco.javacpp.Loader;
import werkbank.Version;
import werkbank.engine.Backend;
import werkbank.engine.Hardware;

/**
 * The processor that oneDNN computes on. Its OpenMP takes the number of threads from {@code OMP_NUM_THREADS} when it is
 * loaded, as workers are given it, and JavaCPP's calls have none that would change it later: in a process that was started
 * without, an operation takes all processors, whatever limit is asked for.
 */
final class CpuHardware implements Hardware {
    /** oneDNN and JavaCPP that the calls were written for. */
    static final String VERSION = Version.of("org.bytedeco", "dnnl");

    private static final String THREADS = "OMP_NUM_THREADS";

    @Override
    public Backend backend() {
        return new Backend("oneDNN", VERSION, "oneDNN " + OneDnn.version(), threads(), false);
    }

    /** OpenMP's threads, which it reads from the environment when it is loaded. */
    private static int threads() {
        String wanted = System.getenv().getOrDefault(THREADS, "").strip();
        return wanted.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(wanted) : Loader.totalProcessors();
    }
}
