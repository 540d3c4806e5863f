package werkbank.ensemble.choice;

import java.util.Arrays;
import org.apache.commons.math3.analysis.UnivariateFunction;
import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.apache.commons.math3.linear.ArrayRealVector;

/**
 * The weights of the lowest log-loss: of all mixtures of the candidates the one that makes the labels most likely. The
 * problem is convex, so there is one lowest value, and from the gradient it is known how near it is.
 *
 * <p>Vertex exchange: weight moves from the member whose probability would be missed least to the candidate whose would
 * help most, as much of it as is best, until no exchange would pay. Böhning, D. (1986), A vertex-exchange-method in
 * D-optimal design theory, Metrika 33; Lindsay, B. G. (1983), The geometry of mixture likelihoods, Annals of Statistics
 * 11. The EM algorithm solves the same problem in fewer lines, but where the candidates are right on nearly all images
 * each of its steps moves hardly any weight, and it never takes the last of it from a member.
 */
record LeastLossWeights() implements Weighting {
    /** Nats that the log-loss may lie above the lowest. */
    static final double TOLERANCE = 1e-6;

    private static final int MAX_EXCHANGES = 20_000;
    private static final double STEP_ACCURACY = 1e-10;
    private static final int STEP_EVALUATIONS = 200;

    @Override
    public MemberWeights fit(Candidates candidates) {
        Exchange exchange = new Exchange(candidates);
        int exchanges = 0;
        while (exchanges < MAX_EXCHANGES && exchange.improve()) {
            exchanges++;
        }
        return MemberWeights.of(exchange.weights).withoutNegligible();
    }

    /** A single run, from equal weights on. */
    private static final class Exchange {
        private final Candidates candidates;
        private final double[] weights;
        /** Probability of each image's label in the mixture, [rows]. */
        private final double[] mixture;

        Exchange(Candidates candidates) {
            this.candidates = candidates;
            weights = new double[candidates.count()];
            Arrays.fill(weights, 1.0 / weights.length);
            mixture = new double[candidates.rows()];
            for (int c = 0; c < weights.length; c++) {
                move(weights[c], candidates.likelihood(c));
            }
        }

        /** @return false when the log-loss is within the tolerance of the lowest */
        boolean improve() {
            ArrayRealVector gains = gains();
            int gaining = gains.getMaxIndex();
            if (gains.getEntry(gaining) <= 1 + TOLERANCE) {
                return false;
            }
            int losing = leastMissed(gains);
            double[] difference = new double[mixture.length];
            for (int row = 0; row < difference.length; row++) {
                difference[row] =
                        candidates.likelihood(gaining)[row] - candidates.likelihood(losing)[row];
            }
            double step = step(difference, weights[losing]);
            weights[gaining] += step;
            weights[losing] = step == weights[losing] ? 0 : weights[losing] - step;
            move(step, difference);
            return true;
        }

        /**
         * How fast the log-likelihood of an image grows with each candidate's weight, in the mean over the images. Weighted
         * by the weights they sum to 1; the log-loss lies above the lowest by no more than the largest of them less 1.
         */
        private ArrayRealVector gains() {
            double[] reciprocal =
                    Arrays.stream(mixture).map(p -> 1 / (p * mixture.length)).toArray();
            ArrayRealVector gains = new ArrayRealVector(weights.length);
            for (int c = 0; c < weights.length; c++) {
                double[] likelihood = candidates.likelihood(c);
                double sum = 0;
                for (int row = 0; row < reciprocal.length; row++) {
                    sum += likelihood[row] * reciprocal[row];
                }
                gains.setEntry(c, sum);
            }
            return gains;
        }

        private int leastMissed(ArrayRealVector gains) {
            double[] ofMembers = new double[weights.length];
            for (int c = 0; c < weights.length; c++) {
                ofMembers[c] = weights[c] > 0 ? gains.getEntry(c) : Double.POSITIVE_INFINITY;
            }
            return new ArrayRealVector(ofMembers, false).getMinIndex();
        }

        /** How far along the difference the likelihood grows, at most {@code most}. */
        private double step(double[] difference, double most) {
            UnivariateFunction slope = step -> slope(difference, step);
            return slope.value(most) >= 0
                    ? most
                    : new BrentSolver(STEP_ACCURACY).solve(STEP_EVALUATIONS, slope, 0, most);
        }

        private double slope(double[] difference, double step) {
            double slope = 0;
            for (int row = 0; row < mixture.length; row++) {
                slope += difference[row] / (mixture[row] + step * difference[row]);
            }
            return slope;
        }

        private void move(double step, double[] direction) {
            for (int row = 0; row < mixture.length; row++) {
                mixture[row] += step * direction[row];
            }
        }
    }
}
