package werkbank.engine.executor;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.BeforeEach;
import werkbank.engine.Engine;
import werkbank.engine.cpu.CpuEngine;

/** Networks in oneDNN in each precision; those that it hasn't are computed with 32 bits. */
class CpuPrecisionsTest extends PrecisionsTest {
    @BeforeEach
    void itIsThere() {
        assumeTrue(new CpuEngine().whyNot().isEmpty());
    }

    @Override
    Engine engine() {
        return new CpuEngine();
    }
}
