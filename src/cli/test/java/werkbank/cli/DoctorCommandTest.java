package werkbank.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import werkbank.engine.device.ComputeCapability;
import werkbank.engine.device.CudaBuild;
import werkbank.engine.device.Gpu;

/** How {@code doctor} names a GPU. */
class DoctorCommandTest {
    private static final CudaBuild CUDA = build(true);
    private static final CudaBuild CPU = build(false);

    private static CudaBuild build(boolean present) {
        return new CudaBuild(present, List.of(new ComputeCapability(8, 6)), "450.80.02");
    }

    private static Gpu gpu(int major, int minor) {
        return new Gpu(1, "NVIDIA Card", new ComputeCapability(major, minor), "550.90.07", 24_576);
    }

    private static String line(Gpu gpu, CudaBuild build) {
        return DoctorCommand.line(DoctorCommand.card(gpu, build));
    }

    @Test
    void aUsableGpuIsNamedWithAllThatIsKnownOfIt() {
        assertThat(line(gpu(8, 9), CUDA))
                .isEqualTo("GPU 1: NVIDIA Card, compute capability 8.9, driver 550.90.07, 24,576 MiB;"
                        + " this build has code for it");
    }

    @Test
    void anotherIsNamedWithTheReason() {
        assertThat(line(gpu(9, 0), CUDA))
                .startsWith(
                        "GPU 1: NVIDIA Card, compute capability 9.0, driver 550.90.07, 24,576 MiB; not usable: GPU 1")
                .contains("CUDA 12");
        assertThat(line(gpu(8, 6), CPU)).endsWith("; not usable: this build is for the CPU");
    }

    @Test
    void theJsonFormSaysWhetherAndWhy() {
        assertThat(DoctorCommand.card(gpu(8, 6), CUDA).usable()).isTrue();
        assertThat(DoctorCommand.card(gpu(8, 6), CUDA).reason()).isEmpty();
        assertThat(DoctorCommand.card(gpu(9, 0), CUDA).usable()).isFalse();
        assertThat(DoctorCommand.card(gpu(9, 0), CUDA).computeCapability()).isEqualTo("9.0");
    }
}
