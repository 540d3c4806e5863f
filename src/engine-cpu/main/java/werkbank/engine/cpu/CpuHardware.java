package werkbank.engine.cpu;

import org.bytedeco.javacpp.Loader;
import werkbank.Version;
import werkbank.engine.Backend;
import werkbank.engine.Hardware;

/** The processor that oneDNN computes on. */
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
