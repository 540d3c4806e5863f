package werkbank.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import werkbank.InputException;
import werkbank.engine.device.ComputeCapability;
import werkbank.engine.device.CudaRelease;
import werkbank.engine.device.DeviceWish;
import werkbank.engine.device.FoundGpus;
import werkbank.engine.device.Gpu;

class EngineChoiceTest {
    private static final FakeEngine CPU = FakeEngine.forCpu("dl4j");
    private static final FakeEngine CUDA_11 =
            new FakeEngine("dl4j", Optional.of(CudaRelease.CUDA_11), true, "", "", "");
    private static final FakeEngine CUDA_13 =
            new FakeEngine("cuda", Optional.of(CudaRelease.CUDA_13), false, "", "", "");

    private static final FoundGpus NOTHING = FoundGpus.none("nvidia-smi said 'No devices were found'");
    private static final FoundGpus PASCAL = found(gpu(0, "GTX 1080", 6, 1));
    private static final FoundGpus HOPPER = found(gpu(0, "H100", 9, 0));
    private static final FoundGpus MIXED =
            found(gpu(0, "GTX 1080", 6, 1), gpu(1, "RTX 3090", 8, 6), gpu(2, "T4", 7, 5));

    private static Gpu gpu(int index, String name, int major, int minor) {
        return new Gpu(index, name, new ComputeCapability(major, minor), "580.95.05", 24_576);
    }

    private static FoundGpus found(Gpu... gpus) {
        return new FoundGpus(List.of(gpus), "");
    }

    private static EngineChoice choice(DeviceWish wish, FoundGpus gpus, Engine... engines) {
        return EngineChoice.of(wish, Optional.empty(), () -> gpus, List.of(engines));
    }

    private static EngineChoice named(String name, DeviceWish wish, FoundGpus gpus, Engine... engines) {
        return EngineChoice.of(wish, Optional.of(name), () -> gpus, List.of(engines));
    }

    private static String lineOnCpu(FoundGpus gpus, Engine... engines) {
        EngineChoice choice = choice(DeviceWish.AUTO, gpus, engines);
        assertThat(choice.device().isGpu()).isFalse();
        assertThat(choice.device().noteworthy()).isEqualTo(gpus != NOTHING);
        assertThat(choice.trials().name()).isEqualTo("dl4j");
        return choice.device().line();
    }

    @Test
    void autoTakesTheFirstEngineThatRunsOnAGpuThatIsThere() {
        EngineChoice hopper = choice(DeviceWish.AUTO, HOPPER, CUDA_13, CPU);
        assertThat(hopper.trials()).isSameAs(CUDA_13);
        assertThat(hopper.here()).isSameAs(CUDA_13);
        assertThat(hopper.device().gpus()).containsExactly(0);
        assertThat(hopper.device().line()).isEqualTo("on GPU 0 (H100)");
        assertThat(choice(DeviceWish.GPU, HOPPER, CUDA_13, CPU)).isEqualTo(hopper);
        assertThat(choice(DeviceWish.AUTO, PASCAL, CUDA_13, CUDA_11).trials()).isSameAs(CUDA_11);
    }

    @Test
    void autoTakesTheCpuWhereThereIsNoGpuAndDoesNotTalkOfIt() {
        assertThat(lineOnCpu(NOTHING, CUDA_13, CPU))
                .isEqualTo("on the CPU: no GPU was found: nvidia-smi said 'No devices were found'");
        assertThat(lineOnCpu(NOTHING, CPU)).endsWith("; this build is for the CPU besides");
    }

    @Test
    void autoSaysWhyAGpuIsNotUsedAndWhichBuildWouldUseIt() {
        assertThat(lineOnCpu(HOPPER, CPU))
                .isEqualTo(
                        "on the CPU: GPU 0 (H100) is there, but this build is for the CPU; WERKBANK_BUILD=cuda builds"
                                + " for it");
        assertThat(lineOnCpu(PASCAL, CPU)).endsWith("; WERKBANK_BUILD=cuda11 builds for it");
        assertThat(lineOnCpu(PASCAL, CUDA_13, CPU))
                .isEqualTo("on the CPU: GPU 0 (GTX 1080) has compute capability 6.1, and CUDA 13 needs 7.5 or newer;"
                        + " WERKBANK_BUILD=cuda11 builds for GPU 0 (GTX 1080)");
        assertThat(lineOnCpu(HOPPER, CUDA_11)).endsWith("8.6 only; WERKBANK_BUILD=cuda builds for GPU 0 (H100)");
    }

    @Test
    void noBuildIsAdvisedThatCouldNotRunEither() {
        FoundGpus kepler = found(gpu(0, "GTX 680", 3, 0));
        assertThat(lineOnCpu(kepler, CPU)).contains("compute capability 3.0").doesNotContain("WERKBANK_BUILD");
        FoundGpus old = found(new Gpu(0, "H100", new ComputeCapability(9, 0), "570.133.20", 80_000));
        assertThat(lineOnCpu(old, CPU))
                .isEqualTo("on the CPU: GPU 0 (H100) has driver 570.133.20, and CUDA 13 needs 580 or newer; update the"
                        + " driver");
    }

    @Test
    void aLibraryThatIsMissingIsNamed() {
        assertThat(lineOnCpu(HOPPER, CUDA_13.without("libcudnn.so.9 isn't found"), CPU))
                .isEqualTo("on the CPU: libcudnn.so.9 isn't found");
        FakeEngine broken = new FakeEngine("cuda", CUDA_13.cuda(), false, "", "error 35", "");
        assertThat(lineOnCpu(HOPPER, broken, CPU)).isEqualTo("on the CPU: CUDA doesn't load: error 35");
        assertThatThrownBy(() -> choice(DeviceWish.GPU, HOPPER, broken, CPU))
                .isInstanceOf(InputException.class)
                .hasMessage("--device is 'gpu', but CUDA doesn't load: error 35; --device auto runs on the CPU then");
    }

    @Test
    void workersUseTheUsableOnesOfSeveralAndThisProcessTheCpu() {
        EngineChoice choice = choice(DeviceWish.AUTO, MIXED, CUDA_13, CPU);
        assertThat(choice.device().gpus()).containsExactly(1, 2);
        assertThat(choice.trials()).isSameAs(CUDA_13);
        assertThat(choice.here()).isSameAs(CPU);
        assertThat(choice.device().line())
                .isEqualTo(
                        "on GPU 1 (RTX 3090) and GPU 2 (T4); workers only, as this process would see the other GPUs too");
        assertThat(choice(DeviceWish.AUTO, MIXED, CUDA_11).device().here()).isTrue();
    }

    @Test
    void aGpuThatIsWantedAndNotThereIsAnError() {
        assertThatThrownBy(() -> choice(DeviceWish.GPU, NOTHING, CUDA_13, CPU))
                .isInstanceOf(InputException.class)
                .hasMessage("--device is 'gpu', but no GPU was found: nvidia-smi said 'No devices were found';"
                        + " --device auto runs on the CPU then");
        assertThatThrownBy(() -> choice(DeviceWish.GPU, NOTHING, CPU))
                .hasMessageContaining("this build is for the CPU besides");
        assertThatThrownBy(() -> choice(DeviceWish.GPU, HOPPER, CPU))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("WERKBANK_BUILD=cuda builds for it");
    }

    @Test
    void theCpuIsTheCpuWhateverIsThereAndNobodyLooks() {
        EngineChoice choice = EngineChoice.of(
                DeviceWish.CPU,
                Optional.empty(),
                () -> {
                    throw new AssertionError("looked for");
                },
                List.of(CUDA_13, CUDA_11));
        assertThat(choice.trials()).isSameAs(CUDA_11);
        assertThat(choice.here()).isSameAs(CUDA_11);
        assertThat(choice.device().here()).isFalse();
        assertThat(choice.device().noteworthy()).isFalse();
        assertThat(choice.device().line()).isEqualTo("on the CPU: --device is 'cpu'");
    }

    @Test
    void anEngineThatIsNamedIsTakenOrSaysWhyItCanNot() {
        EngineChoice onCpu = named("dl4j", DeviceWish.AUTO, HOPPER, CUDA_13, CPU);
        assertThat(onCpu.trials()).isSameAs(CPU);
        assertThat(onCpu.device().line())
                .isEqualTo("on the CPU: GPU 0 (H100) is there, but the engine 'dl4j' has no CUDA in this build");
        assertThat(named("cuda", DeviceWish.AUTO, HOPPER, CUDA_13, CPU).trials())
                .isSameAs(CUDA_13);
        assertThatThrownBy(() -> named("cuda", DeviceWish.AUTO, NOTHING, CUDA_13, CPU))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "--engine is 'cuda', which can't run here: no GPU was found: nvidia-smi said 'No devices were"
                                + " found'; without --engine the best is taken");
        assertThatThrownBy(() -> named("cuda", DeviceWish.CPU, HOPPER, CUDA_13, CPU))
                .isInstanceOf(InputException.class)
                .hasMessage("--engine is 'cuda', which can't run here: it runs on GPUs only, and --device is 'cpu';"
                        + " without --engine the best is taken");
        assertThatThrownBy(() -> named("dl4j", DeviceWish.CPU, HOPPER, CUDA_13, CPU.without("no natives")))
                .hasMessageContaining("'dl4j', which can't run here: no natives");
    }
}
