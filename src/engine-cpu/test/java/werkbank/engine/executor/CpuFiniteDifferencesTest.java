package werkbank.engine.executor;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.BeforeEach;
import werkbank.engine.Engine;
import werkbank.engine.cpu.CpuEngine;

/** The gradients of whole networks in oneDNN. */
class CpuFiniteDifferencesTest extends FiniteDifferencesTest {
    @BeforeEach
    void itIsThere() {
        assumeTrue(new CpuEngine().whyNot().isEmpty());
    }

    @Override
    Engine engine() {
        return new CpuEngine();
    }
}
