package werkbank.engine.dl4j;

import werkbank.engine.Engine;
import werkbank.engine.EngineContract;

/** With DL4J's own layers. */
class PlainDl4jEngineTest extends EngineContract {
    @Override
    protected Engine engine() {
        return new Dl4jEngine(false);
    }
}
