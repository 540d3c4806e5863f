package werkbank.bench.peer;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import werkbank.bench.Median;

/**
 * The speed of one library on one network in one precision.
 *
 * @param library its name and version
 * @param form the form that was quickest in the first round, in words
 * @param rounds images a second of each measured round, at least one
 */
record Figure(String network, Side side, String library, String precision, String form, List<Double> rounds) {
    Figure {
        rounds = List.copyOf(rounds);
    }

    /** The median of the rounds; the mean of the middle two when their number is even. */
    double median() {
        return Median.of(rounds);
    }

    double least() {
        return Collections.min(rounds);
    }

    double greatest() {
        return Collections.max(rounds);
    }

    /** The figure of the greatest median among those that are meant. */
    static Optional<Figure> best(List<Figure> all, Predicate<Figure> meant) {
        return all.stream().filter(meant).max(Comparator.comparingDouble(Figure::median));
    }

    /** The median with the least and the greatest round, and the form. */
    String words() {
        return String.format(
                Locale.ROOT, "%s (%s – %s), %s", number(median()), number(least()), number(greatest()), form);
    }

    static String number(double value) {
        return String.format(Locale.ROOT, value < 100 ? "%,.1f" : "%,.0f", value);
    }
}
