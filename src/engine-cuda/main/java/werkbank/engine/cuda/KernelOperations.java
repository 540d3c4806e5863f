package werkbank.engine.cuda;

import java.util.List;
import werkbank.engine.operation.Buffer;
import werkbank.engine.operation.ConvolutionShape;
import werkbank.engine.operation.Noise;
import werkbank.engine.operation.NormGradients;
import werkbank.engine.operation.NormParameters;
import werkbank.engine.operation.NormShape;
import werkbank.engine.operation.Pictures;
import werkbank.engine.operation.PoolShape;
import werkbank.engine.operation.UpdateRule;
import werkbank.recipe.Precision;
import werkbank.recipe.layer.Activation;

/**
 * The operations that are kernels of our own: all but memory, order, convolutions and products of matrices. Where they run
 * is the launcher's matter.
 */
abstract class KernelOperations extends KernelGraph {
    private final Precision precision;
    private final InputKernels input;
    private final ActivationKernels activations;
    private final NormalisationKernels normalisation;
    private final PoolingKernels pooling;
    private final NoiseKernels noise;
    private final LossKernels loss;
    private final GradientKernels gradients;
    private final ParameterKernels parameters;

    KernelOperations(Launcher launcher, Precision precision) {
        this(new Launches(launcher, precision), precision);
    }

    private KernelOperations(Launches launches, Precision precision) {
        super(launches);
        this.precision = precision;
        this.input = new InputKernels(launches);
        this.activations = new ActivationKernels(launches);
        this.normalisation = new NormalisationKernels(launches);
        this.pooling = new PoolingKernels(launches);
        this.noise = new NoiseKernels(launches);
        this.loss = new LossKernels(launches);
        this.gradients = new GradientKernels(launches);
        this.parameters = new ParameterKernels(launches);
    }

    @Override
    public final Precision precision() {
        return precision;
    }

    @Override
    public final void narrow(Buffer from, Buffer to) {
        parameters.narrow(from, to);
    }

    @Override
    public final void widen(Buffer from, Buffer to) {
        parameters.widen(from, to);
    }

    @Override
    public final void advance(Buffer table, Buffer step) {
        input.advance(table, step);
    }

    @Override
    public final void pictures(Pictures pictures, Buffer step, int images, Buffer y) {
        input.pictures(pictures, step, images, y);
    }

    @Override
    public final void targets(
            Pictures pictures, Buffer step, int images, int classes, double smoothing, Buffer targets) {
        input.targets(pictures, step, images, classes, smoothing, targets);
    }

    @Override
    public final void arrange(int images, int channels, int pixels, Buffer x, Buffer y) {
        input.arrange(images, channels, pixels, x, y);
    }

    /**
     * Writes images with the border of 0 that a convolution asks for.
     *
     * @param x [images][height][width][channels] of kind VALUE
     * @param y [images][padTop + height + padBottom][padLeft + width + padRight][channels] of kind VALUE
     */
    final void pad(ConvolutionShape shape, Buffer x, Buffer y) {
        input.pad(shape, x, y);
    }

    /** Writes images without the border that {@link #pad} gave them. */
    final void unpad(ConvolutionShape shape, Buffer x, Buffer y) {
        input.unpad(shape, x, y);
    }

    @Override
    public final void biasActivation(Activation function, int rows, int channels, Buffer bias, Buffer x, Buffer y) {
        activations.biasActivation(function, rows, channels, bias, x, y);
    }

    @Override
    public final void activation(Activation function, long length, Buffer x, Buffer y) {
        activations.activation(function, length, x, y);
    }

    @Override
    public final void activationGradient(Activation function, long length, Buffer kept, Buffer dy, Buffer dx) {
        activations.activationGradient(function, length, kept, dy, dx);
    }

    @Override
    public final void biasActivationGradient(
            Activation function, int rows, int channels, Buffer kept, Buffer dy, Buffer dx, Buffer dbias) {
        activations.biasActivationGradient(function, rows, channels, kept, dy, dx, dbias);
    }

    @Override
    public final void normalise(
            NormShape shape,
            double momentum,
            double epsilon,
            Buffer x,
            NormParameters parameters,
            Buffer saved,
            Buffer y) {
        normalisation.means(shape, x, saved);
        normalisation.variances(shape, momentum, epsilon, x, parameters, saved);
        normalisation.normalise(shape, x, parameters, saved, y);
    }

    @Override
    public final void biasActivationNormalise(
            Activation function,
            NormShape shape,
            double momentum,
            double epsilon,
            Buffer bias,
            Buffer x,
            Buffer y,
            NormParameters parameters,
            Buffer saved,
            Buffer z) {
        normalisation.activationMeans(function, shape, bias, x, y, saved);
        normalisation.variances(shape, momentum, epsilon, y, parameters, saved);
        normalisation.normalise(shape, y, parameters, saved, z);
    }

    @Override
    public final void normaliseAsRunning(
            NormShape shape, double epsilon, Buffer x, NormParameters parameters, Buffer y) {
        normalisation.normaliseAsRunning(shape, epsilon, x, parameters, y);
    }

    @Override
    public final void normaliseGradient(
            NormShape shape,
            Buffer x,
            NormParameters parameters,
            Buffer saved,
            Buffer dy,
            NormGradients gradients,
            Buffer dx) {
        normalisation.scaleGradients(shape, x, saved, dy, gradients);
        normalisation.gradient(shape, x, parameters, saved, dy, gradients, dx);
    }

    @Override
    public final void normaliseActivationGradient(
            Activation function,
            NormShape shape,
            Buffer kept,
            Buffer y,
            NormParameters parameters,
            Buffer saved,
            Buffer dz,
            NormGradients gradients,
            Buffer dx,
            Buffer dbias) {
        normalisation.scaleGradients(shape, y, saved, dz, gradients);
        normalisation.activationGradient(function, shape, kept, y, parameters, saved, dz, gradients, dx, dbias);
    }

    @Override
    public final void maxPool(PoolShape shape, Buffer x, Buffer y) {
        pooling.maxPool(shape, x, y);
    }

    @Override
    public final void maxPoolGradient(PoolShape shape, Buffer x, Buffer dy, Buffer dx) {
        pooling.maxPoolGradient(shape, x, dy, dx);
    }

    @Override
    public final void averagePool(PoolShape shape, Buffer x, Buffer y) {
        pooling.averagePool(shape, x, y);
    }

    @Override
    public final void averagePoolGradient(PoolShape shape, Buffer dy, Buffer dx) {
        pooling.averagePoolGradient(shape, dy, dx);
    }

    @Override
    public final void globalAverage(int images, int pixels, int channels, Buffer x, Buffer y) {
        this.channels.average(images, pixels, channels, x, y);
    }

    @Override
    public final void globalAverageGradient(int images, int pixels, int channels, Buffer dy, Buffer dx) {
        this.channels.averageGradient(images, pixels, channels, dy, dx);
    }

    @Override
    public final void noise(Noise layer, Buffer step, Buffer x, Buffer y) {
        noise.noise(layer, step, x, y);
    }

    @Override
    public final void noiseGradient(Noise layer, Buffer step, Buffer dy, Buffer dx) {
        noise.gradient(layer, step, dy, dx);
    }

    @Override
    public final void softmax(int rows, int classes, Buffer logits, Buffer probabilities) {
        loss.softmax(rows, classes, logits, probabilities);
    }

    @Override
    public final void loss(
            int images,
            int classes,
            double clip,
            List<Buffer> weights,
            Buffer logits,
            Buffer targets,
            Buffer step,
            Buffer dlogits,
            Buffer figures) {
        loss.loss(images, classes, clip, weights, logits, targets, step, dlogits, figures);
    }

    @Override
    public final void penalise(double l1, double l2, Buffer weights, Buffer changed, Buffer step, Buffer figures) {
        gradients.penalise(l1, l2, weights, changed, step, figures);
    }

    @Override
    public final void clip(double value, double norm, Buffer limited) {
        gradients.clip(value, norm, limited);
    }

    @Override
    public final void update(UpdateRule rule, Buffer step, Buffer values, Buffer gradients, List<Buffer> states) {
        parameters.update(rule, step, values, gradients, states);
    }

    @Override
    public final void mix(Buffer average, Buffer values, double share) {
        parameters.mix(average, values, share);
    }

    @Override
    public final boolean isFinite(Buffer buffer) {
        float[] count = new float[1];
        download(gradients.notFinite(buffer), count);
        return count[0] == 0;
    }
}
