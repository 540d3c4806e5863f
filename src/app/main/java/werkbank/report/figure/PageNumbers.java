package werkbank.report.figure;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;

/** Numbers for the page: short in its data, readable in its sentences. */
public final class PageNumbers {
    private static final MathContext DIGITS = new MathContext(6);

    /** The digits that doubles hold for sure. */
    private static final MathContext EXACT = new MathContext(12);

    private static final int MOST_DIGITS = 12;

    private PageNumbers() {}

    /** Rounds to six significant digits, which no chart can tell from all of them; what is not finite stays. */
    public static double rounded(double value) {
        return Double.isFinite(value) ? new BigDecimal(value, DIGITS).doubleValue() : value;
    }

    /** Rounds a value, empty when it is not a finite number: JSON has no NaN. */
    public static Optional<Double> finite(double value) {
        return Double.isFinite(value) ? Optional.of(rounded(value)) : Optional.empty();
    }

    /** A share as whole percent, for instance {@code 62 %}. */
    public static String percent(double share) {
        return Math.round(100 * share) + "\u00a0%";
    }

    /** A p-value as a reader expects it: {@code p = 0.14}, {@code p < 0.001}. */
    public static String p(double p) {
        if (p < 0.001) {
            return "p < 0.001";
        }
        return String.format(Locale.ROOT, p < 0.01 ? "p = %.3f" : "p = %.2f", p);
    }

    /** The number with the fewest digits from {@code low} to {@code high}; of several, the smallest. */
    public static double roundBetween(double low, double high) {
        BigDecimal from = new BigDecimal(low, EXACT);
        BigDecimal to = new BigDecimal(high, EXACT);
        for (int scale = -MOST_DIGITS; scale < MOST_DIGITS; scale++) {
            BigDecimal round = from.setScale(scale, RoundingMode.CEILING);
            if (round.compareTo(to) <= 0) {
                return round.doubleValue();
            }
        }
        return high;
    }

    /** All digits that count, without trailing zeros. */
    public static String all(double value) {
        return new BigDecimal(value, EXACT).stripTrailingZeros().toPlainString();
    }

    /** Writes a number with so many significant digits, without trailing zeros. */
    public static String plain(double value, int digits) {
        BigDecimal shorter = new BigDecimal(value, new MathContext(digits)).stripTrailingZeros();
        return Math.abs(value) < 1e-5 ? shorter.toString() : shorter.toPlainString();
    }
}
