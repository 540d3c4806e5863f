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
    private final ActivatedSums sums;
    private final int rows;
    private final int filters;

    private final Buffer x;
    private final Buffer weights;

    private final Buffer dy;
    private final Buffer dweights;
    private final Optional<Buffer> dx;

    TrainingConvolution(Batch batch, Place place, Convolution conv) {
        this.operations = batch.operations();
        this.plan = operations.convolution(ConvolutionShapes.of(place, conv, batch.images()));
        this.sums = new ActivatedSums(
                conv.activation(),
                batch.parameters().of(place, Role.BIAS),
                batch.arrays().argument(place),
                batch.arrays().output(place),
                batch.learning().gradient(place, Role.BIAS));
        this.rows = batch.images() * place.outputPixels();
        this.filters = conv.filters();
        this.x = batch.arrays().input(place);
        this.weights = batch.parameters().weights(place);
        this.dy = batch.arrays().gradient(place);
        this.dweights = batch.learning().filterGradient(place);
        this.dx = batch.arrays().inputGradient(place);
    }

    @Override
    public void forward() {
        if (addsBias()) {
            convolveWithBias();
        } else {
            convolve();
            operations.biasActivation(sums.function(), rows, filters, sums.bias(), sums.arguments(), sums.values());
        }
    }

    @Override
    public void backward() {
        if (addsBias()) {
            convolveBackWithBias();
        } else {
            operations.biasActivationGradient(sums.function(), rows, filters, sums.kept(), dy, dy, sums.dbias());
            convolveBack();
        }
    }

    /** Whether the bias and its function cost no pass of their own. */
    boolean addsBias() {
        return plan.addsBias(sums.function());
    }

    /** {@link #forward} in as few passes as there can be. */
    private void convolveWithBias() {
        if (sums.arguments() == sums.values()) {
            plan.forward(sums.function(), x, weights, sums.bias(), sums.values());
        } else {
            plan.forward(Activation.IDENTITY, x, weights, sums.bias(), sums.arguments());
            operations.activation(sums.function(), (long) rows * filters, sums.arguments(), sums.values());
        }
    }

    private void convolveBackWithBias() {
        if (sums.function() != Activation.IDENTITY) {
            operations.activationGradient(sums.function(), (long) rows * filters, sums.kept(), dy, dy);
        }
        plan.byFilter(x, dy, dweights, sums.dbias());
        dx.ifPresent(gradient -> plan.byData(dy, weights, gradient));
    }

    /** The bias and function that the sums of {@link #convolve} get. */
    ActivatedSums sums() {
        return sums;
    }

    /** The part of {@link #forward} before the bias. */
    void convolve() {
        plan.forward(x, weights, sums.arguments());
    }

    /** The part of {@link #backward} after the bias. */
    void convolveBack() {
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
