package werkbank.engine.executor;

import java.util.List;

/** A layer whose parameters stay as they are: it does in training what it does when the network answers. */
record FrozenLayer(InferenceLayer layer) implements TrainingLayer {
    static FrozenLayer of(Batch batch, Place place) {
        TrainingArrays.Parts arrays = batch.arrays();
        return new FrozenLayer(InferenceLayers.of(
                batch.operations(),
                batch.parameters(),
                batch.images(),
                place,
                List.of(arrays.input(place)),
                arrays.output(place),
                () -> arrays.saved(place)));
    }

    @Override
    public void forward() {
        layer.forward().run();
    }

    /** Nothing comes before it that learns. */
    @Override
    public void backward() {}

    @Override
    public void close() {
        layer.close();
    }
}
