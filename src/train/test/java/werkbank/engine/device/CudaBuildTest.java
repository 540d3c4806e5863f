package werkbank.engine.device;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CudaBuildTest {
    private static final CudaBuild LINUX = CudaBuild.of(true, false);
    private static final CudaBuild WINDOWS = CudaBuild.of(true, true);

    private static Gpu gpu(String capability, String driver) {
        return new Gpu(0, "card", ComputeCapability.parse(capability).orElseThrow(), driver, 8_192);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"3.7", "5.0", "5.2", "5.3", "6.0", "6.1", "6.2", "7.0", "7.2", "7.5", "8.0", "8.6", "8.7", "8.9"
            })
    void runsCodeOfTheSameMajorAndNoNewerMinor(String capability) {
        assertThat(LINUX.refusal(gpu(capability, "535.183.01"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.1", "3.0", "3.5"})
    void refusesOlderOnes(String capability) {
        assertThat(LINUX.refusal(gpu(capability, "470.256.02")))
                .contains(
                        "GPU 0 (card) has compute capability " + capability
                                + ", and the CUDA 11.6 build has machine code for 3.7, 5.0, 5.2, 6.0, 6.1, 7.0, 7.5, 8.0, 8.6 only");
    }

    @ParameterizedTest
    @ValueSource(strings = {"9.0", "10.0", "10.3", "12.0"})
    void refusesNewerOnesAndSaysWhatWouldChangeIt(String capability) {
        assertThat(LINUX.refusal(gpu(capability, "570.133.20")).orElseThrow())
                .contains("compute capability " + capability)
                .endsWith(
                        "8.6 only and no PTX; it would take a build of ND4J for CUDA 12, which has not been released");
    }

    @ParameterizedTest
    @ValueSource(strings = {"450.80.02", "450.102.04", "470.256.02", "511.65", "580.95.05", "unknown"})
    void driversFromTheLeastOnWillDo(String driver) {
        assertThat(LINUX.refusal(gpu("7.5", driver))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"390.157", "440.33.01", "450.51.06", "450.80.01", "450.80"})
    void olderDriversDoNot(String driver) {
        assertThat(LINUX.refusal(gpu("7.5", driver)))
                .contains("GPU 0 (card) has driver " + driver
                        + ", and CUDA 11.6 needs 450.80.02 or newer; update the driver");
    }

    @Test
    void windowsHasAnotherLeastDriver() {
        assertThat(WINDOWS.refusal(gpu("7.5", "452.39"))).isEmpty();
        assertThat(WINDOWS.refusal(gpu("7.5", "451.82")).orElseThrow()).contains("needs 452.39");
    }

    @Test
    void aGenerationIsTwoNumbers() {
        assertThat(ComputeCapability.parse("12.0")).contains(new ComputeCapability(12, 0));
        assertThat(ComputeCapability.parse("[N/A]")).isEmpty();
        assertThat(ComputeCapability.parse("8")).isEmpty();
    }
}
