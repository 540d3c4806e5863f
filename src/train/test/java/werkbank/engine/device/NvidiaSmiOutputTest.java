package werkbank.engine.device;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NvidiaSmiOutputTest {
    private static FoundGpus read(String text) {
        return NvidiaSmiOutput.read(0, text);
    }

    @Test
    void oneLineIsOneGpu() {
        assertThat(read("0, NVIDIA GeForce RTX 3090, 8.6, 550.90.07, 24576\n").gpus())
                .containsExactly(
                        new Gpu(0, "NVIDIA GeForce RTX 3090", new ComputeCapability(8, 6), "550.90.07", 24_576));
    }

    @Test
    void severalGenerationsInOneMachine() {
        FoundGpus found = read(
                """
                0, Tesla K80, 3.7, 470.256.02, 11441
                1, NVIDIA GeForce GTX 1080 Ti, 6.1, 535.183.01, 11264
                2, NVIDIA A100-SXM4-80GB, 8.0, 535.183.01, 81920
                3, NVIDIA H100 80GB HBM3, 9.0, 535.183.01, 81559
                4, NVIDIA B200, 10.0, 570.133.20, 183359
                5, NVIDIA GeForce RTX 5090, 12.0, 570.133.20, 32607
                """);
        assertThat(found.gpus()).extracting(Gpu::index).containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(found.gpus())
                .extracting(gpu -> gpu.capability().toString())
                .containsExactly("3.7", "6.1", "8.0", "9.0", "10.0", "12.0");
        assertThat(found.none()).isEmpty();
    }

    @Test
    void linesOfWindowsAreReadToo() {
        assertThat(read("0, NVIDIA GeForce RTX 2060, 7.5, 546.33, 6144\r\n").gpus())
                .extracting(Gpu::memoryMiB)
                .containsExactly(6_144L);
    }

    /** A card divided by MIG is one line, and its memory that of the whole card or not told. */
    @Test
    void memoryThatIsNotToldIsZero() {
        assertThat(read("0, NVIDIA A30, 8.0, 535.183.01, [Insufficient Permissions]\n")
                        .gpus())
                .extracting(Gpu::memoryMiB)
                .containsExactly(0L);
    }

    @Test
    void aNameMayHaveCommas() {
        assertThat(read("1, Graphics Device, rev 2, 7.0, 450.80.02, 16160").gpus())
                .extracting(Gpu::name)
                .containsExactly("Graphics Device, rev 2");
    }

    @Test
    void brokenLinesAreSkipped() {
        FoundGpus found = read(
                """
                Warning: persistence mode is disabled

                0, NVIDIA T4
                x, NVIDIA T4, 7.5, 535.183.01, 15360
                1, NVIDIA T4, [N/A], 535.183.01, 15360
                2, NVIDIA T4, 7.5, 535.183.01, 15360
                """);
        assertThat(found.gpus()).extracting(Gpu::index).containsExactly(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "6   | No devices were found                                        | nvidia-smi said 'No devices were found'",
                "0   | No devices were found                                        | nvidia-smi said 'No devices were found'",
                "9   | NVIDIA-SMI has failed because it couldn't communicate with the NVIDIA driver. Make sure that the latest"
                        + " NVIDIA driver is installed and running. | nvidia-smi can't reach the NVIDIA driver; load or install it",
                "2   | Field \"compute_cap\" is not a valid field to query.         | this nvidia-smi doesn't tell the compute"
                        + " capability, as those of drivers before 510 don't; update the driver",
                "18  | Failed to initialize NVML: Driver/library version mismatch   | nvidia-smi said 'Failed to initialize"
                        + " NVML: Driver/library version mismatch'",
                "127 | ''                                                           | nvidia-smi ended with exit code 127 and"
                        + " said nothing",
            })
    void errorsBecomeReasons(int exitCode, String text, String reason) {
        FoundGpus found = NvidiaSmiOutput.read(exitCode, text + "\n");
        assertThat(found.gpus()).isEmpty();
        assertThat(found.none().replaceAll("\\s+", " ")).isEqualTo(reason.replaceAll("\\s+", " "));
    }

    @Test
    void anErrorCodeIsAnErrorWhateverIsPrinted() {
        FoundGpus found = NvidiaSmiOutput.read(15, "0, NVIDIA T4, 7.5, 535.183.01, 15360\n");
        assertThat(found.gpus()).isEmpty();
        assertThat(found.none()).isNotEmpty();
    }
}
