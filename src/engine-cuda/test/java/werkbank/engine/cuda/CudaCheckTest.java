package werkbank.engine.cuda;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import werkbank.engine.device.ComputeCapability;
import werkbank.engine.device.FoundGpus;
import werkbank.engine.device.Gpu;

/** Each reason in words, with made-up cards and folders. */
@DisabledOnOs(OS.WINDOWS)
class CudaCheckTest {
    private static final String NEW_DRIVER = "580.65.06";

    @TempDir
    private Path root;

    private static Gpu gpu(int index, String name, int major, int minor, String driver) {
        return new Gpu(index, name, new ComputeCapability(major, minor), driver, 81_559);
    }

    private static FoundGpus found(Gpu... gpus) {
        return new FoundGpus(List.of(gpus), "");
    }

    private CudaCheck check(FoundGpus found) {
        return new CudaCheck(
                () -> found, () -> LibrarySearch.in(LibraryPlaces.of(Map.of(), root, false), file -> false));
    }

    @Test
    void withoutADriverNothingElseIsAsked() {
        AtomicInteger asked = new AtomicInteger();
        CudaCheck check = new CudaCheck(() -> FoundGpus.none("nvidia-smi can't be started"), () -> {
            asked.incrementAndGet();
            throw new AssertionError("libraries are not looked for");
        });

        assertThat(check.whyNoGpu()).contains("no GPU was found: nvidia-smi can't be started");
        assertThat(asked).hasValue(0);
    }

    @Test
    void aDriverThatIsTooOldIsNamed() {
        assertThat(check(found(gpu(0, "NVIDIA H100", 9, 0, "570.133.20"))).whyNoGpu())
                .contains(
                        "GPU 0 (NVIDIA H100) has driver 570.133.20, and CUDA 13 needs 580 or newer; update the driver");
    }

    @Test
    void aCardThatIsTooOldIsNamed() {
        assertThat(check(found(gpu(1, "Tesla V100", 7, 0, NEW_DRIVER))).whyNoGpu())
                .contains("GPU 1 (Tesla V100) has compute capability 7.0, and CUDA 13 needs 7.5 or newer");
    }

    @Test
    void cardsFromTuringOnAreUsableBesideOthers() {
        CudaCheck check = check(found(
                gpu(0, "Tesla P100", 6, 0, NEW_DRIVER),
                gpu(1, "NVIDIA T4", 7, 5, NEW_DRIVER),
                gpu(2, "NVIDIA B200", 10, 0, "600.10")));

        assertThat(check.usable()).extracting(Gpu::name).containsExactly("NVIDIA T4", "NVIDIA B200");
        assertThat(check.whyNoGpu())
                .hasValueSatisfying(reason -> assertThat(reason).startsWith("libcudart.so.13 of the CUDA runtime"));
    }

    @Test
    void librariesThatDoNotLoadAreAReason() {
        Path folder = MadeUpFiles.putAll(root.resolve("usr/local/cuda/lib64"));
        CudaCheck check = check(found(gpu(0, "NVIDIA T4", 7, 5, NEW_DRIVER)));

        assertThat(check.libraries().whyNot()).isEmpty();
        assertThat(check.whyNoGpu()).hasValueSatisfying(reason -> assertThat(reason)
                .startsWith("NVIDIA's libraries don't load: ")
                .contains(folder.resolve("libcudart.so.13").toString())
                .doesNotContain("\n"));
        assertThat(check.whyNoGpu()).as("asked once").isSameAs(check.whyNoGpu());
    }
}
