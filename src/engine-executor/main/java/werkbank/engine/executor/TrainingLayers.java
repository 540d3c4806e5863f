package werkbank.engine.executor;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import werkbank.engine.operation.Buffer;
import werkbank.engine.operation.Noise;
import werkbank.engine.operation.Operations;
import werkbank.engine.operation.PoolShape;
import werkbank.recipe.layer.Activation;
import werkbank.recipe.layer.ActivationLayer;
import werkbank.recipe.layer.Add;
import werkbank.recipe.layer.AlphaDropout;
import werkbank.recipe.layer.AveragePool;
import werkbank.recipe.layer.BatchNorm;
import werkbank.recipe.layer.Concatenate;
import werkbank.recipe.layer.Convolution;
import werkbank.recipe.layer.Dense;
import werkbank.recipe.layer.DepthwiseConvolution;
import werkbank.recipe.layer.Dropout;
import werkbank.recipe.layer.ElementaryLayer;
import werkbank.recipe.layer.Factor;
import werkbank.recipe.layer.GaussianDropout;
import werkbank.recipe.layer.GlobalAveragePool;
import werkbank.recipe.layer.GlobalMaxPool;
import werkbank.recipe.layer.GroupNorm;
import werkbank.recipe.layer.MaxPool;
import werkbank.recipe.layer.Scale;
import werkbank.recipe.layer.SpatialDropout;
import werkbank.recipe.layer.Standardisation;
import werkbank.recipe.layer.StochasticDepth;
import werkbank.recipe.layer.Whitening;

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
        if (place.isFrozen() && place.layer().parameters(place.input()).all() > 0) {
            return FrozenLayer.of(batch, place);
        }
        return place.layer().accept(new TrainingLayers(batch, place));
    }

    /** The output layer without its softmax, which is part of the loss. */
    static TrainingLayer output(Batch batch, Place place) {
        Buffer logits = batch.arrays().logits();
        return new TrainingDense(batch, place, Activation.IDENTITY, logits, logits);
    }

    @Override
    public TrainingLayer visit(Convolution conv) {
        return TrainingConvolution.of(batch, place, conv);
    }

    @Override
    public TrainingLayer visit(DepthwiseConvolution layer) {
        return TrainingConvolution.ofChannels(batch, place, layer.like(place.input()));
    }

    @Override
    public TrainingLayer visit(Whitening layer) {
        return TrainingConvolution.ofFixed(batch, place, layer.like(place.input()));
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
    public TrainingLayer visit(GroupNorm norm) {
        return TrainingGroupNorm.of(batch, place, norm);
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
        return place.pooled(batch.images(), size, stride);
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
    public TrainingLayer visit(GlobalMaxPool pool) {
        int images = batch.images();
        int pixels = place.inputPixels();
        int channels = place.inputChannels();
        return always(
                () -> operations.globalMax(images, pixels, channels, x, y),
                (dy, dx) -> operations.globalMaxGradient(images, pixels, channels, x, dy, dx));
    }

    @Override
    public TrainingLayer visit(Factor layer) {
        return always(
                () -> operations.multiply(layer.value(), y.length(), x, y),
                (dy, dx) -> operations.multiply(layer.value(), dy.length(), dy, dx));
    }

    @Override
    public TrainingLayer visit(Standardisation layer) {
        Standards standards = batch.parameters().standards(place);
        int rows = batch.images() * place.inputPixels();
        return always(
                () -> standards.apply(operations, rows, x, y),
                (dy, dx) -> standards.applyGradient(operations, rows, dy, dx));
    }

    /** A sum's gradient is each input's; those who hand out the arrays see to it. */
    @Override
    public TrainingLayer visit(Add layer) {
        Runnable forward = Joined.sum(operations, inputs(), y);
        return new Unlearned(forward, forward, () -> {});
    }

    @Override
    public TrainingLayer visit(Concatenate layer) {
        Runnable forward = Joined.channels(operations, batch.images(), place, inputs(), y);
        return new Unlearned(forward, forward, () -> Joined.parts(batch, place));
    }

    @Override
    public TrainingLayer visit(Scale layer) {
        int images = batch.images();
        int pixels = place.inputPixels();
        int channels = place.inputChannels();
        Buffer factors = batch.arrays().input(place, 1);
        Runnable forward = () -> operations.scale(images, pixels, channels, x, factors, y);
        Runnable ofFactors = batch.arrays().isBackward(place) ? ofFactors(images, pixels, channels) : () -> {};
        Runnable ofInput = gradient((dy, dx) -> operations.scale(images, pixels, channels, dy, factors, dx));
        return new Unlearned(forward, forward, () -> {
            ofFactors.run(); // first, since the input's gradient may take the place of the output's
            ofInput.run();
        });
    }

    private Runnable ofFactors(int images, int pixels, int channels) {
        Buffer dy = batch.arrays().gradient(place);
        return batch.arrays()
                .inputGradient(place, 1)
                .<Runnable>map(dfactors -> () -> operations.scaleGradient(images, pixels, channels, x, dy, dfactors))
                .orElse(() -> {});
    }

    private List<Buffer> inputs() {
        return IntStream.range(0, place.inputs().size())
                .mapToObj(k -> batch.arrays().input(place, k))
                .toList();
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

    @Override
    public TrainingLayer visit(StochasticDepth layer) {
        int numbers = Math.toIntExact(place.input().values());
        return noise(Noise.ofImages(layer.rate(), place.index(), batch.images(), numbers));
    }

    private TrainingLayer noise(Noise.Form form, double rate) {
        return noise(new Noise(form, rate, place.index(), batch.images(), place.inputPixels(), place.inputChannels()));
    }

    private TrainingLayer noise(Noise noise) {
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
