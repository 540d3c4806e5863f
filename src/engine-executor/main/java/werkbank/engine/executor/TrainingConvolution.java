package werkbank.engine.executor;

import java.util.List;
import java.util.Optional;
import werkbank.engine.operation.Buffer;
import werkbank.engine.operation.ConvolutionPlan;
import werkbank.engine.operation.Operations;
import werkbank.recipe.layer.Activation;
import werkbank.recipe.layer.Convolution;

/** A convolution with an activation function, and perhaps with a bias. */
final class TrainingConvolution implements TrainingLayer {
    private final Operations operations;
    private final ConvolutionPlan plan;
    private final Activation function;
    /** Empty where it has no bias. */
    private final Optional<ActivatedSums> biased;

    private final int rows;
    private final int filters;

    private final Buffer x;
    private final Buffer weights;
    private final Buffer sums;
    private final Buffer y;

    private final Buffer dy;
    private final Buffer dsums;
    /** Empty where the filters stay as they are. */
    private final Optional<Buffer> dweights;

    private final Optional<Buffer> dx;

    private TrainingConvolution(
            Batch batch, Place place, Convolution conv, ConvolutionPlan plan, boolean learnsFilters) {
        TrainingArrays.Parts arrays = batch.arrays();
        this.operations = batch.operations();
        this.plan = plan;
        this.function = conv.activation();
        this.rows = batch.images() * place.outputPixels();
        this.filters = conv.filters();
        this.x = arrays.input(place);
        this.weights = batch.parameters().weights(place);
        this.y = arrays.output(place);
        this.sums = arrays.argument(place);
        this.dy = arrays.gradient(place);
        this.dsums = function == Activation.IDENTITY ? dy : arrays.changeable(place);
        this.dweights = learnsFilters ? Optional.of(batch.learning().filterGradient(place)) : Optional.empty();
        this.dx = arrays.inputGradient(place);
        this.biased = conv.unbiased()
                ? Optional.empty()
                : Optional.of(new ActivatedSums(
                        function,
                        batch.parameters().of(place, Role.BIAS),
                        sums,
                        y,
                        batch.learning().gradient(place, Role.BIAS)));
    }

    static TrainingConvolution of(Batch batch, Place place, Convolution conv) {
        ConvolutionPlan plan = batch.operations().convolution(ConvolutionShapes.of(place, conv, batch.images()));
        return new TrainingConvolution(batch, place, conv, plan, true);
    }

    /** A convolution whose filters stay as they are. */
    static TrainingConvolution ofFixed(Batch batch, Place place, Convolution conv) {
        ConvolutionPlan plan = batch.operations().convolution(ConvolutionShapes.of(place, conv, batch.images()));
        return new TrainingConvolution(batch, place, conv, plan, false);
    }

    /** A convolution of each channel with a filter of its own. */
    static TrainingConvolution ofChannels(Batch batch, Place place, Convolution conv) {
        ConvolutionPlan plan = batch.operations().depthwise(ConvolutionShapes.of(place, conv, batch.images()));
        return new TrainingConvolution(batch, place, conv, plan, true);
    }

    @Override
    public void forward() {
        if (biased.isPresent() && plan.addsBias(function)) {
            convolveWithBias(biased.get().bias());
            return;
        }
        convolve();
        if (biased.isPresent()) {
            operations.biasActivation(function, rows, filters, biased.get().bias(), sums, y);
        } else if (function != Activation.IDENTITY) {
            operations.activation(function, (long) rows * filters, sums, y);
        }
    }

    @Override
    public void backward() {
        if (addsBias()) {
            activateBack();
            plan.byFilter(x, dsums, dweights.orElseThrow(), biased.orElseThrow().dbias());
            convolveBackToInput();
        } else if (biased.isPresent()) {
            operations.biasActivationGradient(
                    function,
                    rows,
                    filters,
                    biased.get().kept(),
                    dy,
                    dsums,
                    biased.get().dbias());
            convolveBack();
        } else {
            activateBack();
            convolveBack();
        }
    }

    /** Whether the bias, its function and its gradient cost no pass of their own. */
    boolean addsBias() {
        return biased.isPresent() && dweights.isPresent() && plan.addsBias(function);
    }

    /** {@link #forward} in as few passes as there can be. */
    private void convolveWithBias(Buffer bias) {
        if (function.isInPlace()) {
            plan.forward(function, x, weights, bias, y);
        } else {
            plan.forward(Activation.IDENTITY, x, weights, bias, sums);
            operations.activation(function, (long) rows * filters, sums, y);
        }
    }

    private void activateBack() {
        if (function != Activation.IDENTITY) {
            operations.activationGradient(function, (long) rows * filters, function.isInPlace() ? y : sums, dy, dsums);
        }
    }

    /** The bias and function that the sums of {@link #convolve} get. */
    ActivatedSums sums() {
        return biased.orElseThrow();
    }

    /** The part of {@link #forward} before the bias. */
    void convolve() {
        plan.forward(x, weights, sums);
    }

    /** The part of {@link #backward} after the bias. */
    void convolveBack() {
        dweights.ifPresent(gradient -> plan.byFilter(x, dsums, gradient));
        convolveBackToInput();
    }

    private void convolveBackToInput() {
        dx.ifPresent(gradient -> plan.byData(dsums, weights, gradient));
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
