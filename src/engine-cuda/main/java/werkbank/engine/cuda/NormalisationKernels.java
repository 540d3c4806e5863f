package werkbank.engine.cuda;

import static werkbank.engine.cuda.KernelSource.NORMALISATION;
import static werkbank.engine.cuda.KernelSource.NORMALISATION_GRADIENT;

import werkbank.engine.operation.Buffer;
import werkbank.engine.operation.Kind;
import werkbank.engine.operation.NormGradients;
import werkbank.engine.operation.NormParameters;
import werkbank.engine.operation.NormShape;
import werkbank.engine.operation.SumOrder;
import werkbank.recipe.layer.Activation;

/** Batch normalisation of [rows][channels]. */
final class NormalisationKernels {
    private final Launches launches;
    private final int wide;

    NormalisationKernels(Launches launches) {
        this.launches = launches;
        this.wide = launches.wide(Kind.VALUE);
    }

    /** Writes the means of the channels to {@code saved}. */
    void means(NormShape shape, Buffer x, Buffer saved) {
        sums(NORMALISATION, "normaliseMean", 1, shape, shape.rows(), shape.channels(), partials(shape), x, saved);
    }

    /** Applies bias and function, and writes the means of the function's values to {@code saved}. */
    void activationMeans(Activation function, NormShape shape, Buffer bias, Buffer x, Buffer y, Buffer saved) {
        sums(
                NORMALISATION,
                "biasActivationMean",
                1,
                shape,
                function.ordinal(),
                shape.rows(),
                shape.channels(),
                partials(shape),
                bias,
                x,
                y,
                saved);
    }

    /** Writes 1 / √(variance + ε) about the means in {@code saved} beside them; the running statistics follow both. */
    void variances(
            NormShape shape, double momentum, double epsilon, Buffer x, NormParameters parameters, Buffer saved) {
        sums(
                NORMALISATION,
                "normaliseVariance",
                1,
                shape,
                shape.rows(),
                shape.channels(),
                partials(shape),
                (float) momentum,
                (float) (1 - momentum),
                (float) epsilon,
                x,
                saved,
                parameters.runningMean(),
                parameters.runningVariance());
    }

    void normalise(NormShape shape, Buffer x, NormParameters parameters, Buffer saved, Buffer y) {
        rows(
                NORMALISATION,
                "normalise",
                shape,
                shape.rows(),
                shape.channels(),
                x,
                parameters.gamma(),
                parameters.beta(),
                saved,
                y);
    }

    void normaliseAsRunning(NormShape shape, double epsilon, Buffer x, NormParameters parameters, Buffer y) {
        rows(
                NORMALISATION,
                "normaliseAsRunning",
                shape,
                shape.rows(),
                shape.channels(),
                (float) epsilon,
                x,
                parameters.gamma(),
                parameters.beta(),
                parameters.runningMean(),
                parameters.runningVariance(),
                y);
    }

    /** Writes the gradients of gamma and beta. */
    void scaleGradients(NormShape shape, Buffer x, Buffer saved, Buffer dy, NormGradients gradients) {
        sums(
                NORMALISATION_GRADIENT,
                "normaliseSums",
                2,
                shape,
                shape.rows(),
                shape.channels(),
                partials(shape),
                x,
                dy,
                saved,
                gradients.gamma(),
                gradients.beta());
    }

    /** Writes the gradient of the input, after {@link #scaleGradients}. */
    void gradient(
            NormShape shape,
            Buffer x,
            NormParameters parameters,
            Buffer saved,
            Buffer dy,
            NormGradients gradients,
            Buffer dx) {
        rows(
                NORMALISATION_GRADIENT,
                "normaliseGradient",
                shape,
                shape.rows(),
                shape.channels(),
                x,
                parameters.gamma(),
                saved,
                dy,
                gradients.gamma(),
                gradients.beta(),
                dx);
    }

    /** Writes the gradient of the function's argument before the normalisation, and that of its bias. */
    void activationGradient(
            Activation function,
            NormShape shape,
            Buffer kept,
            Buffer x,
            NormParameters parameters,
            Buffer saved,
            Buffer dy,
            NormGradients gradients,
            Buffer dx,
            Buffer dbias) {
        sums(
                NORMALISATION_GRADIENT,
                "normaliseActivationGradient",
                1,
                shape,
                function.ordinal(),
                shape.rows(),
                shape.channels(),
                partials(shape),
                kept,
                x,
                parameters.gamma(),
                saved,
                dy,
                gradients.gamma(),
                gradients.beta(),
                dx,
                dbias);
    }

    private static int partials(NormShape shape) {
        return SumOrder.partials(shape.rows(), shape.channels());
    }

    private void sums(KernelSource source, String kernel, int sums, NormShape shape, Object... arguments) {
        launches.sums(source, kernel, sums, partials(shape), shape.channels(), wide, arguments);
    }

    private void rows(KernelSource source, String kernel, NormShape shape, Object... arguments) {
        launches.rows(source, kernel, shape.rows(), shape.channels(), wide, arguments);
    }
}
