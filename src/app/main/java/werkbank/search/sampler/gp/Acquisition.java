package werkbank.search.sampler.gp;

import werkbank.search.sampler.gp.GaussianProcess.Prediction;

/** Minus the logarithm of the improvement that a point is expected to bring, at the highest fidelity. */
final class Acquisition implements SmoothFunction {
    private final GaussianProcess process;
    private final double incumbent;

    /** @param incumbent the least expected value of the points that were tried */
    Acquisition(GaussianProcess process, double incumbent) {
        this.process = process;
        this.incumbent = incumbent;
    }

    double at(double[] point) {
        return value(process.at(point));
    }

    private double value(Prediction prediction) {
        return -Math.log(prediction.deviation())
                - LogImprovement.log((incumbent - prediction.mean()) / prediction.deviation());
    }

    @Override
    public double at(double[] point, double[] gradient) {
        Prediction prediction = process.at(point);
        double z = (incumbent - prediction.mean()) / prediction.deviation();
        double slope = LogImprovement.slope(z);
        double[] found = process.gradient(
                point, prediction, slope / prediction.deviation(), (z * slope - 1) / prediction.deviation());
        System.arraycopy(found, 0, gradient, 0, found.length);
        return value(prediction);
    }
}
