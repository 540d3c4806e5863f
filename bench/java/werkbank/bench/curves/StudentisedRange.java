package werkbank.bench.curves;

import org.apache.commons.math3.analysis.UnivariateFunction;
import org.apache.commons.math3.analysis.integration.IterativeLegendreGaussIntegrator;
import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.apache.commons.math3.distribution.NormalDistribution;

/** The distribution of the range of independent standard normal values, which Nemenyi's test of mean ranks goes by. */
final class StudentisedRange {
    private static final double LEVEL = 0.05;
    private static final int MOST_EVALUATIONS = 1_000_000;
    private static final double FAR = 9;
    private static final double WIDEST = 20;
    private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

    private StudentisedRange() {}

    /** The probability that some values lie within a range. */
    static double probability(double range, int values) {
        UnivariateFunction density = least -> values
                * NORMAL.density(least)
                * Math.pow(
                        NORMAL.cumulativeProbability(least + range) - NORMAL.cumulativeProbability(least),
                        values - 1.0);
        return new IterativeLegendreGaussIntegrator(24, 1e-9, 1e-12).integrate(MOST_EVALUATIONS, density, -FAR, FAR);
    }

    /**
     * The difference of mean ranks from which on two of some methods differ at a level of 5 %, by Nemenyi's test.
     *
     * @param methods at least 2
     * @param tasks at least 1
     */
    static double criticalDifference(int methods, int tasks) {
        double range = new BrentSolver(1e-9)
                .solve(MOST_EVALUATIONS, wide -> probability(wide, methods) - (1 - LEVEL), 0, WIDEST);
        return range / Math.sqrt(2) * Math.sqrt(methods * (methods + 1.0) / (6.0 * tasks));
    }
}
