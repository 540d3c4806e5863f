package werkbank.engine.cuda;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Optional;

/** The card of this machine, for tests that take one. */
final class TestCard {
    private TestCard() {}

    /** Skips the test where there is no card, and says why. */
    static void assume() {
        Optional<String> whyNot = CudaCheck.here().whyNoGpu();
        assumeTrue(whyNot.isEmpty(), () -> "SKIPPED, it takes a GPU: " + whyNot.orElseThrow());
    }
}
