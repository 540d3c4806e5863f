package werkbank.engine.executor;

import java.util.function.BiConsumer;
import werkbank.engine.operation.Buffer;
import werkbank.engine.operation.Noise;
import werkbank.engine.operation.Operations;
import werkbank.engine.operation.PoolShape;
import werkbank.recipe.layer.Activation;
import werkbank.recipe.layer.ActivationLayer;
import werkbank.recipe.layer.AlphaDropout;
import werkbank.recipe.layer.AveragePool;
import werkbank.recipe.layer.BatchNorm;
import werkbank.recipe.layer.Convolution;
import werkbank.recipe.layer.Dense;
import werkbank.recipe.layer.Dropout;
import werkbank.recipe.layer.ElementaryLayer;
import werkbank.recipe.layer.GaussianDropout;
import werkbank.recipe.layer.GlobalAveragePool;
import werkbank.recipe.layer.MaxPool;
import werkbank.recipe.layer.SpatialDropout;

/** Builds the layers of a training step. */
final class TrainingLayers implements ElementaryLayer.Visitor<TrainingLayer> {
    private final Batch batch;
    private final Operations operations;
    private final Place place;
    private final Buffer x;
    private final Buffer y;

    private TrainingLayers(Batch batch, Place place) {
        this.batch = batch;
        this.operations = batch.operations();
        this.place = place;
        this.x = batch.arrays().input(place);
        this.y = batch.arrays().output(place);
    }

    static TrainingLayer of(Batch batch, Place place) {
        return place.layer().accept(new TrainingLayers(batch, place));
    }

    /** The output layer without its softmax, which is part of the loss. */
    static TrainingLayer output(Batch batch, Place place) {
        Buffer logits = batch.arrays().logits();
        return new TrainingDense(batch, place, Activation.IDENTITY, logits, logits);
    }

    @Override
    public TrainingLayer visit(Convolution conv) {
        return new TrainingConvolution(batch, place, conv);
    }

    @Override
    public TrainingLayer visit(Dense dense) {
        return new TrainingDense(
                batch, place, dense.activation(), batch.arrays().argument(place), y);
    }

    @Override
    public TrainingLayer visit(BatchNorm norm) {
        return new TrainingNorm(batch, place, norm);
    }

    @Override
    public TrainingLayer visit(MaxPool pool) {
        PoolShape shape = pooling(pool.size(), pool.stride());
        return always(() -> operations.maxPool(shape, x, y), (dy, dx) -> operations.maxPoolGradient(shape, x, dy, dx));
    }

    @Override
    public TrainingLayer visit(AveragePool pool) {
        PoolShape shape = pooling(pool.size(), pool.stride());
        return always(
                () -> operations.averagePool(shape, x, y), (dy, dx) -> operations.averagePoolGradient(shape, dy, dx));
    }

    private PoolShape pooling(int size, int stride) {
        return Pooling.of(place, batch.images(), size, stride);
    }

    @Override
    public TrainingLayer visit(GlobalAveragePool pool) {
        int images = batch.images();
        int pixels = place.inputPixels();
        int channels = place.inputChannels();
        return always(
                () -> operations.globalAverage(images, pixels, channels, x, y),
                (dy, dx) -> operations.globalAverageGradient(images, pixels, channels, dy, dx));
    }

    @Override
    public TrainingLayer visit(ActivationLayer layer) {
        Activation function = layer.function();
        Buffer kept = function.isInPlace() ? y : x;
        return always(
                () -> operations.activation(function, y.length(), x, y),
                (dy, dx) -> operations.activationGradient(function, y.length(), kept, dy, dx));
    }

    @Override
    public TrainingLayer visit(Dropout dropout) {
        return noise(Noise.Form.DROPOUT, dropout.rate());
    }

    @Override
    public TrainingLayer visit(SpatialDropout dropout) {
        return noise(Noise.Form.SPATIAL, dropout.rate());
    }

    @Override
    public TrainingLayer visit(GaussianDropout dropout) {
        return noise(Noise.Form.GAUSSIAN, dropout.rate());
    }

    @Override
    public TrainingLayer visit(AlphaDropout dropout) {
        return noise(Noise.Form.ALPHA, dropout.rate());
    }

    private TrainingLayer noise(Noise.Form form, double rate) {
        Noise noise = new Noise(form, rate, place.index(), batch.images(), place.inputPixels(), place.inputChannels());
        return new Unlearned(
                () -> operations.noise(noise, batch.step(), x, y),
                () -> off(),
                gradient((dy, dx) -> operations.noiseGradient(noise, batch.step(), dy, dx)));
    }

    private void off() {
        if (!batch.arrays().isInPlace(place)) {
            operations.copy(x, y);
        }
    }

    /** A layer that does the same whether dropout is on or off. */
    private TrainingLayer always(Runnable forward, BiConsumer<Buffer, Buffer> gradient) {
        return new Unlearned(forward, forward, gradient(gradient));
    }

    /** @param work is given the gradients of output and input */
    private Runnable gradient(BiConsumer<Buffer, Buffer> work) {
        return batch.arrays()
                .inputGradient(place)
                .<Runnable>map(dx -> {
                    Buffer dy = batch.arrays().gradient(place);
                    return () -> work.accept(dy, dx);
                })
                .orElse(() -> {});
    }
}
