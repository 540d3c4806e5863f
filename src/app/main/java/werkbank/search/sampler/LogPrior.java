package werkbank.search.sampler;

import java.util.List;
import werkbank.space.Parameter;
import werkbank.space.Prior;

/**
 * The logarithm of the density that the user's priors make, as a function that can be climbed: whole numbers count as real
 * ones. A tenth of the density is uniform, so that nowhere is it so small that no result could speak against it.
 */
public final class LogPrior {
    private static final double UNIFORM = 0.1;

    private final double[] centres;
    private final double[] deviations;
    /** Along each coordinate with a prior; null along the others. */
    private final Kernels[] axes;

    /** @param space whose parameters' priors count */
    public LogPrior(ConfigurationSpace space) {
        List<Parameter> parameters = space.coordinates();
        this.centres = new double[parameters.size()];
        this.deviations = new double[parameters.size()];
        this.axes = new Kernels[parameters.size()];
        for (int i = 0; i < axes.length; i++) {
            Parameter parameter = parameters.get(i);
            if (parameter.prior().isPresent()) {
                add(i, parameter, parameter.prior().get());
            }
        }
    }

    private void add(int i, Parameter parameter, Prior prior) {
        centres[i] = Axis.of(parameter).of(prior.value()).middle();
        if (parameter instanceof Parameter.Choice) {
            deviations[i] = Double.POSITIVE_INFINITY;
            axes[i] = Kernels.around(parameter, centres[i], prior.confidence());
        } else {
            deviations[i] = prior.confidence().deviation();
            axes[i] = new RealKernels(new double[] {centres[i]}, deviations[i]);
        }
    }

    /** The logarithm at a point; a coordinate that is NaN doesn't count. */
    public double at(double[] point) {
        return Math.log(UNIFORM + near(point));
    }

    /** The part of the density that isn't uniform. */
    private double near(double[] point) {
        double[] sum = {Math.log(1 - UNIFORM)};
        for (int i = 0; i < point.length; i++) {
            if (counts(point, i)) {
                axes[i].addLogDensities(point[i], sum);
            }
        }
        return Math.exp(sum[0]);
    }

    private boolean counts(double[] point, int i) {
        return axes[i] != null && !Double.isNaN(point[i]);
    }

    /** Adds the derivatives of {@link #at}, each times {@code share}; none along choices. */
    public void addSlope(double[] point, double share, double[] gradient) {
        double near = near(point);
        double weight = share * near / (UNIFORM + near);
        for (int i = 0; i < point.length; i++) {
            if (counts(point, i)) {
                gradient[i] += weight * (centres[i] - point[i]) / (deviations[i] * deviations[i]);
            }
        }
    }
}
