package werkbank.engine.executor;

import java.util.List;
import java.util.Optional;
import werkbank.engine.operation.Buffer;
import werkbank.engine.operation.ConvolutionPlan;
import werkbank.engine.operation.Operations;
import werkbank.recipe.layer.Activation;
import werkbank.recipe.layer.Convolution;

/** A convolution with bias and activation function. */
final class TrainingConvolution implements TrainingLayer {
    private final Operations operations;
    private final ConvolutionPlan plan;
    private final Activation function;
    private final int rows;
    private final int filters;

    private final Buffer x;
    private final Buffer weights;
    private final Buffer bias;
    private final Buffer z;
    private final Buffer y;

    private final Buffer dy;
    private final Buffer dweights;
    private final Buffer dbias;
    private final Optional<Buffer> dx;

    TrainingConvolution(Batch batch, Place place, Convolution conv) {
        this.operations = batch.operations();
        this.plan = operations.convolution(ConvolutionShapes.of(place, conv, batch.images()));
        this.function = conv.activation();
        this.rows = batch.images() * place.outputPixels();
        this.filters = conv.filters();
        this.x = batch.arrays().input(place);
        this.weights = batch.parameters().weights(place);
        this.bias = batch.parameters().of(place, Role.BIAS);
        this.z = batch.arrays().argument(place);
        this.y = batch.arrays().output(place);
        this.dy = batch.arrays().gradient(place);
        this.dweights = batch.learning().filterGradient(place);
        this.dbias = batch.learning().gradient(place, Role.BIAS);
        this.dx = batch.arrays().inputGradient(place);
    }

    @Override
    public void forward() {
        plan.forward(x, weights, z);
        operations.biasActivation(function, rows, filters, bias, z, y);
    }

    @Override
    public void backward() {
        operations.biasActivationGradient(function, rows, filters, function.isInPlace() ? y : z, dy, dy, dbias);
        plan.byFilter(x, dy, dweights);
        dx.ifPresent(gradient -> plan.byData(dy, weights, gradient));
    }

    @Override
    public List<String> algorithms() {
        return plan.algorithms();
    }

    @Override
    public void close() {
        plan.close();
    }
}
