package werkbank.engine.executor;

import java.util.ArrayList;
import java.util.List;
import werkbank.engine.operation.Operations;
import werkbank.recipe.Shape;

/** A network that answers, on batches of one size. */
final class InferenceBatch implements AutoCloseable {
    private final Operations operations;
    private final Architecture architecture;
    private final int images;
    private final InferenceArrays.Parts arrays;
    private final List<InferenceLayer> layers = new ArrayList<>();
    private final Repeated answer;

    InferenceBatch(
            Operations operations,
            Architecture architecture,
            Parameters parameters,
            int images,
            InferenceArrays.Parts arrays) {
        this.operations = operations;
        this.architecture = architecture;
        this.images = images;
        this.arrays = arrays;
        for (Place place : architecture.hidden()) {
            layers.add(InferenceLayers.of(operations, parameters, images, place, arrays));
        }
        layers.add(InferenceLayers.output(operations, parameters, images, architecture.output(), arrays));
        this.answer = new Repeated(operations, this::inOrder);
    }

    /**
     * The probabilities of the classes, [images][classes] in one row.
     *
     * @param features in the host's form
     */
    float[] probabilities(float[] features) {
        operations.upload(features, arrays.features());
        answer.run();
        float[] found = new float[images * architecture.classes()];
        operations.download(arrays.probabilities(), found);
        return found;
    }

    /** All that is done for an answer, in its order. */
    private void inOrder() {
        Shape shape = architecture.images();
        operations.arrange(
                images, shape.channels(), shape.height() * shape.width(), arrays.features(), arrays.images());
        layers.forEach(layer -> layer.forward().run());
        operations.softmax(images, architecture.classes(), arrays.logits(), arrays.probabilities());
    }

    @Override
    public void close() {
        answer.close();
        layers.forEach(InferenceLayer::close);
    }
}
