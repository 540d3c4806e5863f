package werkbank.engine.executor;

import werkbank.engine.Engine;
import werkbank.engine.EngineContract;

/** The executor passes the contract of engines, on operations in plain Java. */
class PlainEngineTest extends EngineContract {
    @Override
    protected Engine engine() {
        return new PlainEngine();
    }
}
