package werkbank.report.figure;

import java.util.List;
import java.util.Optional;

/**
 * How a parameter is drawn.
 *
 * @param low and {@code high} ends of a numeric axis; 0 for a choice
 * @param choices in the space's order; empty for a numeric axis
 * @param when in words, for instance {@code optimizer = nesterov}; empty when the parameter is always active
 */
public record Axis(String name, Scale scale, double low, double high, List<Object> choices, Optional<String> when) {

    /** LOG and LINEAR axes have numbers; CHOICE axes have categories. */
    public enum Scale {
        LINEAR,
        LOG,
        CHOICE
    }

    public static Axis numeric(String name, boolean log, double low, double high, Optional<String> when) {
        return new Axis(name, log ? Scale.LOG : Scale.LINEAR, low, high, List.of(), when);
    }

    public static Axis choice(String name, List<Object> choices, Optional<String> when) {
        return new Axis(name, Scale.CHOICE, 0, 0, choices, when);
    }

    /** Significant digits for values of a numeric axis. */
    public int digits() {
        return scale == Scale.LOG ? digits(Math.log(high / low)) : digits(low, high);
    }

    /** Significant digits that tell hundredths of a range apart; at least three. */
    public static int digits(double low, double high) {
        return digits((high - low) / Math.max(Math.abs(low), Math.abs(high)));
    }

    /** @param share of the values that the range is */
    private static int digits(double share) {
        return share > 0 ? Math.max(3, Math.min(17, 2 - (int) Math.floor(Math.log10(share)))) : 3;
    }

    public boolean isNumeric() {
        return scale != Scale.CHOICE;
    }
}
