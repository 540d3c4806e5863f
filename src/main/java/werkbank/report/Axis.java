package werkbank.report;

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

    static Axis numeric(String name, boolean log, double low, double high, Optional<String> when) {
        return new Axis(name, log ? Scale.LOG : Scale.LINEAR, low, high, List.of(), when);
    }

    static Axis choice(String name, List<Object> choices, Optional<String> when) {
        return new Axis(name, Scale.CHOICE, 0, 0, choices, when);
    }

    /** Significant digits that tell hundredths of a numeric axis apart; at least three. */
    int digits() {
        double step =
                scale == Scale.LOG ? Math.log(high / low) : (high - low) / Math.max(Math.abs(low), Math.abs(high));
        return step > 0 ? Math.max(3, Math.min(17, 2 - (int) Math.floor(Math.log10(step)))) : 3;
    }

    boolean isNumeric() {
        return scale != Scale.CHOICE;
    }
}
