package werkbank.engine.cuda;

import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import werkbank.engine.Engine;
import werkbank.engine.EngineContract;

/** The engine on a card passes the contract of engines. */
@Tag("card")
class CudaEngineTest extends EngineContract {
    @BeforeAll
    static void aCard() throws IOException, InterruptedException {
        TestCard.assume();
    }

    @Override
    protected Engine engine() {
        return new CudaEngine();
    }
}
