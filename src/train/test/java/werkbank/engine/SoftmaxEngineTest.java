package werkbank.engine;

class SoftmaxEngineTest extends EngineContract {
    @Override
    protected Engine engine() {
        return new SoftmaxEngine();
    }
}
