package werkbank.search.scheduler;

import java.util.Collection;
import java.util.List;
import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;
import werkbank.experiment.trial.TrialState;
import werkbank.search.ledger.AnnealingCredit;
import werkbank.search.ledger.BudgetedLoss;
import werkbank.search.ledger.Ledger;

/**
 * Forecasts of learning curves. A curve falls to its end by a coefficient times a negative power of the epoch: the fall
 * over the last half of its epochs tells the coefficient, and all curves together tell the exponent, the usual coefficient,
 * and how far a curve's own is to be believed beside that. A loss that is worse than the median of first epochs counts as
 * that median: how bad a bad trial is tells nothing. So does the loss of a trial that breaks the constraints. Losses are those
 * with the {@link AnnealingCredit}.
 */
final class CurveForecast {
    /** The part of a curve's own coefficient in the one that is carried on, before any curve tells it. */
    private static final double USUALLY_OWN = 8 / 9.0;

    /** The usual coefficient before any is known, in parts of the scale. */
    private static final double FIRST = 0.1;

    /**
     * The share of a fall that is left over the next doubling of the epochs before anything is known, and how much that
     * weighs.
     */
    private static final double USUAL_RATIO = 0.6;

    private static final double USUAL_WEIGHT = 0.1;

    /** The agreement of orders before any two are known, and how many trials that weighs as much as. */
    private static final double USUAL_AGREEMENT = 0.8;

    private static final int USUAL_TRIALS = 3;

    private static final double LEAST_EXPONENT = 0.05;
    private static final double MOST_EXPONENT = 2;

    private final AnnealingCredit credit;
    private final double cap;
    /** The best losses so far after each epoch of each trial, none above the cap. */
    private final List<double[]> curves;

    private final double best;
    private final double scale;
    private final double exponent;
    /** The usual coefficient after so many epochs. */
    private final double[] coefficients;
    /** The part of a curve's own coefficient in the one that is carried on; the rest is the usual one. */
    private final double own;

    /**
     * Learns from curves.
     *
     * @param entries trials with at least one epoch each, at least one trial
     */
    CurveForecast(Collection<Ledger.Entry> entries) {
        this.credit = AnnealingCredit.of(entries);
        this.cap = cap(entries);
        this.best = entries.stream()
                .filter(CurveForecast::mayComplete)
                .mapToDouble(entry -> loss(entry, entry.epochs()))
                .min()
                .orElse(cap);
        this.scale = cap > best ? cap - best : Math.max(1, Math.abs(best)) * Math.ulp(1f);
        this.curves = entries.stream().map(this::curve).toList();
        this.exponent = exponent();
        this.coefficients = coefficients();
        this.own = own();
    }

    private static boolean mayComplete(Ledger.Entry entry) {
        return entry.state() == TrialState.COMPLETE || !entry.state().isFinished();
    }

    /** The median loss of first epochs, of an even number the worse of both in the middle. */
    private double cap(Collection<Ledger.Entry> entries) {
        double[] firsts = entries.stream()
                .mapToDouble(entry -> credit.credited(entry, 1).loss())
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        return firsts.length == 0 ? 0 : firsts[firsts.length / 2];
    }

    private double loss(Ledger.Entry entry, int epoch) {
        BudgetedLoss value = credit.credited(entry, epoch);
        return value.isFeasible() && value.loss() < cap ? value.loss() : cap;
    }

    /** The best credited loss so far after each epoch: with the credit a curve may rise. */
    private double[] curve(Ledger.Entry entry) {
        double[] curve = new double[entry.epochs()];
        double best = Double.POSITIVE_INFINITY;
        for (int i = 0; i < curve.length; i++) {
            best = Math.min(best, loss(entry, i + 1));
            curve[i] = best;
        }
        return curve;
    }

    /** The exponent by which the falls from epoch 1 to 2, 2 to 4, 4 to 8 and so on shrink from each to the next. */
    private double exponent() {
        double earlier = USUAL_WEIGHT * scale;
        double later = USUAL_RATIO * earlier;
        for (double[] curve : curves) {
            for (int epoch = 2; 2 * epoch <= curve.length; epoch *= 2) {
                earlier += curve[epoch / 2 - 1] - curve[epoch - 1];
                later += curve[epoch - 1] - curve[2 * epoch - 1];
            }
        }
        double exponent = Math.log(earlier / later) / Math.log(2);
        return Math.max(LEAST_EXPONENT, Math.min(MOST_EXPONENT, exponent));
    }

    /**
     * The mean of the curves that are that long, and were better than the cap at half of it; where none was, of those that
     * are so by now. After one epoch, which tells none, that after two.
     */
    private double[] coefficients() {
        int longest = curves.stream().mapToInt(curve -> curve.length).max().orElse(0);
        double[] coefficients = new double[Math.max(2, longest) + 1];
        coefficients[2] = FIRST * scale;
        Means earlier = new Means(coefficients.length);
        Means byNow = new Means(coefficients.length);
        for (double[] curve : curves) {
            for (int epoch = 2; epoch <= curve.length; epoch++) {
                double coefficient = coefficient(curve, epoch);
                earlier.add(epoch, coefficient, curve[half(epoch) - 1] < cap);
                byNow.add(epoch, coefficient, curve[epoch - 1] < cap);
            }
        }
        for (int epoch = 2; epoch <= longest; epoch++) {
            coefficients[epoch] = earlier.or(epoch, byNow.or(epoch, coefficients[epoch]));
        }
        coefficients[1] = coefficients[2];
        return coefficients;
    }

    /**
     * How much of what a coefficient has beside the usual one is left after twice the epochs: nearly all on smooth curves,
     * and little where noise makes the falls. What is usual counts as much as the mean of the pairs, once.
     */
    private double own() {
        double squares = 0;
        double products = 0;
        int pairs = 0;
        for (double[] curve : curves) {
            for (int epoch = 2; 2 * epoch <= curve.length; epoch++) {
                if (curve[half(epoch) - 1] < cap) {
                    double before = coefficient(curve, epoch) - coefficients[epoch];
                    double after = coefficient(curve, 2 * epoch) - coefficients[2 * epoch];
                    squares += before * before;
                    products += before * after;
                    pairs++;
                }
            }
        }
        if (squares == 0) {
            return USUALLY_OWN;
        }
        double worth = squares / pairs;
        return Math.max(0, Math.min(1, (products + USUALLY_OWN * worth) / (squares + worth)));
    }

    /** The means of what was added at each epoch. */
    private static final class Means {
        private final int[] counts;
        private final double[] means;

        Means(int length) {
            counts = new int[length];
            means = new double[length];
        }

        void add(int epoch, double number, boolean counts) {
            if (counts) {
                this.counts[epoch]++;
                means[epoch] += (number - means[epoch]) / this.counts[epoch];
            }
        }

        double or(int epoch, double other) {
            return counts[epoch] == 0 ? other : means[epoch];
        }
    }

    /** Never below 0, since a curve has the best loss so far at each epoch. */
    private double coefficient(double[] curve, int epoch) {
        int half = half(epoch);
        return (curve[half - 1] - curve[epoch - 1]) / (power(half) - power(epoch));
    }

    private static int half(int epoch) {
        return (epoch + 1) / 2;
    }

    private double power(int epoch) {
        return Math.pow(epoch, -exponent);
    }

    /**
     * How far the order of trials after a step is that after the next one, by Spearman's correlation of those that were
     * better than the median of first epochs.
     *
     * @param step in epochs
     * @return −1 to 1
     */
    double agreement(int step) {
        List<double[]> both = curves.stream()
                .filter(curve -> curve.length >= 2 * step && curve[step - 1] < cap)
                .toList();
        if (both.size() < USUAL_TRIALS) {
            return USUAL_AGREEMENT;
        }
        double found = new SpearmansCorrelation().correlation(after(step, both), after(2 * step, both));
        return Double.isNaN(found)
                ? USUAL_AGREEMENT
                : (both.size() * found + USUAL_TRIALS * USUAL_AGREEMENT) / (both.size() + USUAL_TRIALS);
    }

    private static double[] after(int epochs, List<double[]> curves) {
        return curves.stream().mapToDouble(curve -> curve[epochs - 1]).toArray();
    }

    AnnealingCredit credit() {
        return credit;
    }

    /** The least loss of the trials that are or may become complete. */
    double best() {
        return best;
    }

    /** How much better the best is than the median of first epochs; greater than 0. */
    double scale() {
        return scale;
    }

    /**
     * The part of its forecast fall that brings a trial down to a loss: the smaller, the more likely it comes there. 0 when
     * it is there already, infinite when its curve is not forecast to fall.
     *
     * @param epochs how many more it gets, at least 1
     */
    double needed(Ledger.Entry entry, double loss, int epochs) {
        double[] curve = curve(entry);
        double missing = curve[curve.length - 1] - loss;
        double fall = fall(curve, epochs);
        if (missing <= 0) {
            return 0;
        }
        return fall > 0 ? missing / fall : Double.POSITIVE_INFINITY;
    }

    private double fall(double[] curve, int epochs) {
        int now = curve.length;
        double usual = coefficients[now];
        double coefficient = now == 1 ? usual : own * coefficient(curve, now) + (1 - own) * usual;
        return coefficient * (power(now) - power(now + epochs));
    }
}
