package werkbank.engine.cpu;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.BeforeEach;
import werkbank.engine.Engine;
import werkbank.engine.EngineContract;

/** The engine in oneDNN passes the contract of engines. */
class CpuEngineTest extends EngineContract {
    @BeforeEach
    void itIsThere() {
        assumeTrue(OneDnn.whyNot().isEmpty());
    }

    @Override
    protected Engine engine() {
        return new CpuEngine();
    }
}
