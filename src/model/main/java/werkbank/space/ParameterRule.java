package werkbank.space;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A condition that the numeric parameters of a configuration keep, for instance {@code dense >= 2 * filters}.
 *
 * @param text as the search space has it
 */
public record ParameterRule(String text, Arithmetic left, Relation relation, Arithmetic right) {
    /** Sums of decimal fractions miss their value by this much, relatively: 0.7 + 0.1 + 0.2 is to be 1. */
    private static final double ROUNDING = 1e-12;

    /** The relation that must hold between the two sides. */
    public enum Relation {
        AT_MOST("<="),
        AT_LEAST(">="),
        BELOW("<"),
        ABOVE(">"),
        EQUAL("==");

        private final String sign;

        Relation(String sign) {
            this.sign = sign;
        }

        /** The relation as it is written, for instance {@code <=}. */
        public String sign() {
            return sign;
        }
    }

    /**
     * Reads a rule.
     *
     * @throws IllegalArgumentException when it is none; the message says what is wrong with it and what to write
     */
    public static ParameterRule parse(String text) {
        return new RuleParser(text).rule();
    }

    /** The parameters that it names. */
    public Set<String> names() {
        Set<String> names = new TreeSet<>(left.names());
        names.addAll(right.names());
        return names;
    }

    /** Whether it compares the figure itself with a number. */
    public boolean isOf(ResultLimit.Figure figure) {
        return left.equals(new Arithmetic.Named(figure.label()))
                && right.names().isEmpty();
    }

    /** The value of a right side that names nothing. */
    public double bound() {
        return right.at(Map.of());
    }

    /**
     * Whether it holds. One that names a parameter without a value, since that is inactive, doesn't apply and so holds;
     * one that divides by zero, or has a side too large for a number, doesn't hold.
     *
     * @param values of the active parameters; a named one's is a number
     */
    public boolean holds(Map<String, Object> values) {
        if (!values.keySet().containsAll(names())) {
            return true;
        }
        double first = left.at(values);
        double second = right.at(values);
        if (!Double.isFinite(first) || !Double.isFinite(second)) {
            return false;
        }
        double rounding = ROUNDING * Math.max(Math.abs(first), Math.abs(second));
        double over = first - second;
        return switch (relation) {
            case AT_MOST -> over <= rounding;
            case AT_LEAST -> over >= -rounding;
            case BELOW -> over < -rounding;
            case ABOVE -> over > rounding;
            case EQUAL -> Math.abs(over) <= rounding;
        };
    }
}
