package werkbank.engine.executor;

import werkbank.engine.operation.PoolShape;

/** The sizes of a layer's pooling on a batch. */
final class Pooling {
    private Pooling() {}

    static PoolShape of(Place place, int images, int size, int stride) {
        return new PoolShape(
                images, (int) place.input().height(), (int) place.input().width(), place.inputChannels(), size, stride);
    }
}
