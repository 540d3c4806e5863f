package werkbank.engine.device;

import static org.assertj.core.api.Assertions.assertThat;
import static werkbank.engine.device.CudaRelease.CUDA_11;
import static werkbank.engine.device.CudaRelease.CUDA_13;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CudaReleaseTest {
    private static Gpu gpu(String capability, String driver) {
        return new Gpu(0, "card", ComputeCapability.parse(capability).orElseThrow(), driver, 8_192);
    }

    private static Optional<String> refusal(CudaRelease release, String capability, String driver) {
        return release.refusal(gpu(capability, driver), false);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"3.7", "5.0", "5.2", "5.3", "6.0", "6.1", "6.2", "7.0", "7.2", "7.5", "8.0", "8.6", "8.7", "8.9"
            })
    void runsCodeOfTheSameMajorAndNoNewerMinor(String capability) {
        assertThat(refusal(CUDA_11, capability, "535.183.01")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.1", "3.0", "3.5"})
    void refusesOlderOnes(String capability) {
        assertThat(refusal(CUDA_11, capability, "470.256.02"))
                .contains(
                        "GPU 0 (card) has compute capability " + capability
                                + ", and the CUDA 11.6 build has machine code for 3.7, 5.0, 5.2, 6.0, 6.1, 7.0, 7.5, 8.0, 8.6 only");
    }

    @ParameterizedTest
    @ValueSource(strings = {"9.0", "10.0", "10.3", "12.0"})
    void refusesNewerOnes(String capability) {
        assertThat(refusal(CUDA_11, capability, "570.133.20").orElseThrow())
                .contains("compute capability " + capability)
                .endsWith("8.6 only");
    }

    @ParameterizedTest
    @ValueSource(strings = {"450.80.02", "450.102.04", "470.256.02", "511.65", "580.95.05", "unknown"})
    void driversFromTheLeastOnWillDo(String driver) {
        assertThat(refusal(CUDA_11, "7.5", driver)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"390.157", "440.33.01", "450.51.06", "450.80.01", "450.80"})
    void olderDriversDoNot(String driver) {
        assertThat(refusal(CUDA_11, "7.5", driver))
                .contains("GPU 0 (card) has driver " + driver
                        + ", and CUDA 11.6 needs 450.80.02 or newer; update the driver");
    }

    @Test
    void windowsHasAnotherLeastDriver() {
        assertThat(CUDA_11.refusal(gpu("7.5", "452.39"), true)).isEmpty();
        assertThat(CUDA_11.refusal(gpu("7.5", "451.82"), true).orElseThrow()).contains("needs 452.39");
    }

    @ParameterizedTest
    @ValueSource(strings = {"7.5", "8.0", "8.9", "9.0", "10.0", "10.3", "12.0", "13.0"})
    void thirteenRunsOnTuringAndAllThatCameLater(String capability) {
        assertThat(refusal(CUDA_13, capability, "580.65.06")).isEmpty();
        assertThat(CudaRelease.runningOn(gpu(capability, "580.65.06"))).contains(CUDA_13);
    }

    @Test
    void thirteenSaysWhatItNeeds() {
        assertThat(refusal(CUDA_13, "7.0", "580.65.06"))
                .contains("GPU 0 (card) has compute capability 7.0, and CUDA 13 needs 7.5 or newer");
        assertThat(refusal(CUDA_13, "9.0", "575.57.08"))
                .contains("GPU 0 (card) has driver 575.57.08, and CUDA 13 needs 580 or newer; update the driver");
    }

    @Test
    void whereThirteenCanNotRunElevenMay() {
        assertThat(CudaRelease.runningOn(gpu("7.5", "535.183.01"))).contains(CUDA_11);
        assertThat(CudaRelease.runningOn(gpu("6.1", "580.65.06"))).contains(CUDA_11);
        assertThat(CudaRelease.runningOn(gpu("9.0", "575.57.08"))).isEmpty();
        assertThat(CudaRelease.refusalOfAll(gpu("9.0", "575.57.08"))).contains("CUDA 13 needs 580");
        assertThat(CudaRelease.refusalOfAll(gpu("3.0", "470.256.02"))).contains("machine code for 3.7");
    }

    @Test
    void aGenerationIsTwoNumbers() {
        assertThat(ComputeCapability.parse("12.0")).contains(new ComputeCapability(12, 0));
        assertThat(ComputeCapability.parse("[N/A]")).isEmpty();
        assertThat(ComputeCapability.parse("8")).isEmpty();
    }
}
