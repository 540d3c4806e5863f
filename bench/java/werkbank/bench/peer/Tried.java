package werkbank.bench.peer;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A form in the first round.
 *
 * @param speed images a second; empty when it can't be had here
 * @param reason why it can't be had; empty when it can
 */
record Tried(Form form, OptionalDouble speed, String reason) {
    static Tried at(Form form, double speed) {
        return new Tried(form, OptionalDouble.of(speed), "");
    }

    static Tried failed(Form form, String reason) {
        return new Tried(form, OptionalDouble.empty(), reason);
    }

    /** The quickest form of a precision; empty when none can be had. */
    static Optional<Form> best(List<Tried> all, String precision) {
        return all.stream()
                .filter(tried -> tried.form().precision().equals(precision))
                .filter(tried -> tried.speed().isPresent())
                .max(Comparator.comparingDouble(tried -> tried.speed().getAsDouble()))
                .map(Tried::form);
    }

    /** The quickest form of each precision, in the order in which these were tried. */
    static List<Form> best(List<Tried> all) {
        return all.stream()
                .map(tried -> tried.form().precision())
                .distinct()
                .flatMap(precision -> best(all, precision).stream())
                .toList();
    }

    /** Whether a form is worth a try where only a little is tried: what is built on another way, on the quickest one only. */
    static boolean isPromising(Form form, List<Tried> before) {
        if (form.way().basis().isEmpty()) {
            return true;
        }
        List<Tried> plain = before.stream()
                .filter(tried -> tried.form().way().basis().isEmpty())
                .toList();
        return best(plain, form.precision())
                .filter(best -> best.layout() == form.layout())
                .filter(best -> best.way().mode().equals(form.way().basis().orElseThrow()))
                .isPresent();
    }
}
