package werkbank.engine.executor;

import java.util.ArrayList;
import java.util.List;
import werkbank.dataset.Images;
import werkbank.engine.operation.Operations;
import werkbank.recipe.Shape;

/** A network that answers, on batches of one size. */
final class InferenceBatch implements AutoCloseable {
    private final Operations operations;
    private final Architecture architecture;
    private final int images;
    private final InferenceArrays.Parts arrays;
    private final List<InferenceLayer> layers = new ArrayList<>();
    private final StoredInput stored;
    private final Repeated ofNumbers;
    private final Repeated ofBytes;

    InferenceBatch(
            Operations operations,
            Architecture architecture,
            Parameters parameters,
            int images,
            InferenceArrays.Parts arrays,
            StoredInput stored) {
        this.operations = operations;
        this.architecture = architecture;
        this.images = images;
        this.arrays = arrays;
        this.stored = stored;
        for (Place place : architecture.hidden()) {
            layers.add(InferenceLayers.of(
                    operations, parameters, images, place, arrays.inputs(place), arrays.output(place), arrays::saved));
        }
        layers.add(InferenceLayers.output(operations, parameters, images, architecture.output(), arrays));
        this.ofNumbers = new Repeated(operations, () -> inOrder(this::arrange));
        this.ofBytes = new Repeated(operations, () -> inOrder(() -> stored.write(images, arrays.images())));
    }

    /**
     * The probabilities of the classes, [images][classes] in one row.
     *
     * @param features in the host's form
     */
    float[] probabilities(float[] features) {
        operations.upload(features, arrays.features());
        return answer(ofNumbers);
    }

    /** The probabilities for images as they are stored, likewise. */
    float[] probabilities(Images bytes) {
        stored.upload(bytes);
        return answer(ofBytes);
    }

    private float[] answer(Repeated work) {
        work.run();
        float[] found = new float[images * architecture.classes()];
        operations.download(arrays.probabilities(), found);
        return found;
    }

    /** All that is done for an answer, in its order. */
    private void inOrder(Runnable input) {
        input.run();
        layers.forEach(layer -> layer.forward().run());
        operations.softmax(images, architecture.classes(), arrays.logits(), arrays.probabilities());
    }

    private void arrange() {
        Shape shape = architecture.images();
        operations.arrange(
                images, shape.channels(), shape.height() * shape.width(), arrays.features(), arrays.images());
    }

    @Override
    public void close() {
        ofNumbers.close();
        ofBytes.close();
        layers.forEach(InferenceLayer::close);
    }
}
