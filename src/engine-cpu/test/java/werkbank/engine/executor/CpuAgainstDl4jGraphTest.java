package werkbank.engine.executor;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.BeforeEach;
import werkbank.engine.Engine;
import werkbank.engine.cpu.CpuEngine;

/** Whole networks in oneDNN against the same in DL4J's own layers. */
class CpuAgainstDl4jGraphTest extends AgainstDl4jGraphTest {
    @BeforeEach
    void itIsThere() {
        assumeTrue(new CpuEngine().whyNot().isEmpty());
    }

    @Override
    Engine ours() {
        return new CpuEngine();
    }
}
