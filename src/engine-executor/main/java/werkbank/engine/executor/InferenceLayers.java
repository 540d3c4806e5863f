package werkbank.engine.executor;

import java.util.List;
import java.util.function.Supplier;
import werkbank.engine.operation.Buffer;
import werkbank.engine.operation.ConvolutionPlan;
import werkbank.engine.operation.GroupShape;
import werkbank.engine.operation.NormParameters;
import werkbank.engine.operation.NormShape;
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

/** Builds the layers of a network that only answers, with its buffers for batches of one size. */
final class InferenceLayers implements ElementaryLayer.Visitor<InferenceLayer> {
    private static final InferenceLayer NOTHING = InferenceLayer.of(() -> {});

    private final Operations operations;
    private final Parameters parameters;
    private final int images;
    private final Place place;
    private final List<Buffer> inputs;
    private final Buffer x;
    private final Buffer y;
    private final Supplier<Buffer> saved;

    private InferenceLayers(
            Operations operations,
            Parameters parameters,
            int images,
            Place place,
            List<Buffer> inputs,
            Buffer y,
            Supplier<Buffer> saved) {
        this.operations = operations;
        this.parameters = parameters;
        this.images = images;
        this.place = place;
        this.inputs = inputs;
        this.x = inputs.get(0);
        this.y = y;
        this.saved = saved;
    }

    /**
     * Builds a layer.
     *
     * @param saved room for what a normalisation over groups computes first
     */
    static InferenceLayer of(
            Operations operations,
            Parameters parameters,
            int images,
            Place place,
            List<Buffer> inputs,
            Buffer y,
            Supplier<Buffer> saved) {
        return place.layer().accept(new InferenceLayers(operations, parameters, images, place, inputs, y, saved));
    }

    /** The output layer without its softmax. */
    static InferenceLayer output(
            Operations operations, Parameters parameters, int images, Place place, InferenceArrays.Parts arrays) {
        return new InferenceLayers(
                        operations, parameters, images, place, arrays.inputs(place), arrays.logits(), arrays::saved)
                .dense(Activation.IDENTITY);
    }

    /** How many of its inputs, the first ones, the output may take the place of. */
    static int overwritable(ElementaryLayer layer) {
        if (layer instanceof Add) {
            return 2;
        }
        boolean mayBe = Reuse.of(layer).mayOverwrite()
                || layer instanceof BatchNorm
                || layer instanceof GroupNorm
                || layer instanceof ActivationLayer
                || layer instanceof Scale;
        return mayBe ? 1 : 0;
    }

    @Override
    public InferenceLayer visit(Convolution conv) {
        return convolution(conv, operations.convolution(ConvolutionShapes.of(place, conv, images)));
    }

    @Override
    public InferenceLayer visit(Whitening layer) {
        return visit(layer.like(place.input()));
    }

    @Override
    public InferenceLayer visit(DepthwiseConvolution layer) {
        Convolution conv = layer.like(place.input());
        return convolution(conv, operations.depthwise(ConvolutionShapes.of(place, conv, images)));
    }

    private InferenceLayer convolution(Convolution conv, ConvolutionPlan plan) {
        Buffer weights = parameters.weights(place);
        if (!conv.unbiased() && plan.addsBias(conv.activation())) {
            Buffer bias = parameters.of(place, Role.BIAS);
            return new InferenceLayer(() -> plan.forward(conv.activation(), x, weights, bias, y), plan::close);
        }
        Runnable function = conv.unbiased() ? function(conv.activation()) : biased(conv);
        return new InferenceLayer(
                () -> {
                    plan.forward(x, weights, y);
                    function.run();
                },
                plan::close);
    }

    private Runnable function(Activation activation) {
        return activation == Activation.IDENTITY ? () -> {} : () -> operations.activation(activation, y.length(), y, y);
    }

    private Runnable biased(Convolution conv) {
        Buffer bias = parameters.of(place, Role.BIAS);
        int rows = images * place.outputPixels();
        return () -> operations.biasActivation(conv.activation(), rows, conv.filters(), bias, y, y);
    }

    @Override
    public InferenceLayer visit(Dense dense) {
        return dense(dense.activation());
    }

    private InferenceLayer dense(Activation function) {
        Buffer weights = parameters.weights(place);
        Buffer bias = parameters.of(place, Role.BIAS);
        int units = place.outputChannels();
        int length = Math.toIntExact(place.input().values());
        return InferenceLayer.of(() -> {
            operations.multiply(false, true, images, units, length, x, weights, y);
            operations.biasActivation(function, images, units, bias, y, y);
        });
    }

    @Override
    public InferenceLayer visit(GroupNorm norm) {
        GroupShape shape = new GroupShape(images, place.inputPixels(), place.inputChannels(), norm.groups());
        Buffer gamma = parameters.of(place, Role.GAMMA);
        Buffer beta = parameters.of(place, Role.BETA);
        Buffer kept = saved.get();
        return InferenceLayer.of(() -> operations.groupNormalise(shape, norm.epsilon(), x, gamma, beta, kept, y));
    }

    @Override
    public InferenceLayer visit(GlobalMaxPool pool) {
        int pixels = place.inputPixels();
        return InferenceLayer.of(() -> operations.globalMax(images, pixels, place.inputChannels(), x, y));
    }

    @Override
    public InferenceLayer visit(Factor layer) {
        return InferenceLayer.of(() -> operations.multiply(layer.value(), y.length(), x, y));
    }

    @Override
    public InferenceLayer visit(Standardisation layer) {
        int rows = images * place.inputPixels();
        return InferenceLayer.of(() -> parameters.standards(place).apply(operations, rows, x, y));
    }

    @Override
    public InferenceLayer visit(Add layer) {
        return InferenceLayer.of(Joined.sum(operations, inputs, y));
    }

    @Override
    public InferenceLayer visit(Concatenate layer) {
        return InferenceLayer.of(Joined.channels(operations, images, place, inputs, y));
    }

    @Override
    public InferenceLayer visit(Scale layer) {
        int pixels = place.inputPixels();
        return InferenceLayer.of(() -> operations.scale(images, pixels, place.inputChannels(), x, inputs.get(1), y));
    }

    @Override
    public InferenceLayer visit(StochasticDepth layer) {
        return NOTHING;
    }

    @Override
    public InferenceLayer visit(BatchNorm norm) {
        NormShape shape = new NormShape(images * place.inputPixels(), place.inputChannels());
        NormParameters own = parameters.norm(place);
        return InferenceLayer.of(() -> operations.normaliseAsRunning(shape, norm.epsilon(), x, own, y));
    }

    @Override
    public InferenceLayer visit(MaxPool pool) {
        PoolShape shape = place.pooled(images, pool.size(), pool.stride());
        return InferenceLayer.of(() -> operations.maxPool(shape, x, y));
    }

    @Override
    public InferenceLayer visit(AveragePool pool) {
        PoolShape shape = place.pooled(images, pool.size(), pool.stride());
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
