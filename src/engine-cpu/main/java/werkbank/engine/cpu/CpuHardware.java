package werkbank.engine.cpu;

import werkbank.Version;
import werkbank.engine.Backend;
import werkbank.engine.Hardware;

/** The processor that oneDNN computes on. */
final class CpuHardware implements Hardware {
    /** oneDNN and JavaCPP that the calls were written for. */
    static final String VERSION = Version.of("org.bytedeco", "dnnl");

    @Override
    public Backend backend() {
        return new Backend("oneDNN", VERSION, "oneDNN " + OneDnn.version(), OpenMp.threads(), false);
    }

    @Override
    public void limitThreads(int threads) {
        OpenMp.limit(threads);
    }

    @Override
    public void limitThisThread(int threads) {
        OpenMp.limitThisThread(threads);
    }
}
