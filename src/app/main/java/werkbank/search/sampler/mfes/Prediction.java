package werkbank.search.sampler.mfes;

import werkbank.search.sampler.StandardNormal;

/** A loss that is predicted for a configuration, and how sure that is. */
record Prediction(double mean, double variance) {

    /** The expected improvement on a loss: how far the own one is below it, in the mean, where what is above counts as 0. */
    double improvement(double incumbent) {
        double deviation = Math.sqrt(variance);
        double z = (incumbent - mean) / deviation;
        double density = Math.exp(-z * z / 2 - StandardNormal.LOG_SQRT_2_PI);
        return deviation * (z * StandardNormal.cumulative(z) + density);
    }
}
