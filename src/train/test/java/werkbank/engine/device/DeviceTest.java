package werkbank.engine.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import werkbank.InputException;

class DeviceTest {
    private static final CudaBuild CUDA = CudaBuild.of(true, false);
    private static final CudaBuild CPU = CudaBuild.of(false, false);
    private static final FoundGpus NOTHING = FoundGpus.none("nvidia-smi said 'No devices were found'");
    private static final FoundGpus ADA = FoundGpus.of(java.util.List.of(gpu(0, "RTX 4090", 8, 9)));
    private static final FoundGpus HOPPER = FoundGpus.of(java.util.List.of(gpu(0, "H100", 9, 0)));
    private static final FoundGpus MIXED =
            FoundGpus.of(java.util.List.of(gpu(0, "RTX 5090", 12, 0), gpu(1, "RTX 3090", 8, 6), gpu(2, "T4", 7, 5)));

    private static Gpu gpu(int index, String name, int major, int minor) {
        return new Gpu(index, name, new ComputeCapability(major, minor), "570.133.20", 24_576);
    }

    @Test
    void autoTakesAGpuThatTheBuildRunsOn() {
        Device device = Device.of(DeviceWish.AUTO, CUDA, ADA);
        assertThat(device.gpus()).containsExactly(0);
        assertThat(device.here()).isTrue();
        assertThat(device.line()).isEqualTo("on GPU 0 (RTX 4090)");
        assertThat(Device.of(DeviceWish.GPU, CUDA, ADA)).isEqualTo(device);
    }

    @Test
    void autoTakesTheCpuWhereThereIsNoGpuAndDoesNotTalkOfIt() {
        Device device = Device.of(DeviceWish.AUTO, CUDA, NOTHING);
        assertThat(device.isGpu()).isFalse();
        assertThat(device.noteworthy()).isFalse();
        assertThat(device.line()).isEqualTo("on the CPU: no GPU was found: nvidia-smi said 'No devices were found'");
        assertThat(Device.of(DeviceWish.AUTO, CPU, NOTHING).noteworthy()).isFalse();
    }

    @Test
    void autoSaysWhyAGpuIsNotUsed() {
        Device hopper = Device.of(DeviceWish.AUTO, CUDA, HOPPER);
        assertThat(hopper.isGpu()).isFalse();
        assertThat(hopper.noteworthy()).isTrue();
        assertThat(hopper.line()).startsWith("on the CPU: GPU 0 (H100) has compute capability 9.0, and");

        Device ada = Device.of(DeviceWish.AUTO, CPU, ADA);
        assertThat(ada.isGpu()).isFalse();
        assertThat(ada.noteworthy()).isTrue();
        assertThat(ada.line())
                .isEqualTo(
                        "on the CPU: GPU 0 (RTX 4090) is there, but this build is for the CPU; WERKBANK_BUILD=cuda builds"
                                + " for it");
    }

    @Test
    void noBuildIsAdvisedThatCouldNotRunEither() {
        assertThat(Device.of(DeviceWish.AUTO, CPU, HOPPER).line())
                .contains("compute capability 9.0")
                .doesNotContain("WERKBANK_BUILD");
    }

    @Test
    void workersUseTheUsableOnesOfSeveral() {
        Device device = Device.of(DeviceWish.AUTO, CUDA, MIXED);
        assertThat(device.gpus()).containsExactly(1, 2);
        assertThat(device.here()).isFalse();
        assertThat(device.line())
                .isEqualTo(
                        "on GPU 1 (RTX 3090) and GPU 2 (T4); workers only, as this process would see the other GPUs too");
    }

    @Test
    void aGpuThatIsWantedAndNotThereIsAnError() {
        assertThatThrownBy(() -> Device.of(DeviceWish.GPU, CUDA, NOTHING))
                .isInstanceOf(InputException.class)
                .hasMessage("--device is 'gpu', but no GPU was found: nvidia-smi said 'No devices were found';"
                        + " --device auto runs on the CPU then");
        assertThatThrownBy(() -> Device.of(DeviceWish.GPU, CUDA, HOPPER))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("compute capability 9.0")
                .hasMessageContaining("CUDA 12");
        assertThatThrownBy(() -> Device.of(DeviceWish.GPU, CPU, NOTHING))
                .hasMessageContaining("this build is for the CPU besides");
        assertThatThrownBy(() -> Device.of(DeviceWish.GPU, CPU, ADA)).hasMessageContaining("WERKBANK_BUILD=cuda");
    }

    @Test
    void theCpuIsTheCpuWhateverIsThere() {
        Device device = Device.of(DeviceWish.CPU, CUDA, ADA);
        assertThat(device.isGpu()).isFalse();
        assertThat(device.here()).isFalse();
        assertThat(device.noteworthy()).isFalse();
        assertThat(device.line()).isEqualTo("on the CPU: --device is 'cpu'");
    }

    @Test
    void cudaThatDoesNotLoadLeavesTheCpuOrIsAnError() {
        Device device = Device.withoutCuda(DeviceWish.AUTO, "libcuda.so.1: cannot open shared object file");
        assertThat(device.isGpu()).isFalse();
        assertThat(device.noteworthy()).isTrue();
        assertThat(device.line())
                .isEqualTo("on the CPU: CUDA doesn't load: libcuda.so.1: cannot open shared object file");
        assertThatThrownBy(() -> Device.withoutCuda(DeviceWish.GPU, "why")).isInstanceOf(InputException.class);
    }
}
