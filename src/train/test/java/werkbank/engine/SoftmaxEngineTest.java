package werkbank.engine;

class SoftmaxEngineTest extends EngineContract {
    @Override
    protected Engine engine() {
        return new SoftmaxEngine();
    }

    @Override
    protected boolean hasLayers() {
        return false;
    }
}
