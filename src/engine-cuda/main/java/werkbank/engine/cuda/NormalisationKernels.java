package werkbank.engine.cuda;

import static werkbank.engine.cuda.KernelSource.NORMALISATION;

import werkbank.engine.operation.Buffer;
import werkbank.engine.operation.Kind;
import werkbank.engine.operation.SumOrder;

/** Batch normalisation of [rows][channels]. */
final class NormalisationKernels {
    private final Launches launches;
    private final int wide;

    NormalisationKernels(Launches launches) {
        this.launches = launches;
        this.wide = launches.wide(Kind.VALUE);
    }

    /** Writes mean and 1 / √(variance + ε) to {@code saved}, and lets the running statistics follow. */
    void statistics(
            int rows,
            int channels,
            double momentum,
            double epsilon,
            Buffer x,
            Buffer runningMean,
            Buffer runningVariance,
            Buffer saved) {
        int partials = SumOrder.partials(rows, channels);
        launches.sums(NORMALISATION, "normaliseMean", 1, partials, channels, wide, rows, channels, partials, x, saved);
        launches.sums(
                NORMALISATION,
                "normaliseVariance",
                1,
                partials,
                channels,
                wide,
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
        int partials = SumOrder.partials(rows, channels);
        launches.sums(
                NORMALISATION,
                "normaliseSums",
                2,
                partials,
                channels,
                wide,
                rows,
                channels,
                partials,
                x,
                dy,
                saved,
                dgamma,
                dbeta);
        launches.rows(
                NORMALISATION,
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
}
