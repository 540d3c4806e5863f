package werkbank.engine.cuda;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import werkbank.engine.Engine;
import werkbank.engine.EngineContract;

/** The engine on a card passes the contract of engines. */
@Tag("card")
class CudaEngineTest extends EngineContract {
    @BeforeEach
    void aCard() {
        TestCard.assume();
    }

    @Override
    protected Engine engine() {
        return new CudaEngine();
    }
}
