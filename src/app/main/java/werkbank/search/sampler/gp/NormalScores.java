package werkbank.search.sampler.gp;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.special.Erf;
import werkbank.search.ledger.BudgetedLoss;

/** tmp */
final class NormalScores {
    private NormalScores() {}

    static double[] of(List<BudgetedLoss> losses) {
        String how = System.getProperty("gp.warp", "scores");
        if (how.equals("scores")) {
            return scores(losses);
        }
        double[] values = losses.stream().mapToDouble(BudgetedLoss::loss).toArray();
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double median = sorted[sorted.length / 2];
        double[] scores = scores(losses);
        if (how.equals("half")) {
            double spread = 0;
            int n = 0;
            for (double v : values) {
                if (v <= median) {
                    spread += (v - median) * (v - median);
                    n++;
                }
            }
            spread = Math.sqrt(spread / Math.max(1, n));
            if (spread == 0) {
                return standard(scores);
            }
            double[] out = new double[values.length];
            for (int i = 0; i < out.length; i++) {
                out[i] = values[i] <= median ? (values[i] - median) / spread : Math.max(0, scores[i]);
            }
            return standard(out);
        }
        if (how.equals("mix")) {
            double[] half;
            System.setProperty("gp.warp", "half");
            half = of(losses);
            System.setProperty("gp.warp", "mix");
            for (int i = 0; i < half.length; i++) {
                half[i] = (half[i] + scores[i]) / 2;
            }
            return standard(half);
        }
        // Yeo-Johnson of winsorised standardised values
        double q1 = sorted[sorted.length / 4];
        double q3 = sorted[3 * sorted.length / 4];
        double cap = q3 + 5 * (q3 - q1);
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.min(values[i], cap);
        }
        double[] z = standard(values);
        double bestL = 1;
        double best = Double.NEGATIVE_INFINITY;
        for (double l = -3; l <= 3.001; l += 0.25) {
            double ll = likelihood(z, l);
            if (ll > best) {
                best = ll;
                bestL = l;
            }
        }
        final double l = bestL;
        return standard(Arrays.stream(z).map(v -> yj(v, l)).toArray());
    }

    private static double likelihood(double[] z, double l) {
        double mean = 0;
        double sq = 0;
        double jac = 0;
        for (double v : z) {
            double t = yj(v, l);
            mean += t;
            sq += t * t;
            jac += Math.signum(v) * Math.log1p(Math.abs(v));
        }
        mean /= z.length;
        double var = Math.max(1e-12, sq / z.length - mean * mean);
        return -z.length / 2.0 * Math.log(var) + (l - 1) * jac;
    }

    private static double yj(double v, double l) {
        if (v >= 0) {
            return Math.abs(l) < 1e-9 ? Math.log1p(v) : (Math.pow(1 + v, l) - 1) / l;
        }
        return Math.abs(l - 2) < 1e-9 ? -Math.log1p(-v) : -(Math.pow(1 - v, 2 - l) - 1) / (2 - l);
    }

    static double[] standard(double[] values) {
        double mean = Arrays.stream(values).average().orElse(0);
        double var = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElse(0);
        double sd = var > 0 ? Math.sqrt(var) : 1;
        return Arrays.stream(values).map(v -> (v - mean) / sd).toArray();
    }

    private static double[] scores(List<BudgetedLoss> losses) {
        int[] order = IntStream.range(0, losses.size())
                .boxed()
                .sorted(Comparator.comparing(losses::get))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] scores = new double[order.length];
        for (int from = 0, to; from < order.length; from = to) {
            to = from + 1;
            while (to < order.length && losses.get(order[to]).equals(losses.get(order[from]))) {
                to++;
            }
            double share = ((from + to + 1) / 2.0 - 0.375) / (order.length + 0.25);
            for (int i = from; i < to; i++) {
                scores[order[i]] = Math.sqrt(2) * Erf.erfInv(2 * share - 1);
            }
        }
        return scores;
    }
}
