package werkbank.engine.executor;

import werkbank.engine.operation.Buffer;
import werkbank.engine.operation.ConvolutionPlan;
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

/** Builds the layers of a network that only answers, with its buffers for batches of one size. */
final class InferenceLayers implements ElementaryLayer.Visitor<InferenceLayer> {
    private static final InferenceLayer NOTHING = InferenceLayer.of(() -> {});

    private final Operations operations;
    private final Parameters parameters;
    private final int images;
    private final Place place;
    private final Buffer x;
    private final Buffer y;

    private InferenceLayers(Operations operations, Parameters parameters, int images, Place place, Buffer x, Buffer y) {
        this.operations = operations;
        this.parameters = parameters;
        this.images = images;
        this.place = place;
        this.x = x;
        this.y = y;
    }

    static InferenceLayer of(
            Operations operations, Parameters parameters, int images, Place place, InferenceArrays.Parts arrays) {
        return place.layer()
                .accept(new InferenceLayers(
                        operations, parameters, images, place, arrays.input(place), arrays.output(place)));
    }

    /** The output layer without its softmax. */
    static InferenceLayer output(
            Operations operations, Parameters parameters, int images, Place place, InferenceArrays.Parts arrays) {
        return new InferenceLayers(operations, parameters, images, place, arrays.input(place), arrays.logits())
                .dense(Activation.IDENTITY);
    }

    /** Whether the output takes the place of the input. */
    static boolean isInPlace(ElementaryLayer layer) {
        Reuse reuse = Reuse.of(layer);
        return reuse.mayOverwrite() || layer instanceof BatchNorm || layer instanceof ActivationLayer;
    }

    @Override
    public InferenceLayer visit(Convolution conv) {
        ConvolutionPlan plan = operations.convolution(ConvolutionShapes.of(place, conv, images));
        Buffer weights = parameters.weights(place);
        Buffer bias = parameters.of(place, Role.BIAS);
        int rows = images * place.outputPixels();
        if (plan.addsBias(conv.activation())) {
            return new InferenceLayer(() -> plan.forward(conv.activation(), x, weights, bias, y), plan::close);
        }
        return new InferenceLayer(
                () -> {
                    plan.forward(x, weights, y);
                    operations.biasActivation(conv.activation(), rows, conv.filters(), bias, y, y);
                },
                plan::close);
    }

    @Override
    public InferenceLayer visit(Dense dense) {
        return dense(dense.activation());
    }

    private InferenceLayer dense(Activation function) {
        Buffer weights = parameters.weights(place);
        Buffer bias = parameters.of(place, Role.BIAS);
        int inputs = Math.toIntExact(place.input().values());
        int units = place.outputChannels();
        return InferenceLayer.of(() -> {
            operations.multiply(false, true, images, units, inputs, x, weights, y);
            operations.biasActivation(function, images, units, bias, y, y);
        });
    }

    @Override
    public InferenceLayer visit(BatchNorm norm) {
        int rows = images * place.inputPixels();
        Buffer gamma = parameters.of(place, Role.GAMMA);
        Buffer beta = parameters.of(place, Role.BETA);
        Buffer mean = parameters.of(place, Role.MEAN);
        Buffer variance = parameters.of(place, Role.VARIANCE);
        return InferenceLayer.of(() -> operations.normaliseAsRunning(
                rows, place.inputChannels(), norm.epsilon(), x, gamma, beta, mean, variance, y));
    }

    @Override
    public InferenceLayer visit(MaxPool pool) {
        PoolShape shape = Pooling.of(place, images, pool.size(), pool.stride());
        return InferenceLayer.of(() -> operations.maxPool(shape, x, y));
    }

    @Override
    public InferenceLayer visit(AveragePool pool) {
        PoolShape shape = Pooling.of(place, images, pool.size(), pool.stride());
        return InferenceLayer.of(() -> operations.averagePool(shape, x, y));
    }

    @Override
    public InferenceLayer visit(GlobalAveragePool pool) {
        int pixels = place.inputPixels();
        return InferenceLayer.of(() -> operations.globalAverage(images, pixels, place.inputChannels(), x, y));
    }

    @Override
    public InferenceLayer visit(ActivationLayer layer) {
        return InferenceLayer.of(() -> operations.activation(layer.function(), y.length(), x, y));
    }

    @Override
    public InferenceLayer visit(Dropout layer) {
        return NOTHING;
    }

    @Override
    public InferenceLayer visit(SpatialDropout layer) {
        return NOTHING;
    }

    @Override
    public InferenceLayer visit(GaussianDropout layer) {
        return NOTHING;
    }

    @Override
    public InferenceLayer visit(AlphaDropout layer) {
        return NOTHING;
    }
}
