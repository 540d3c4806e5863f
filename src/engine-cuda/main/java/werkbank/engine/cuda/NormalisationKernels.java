package werkbank.engine.cuda;

import static werkbank.engine.cuda.KernelSource.NORMALISATION;
import static werkbank.engine.cuda.KernelSource.NORMALISATION_GRADIENT;

import werkbank.engine.operation.Buffer;
import werkbank.engine.operation.Kind;
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
    void means(int rows, int channels, Buffer x, Buffer saved) {
        int partials = SumOrder.partials(rows, channels);
        sums(NORMALISATION, "normaliseMean", 1, partials, channels, rows, channels, partials, x, saved);
    }

    /** Applies bias and function, and writes the means of the function's values to {@code saved}. */
    void activationMeans(Activation function, int rows, int channels, Buffer bias, Buffer x, Buffer y, Buffer saved) {
        int partials = SumOrder.partials(rows, channels);
        sums(
                NORMALISATION,
                "biasActivationMean",
                1,
                partials,
                channels,
                function.ordinal(),
                rows,
                channels,
                partials,
                bias,
                x,
                y,
                saved);
    }

    /** Writes 1 / √(variance + ε) about the means in {@code saved} beside them; the running statistics follow both. */
    void variances(
            int rows,
            int channels,
            double momentum,
            double epsilon,
            Buffer x,
            Buffer runningMean,
            Buffer runningVariance,
            Buffer saved) {
        int partials = SumOrder.partials(rows, channels);
        sums(
                NORMALISATION,
                "normaliseVariance",
                1,
                partials,
                channels,
                rows,
                channels,
                partials,
                (float) momentum,
                (float) (1 - momentum),
                (float) epsilon,
                x,
                saved,
                runningMean,
                runningVariance);
    }

    void normalise(int rows, int channels, Buffer x, Buffer gamma, Buffer beta, Buffer saved, Buffer y) {
        launches.rows(NORMALISATION, "normalise", rows, channels, wide, rows, channels, x, gamma, beta, saved, y);
    }

    void normaliseAsRunning(
            int rows,
            int channels,
            double epsilon,
            Buffer x,
            Buffer gamma,
            Buffer beta,
            Buffer runningMean,
            Buffer runningVariance,
            Buffer y) {
        launches.rows(
                NORMALISATION,
                "normaliseAsRunning",
                rows,
                channels,
                wide,
                rows,
                channels,
                (float) epsilon,
                x,
                gamma,
                beta,
                runningMean,
                runningVariance,
                y);
    }

    /** Writes the gradients of gamma and beta. */
    void scaleGradients(int rows, int channels, Buffer x, Buffer saved, Buffer dy, Buffer dgamma, Buffer dbeta) {
        int partials = SumOrder.partials(rows, channels);
        sums(
                NORMALISATION_GRADIENT,
                "normaliseSums",
                2,
                partials,
                channels,
                rows,
                channels,
                partials,
                x,
                dy,
                saved,
                dgamma,
                dbeta);
    }

    /** Writes the gradient of the input, after {@link #scaleGradients}. */
    void gradient(
            int rows,
            int channels,
            Buffer x,
            Buffer gamma,
            Buffer saved,
            Buffer dy,
            Buffer dgamma,
            Buffer dbeta,
            Buffer dx) {
        launches.rows(
                NORMALISATION_GRADIENT,
                "normaliseGradient",
                rows,
                channels,
                wide,
                rows,
                channels,
                x,
                gamma,
                saved,
                dy,
                dgamma,
                dbeta,
                dx);
    }

    /** Writes the gradient of the function's argument before the normalisation, and that of its bias. */
    void activationGradient(
            Activation function,
            int rows,
            int channels,
            Buffer kept,
            Buffer x,
            Buffer gamma,
            Buffer saved,
            Buffer dy,
            Buffer dgamma,
            Buffer dbeta,
            Buffer dx,
            Buffer dbias) {
        int partials = SumOrder.partials(rows, channels);
        sums(
                NORMALISATION_GRADIENT,
                "normaliseActivationGradient",
                1,
                partials,
                channels,
                function.ordinal(),
                rows,
                channels,
                partials,
                kept,
                x,
                gamma,
                saved,
                dy,
                dgamma,
                dbeta,
                dx,
                dbias);
    }

    private void sums(KernelSource source, String kernel, int sums, int partials, int channels, Object... arguments) {
        launches.sums(source, kernel, sums, partials, channels, wide, arguments);
    }
}
