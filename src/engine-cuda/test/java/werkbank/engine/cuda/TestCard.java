package werkbank.engine.cuda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;

/**
 * The card of this machine, or the one made of software where the environment names its folder: {@code SOFTCARD_HOME}, with
 * {@code WERKBANK_CUDA_LIBS} and {@code PATH} leading there too.
 */
final class TestCard {
    private TestCard() {}

    /** Skips the test where there is no card, and says why; the one made of software has to be usable once it is built. */
    static void assume() throws IOException, InterruptedException {
        String software = System.getenv("SOFTCARD_HOME");
        if (software != null) {
            SoftwareCard.build(Path.of(software));
            assertThat(CudaCheck.here().whyNoGpu())
                    .as("why not the software card")
                    .isEmpty();
        }
        assumeTrue(
                CudaCheck.here().whyNoGpu().isEmpty(),
                () -> "SKIPPED, it takes a GPU: " + CudaCheck.here().whyNoGpu().orElseThrow());
    }
}
