package werkbank.space;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import werkbank.option.MessageText;

/**
 * A dimension of a search space. A parameter is active when every entry of {@link #when()} holds: the named parameter
 * is itself active and has one of the listed values. An inactive parameter has no value in a trial.
 */
public sealed interface Parameter {
    /**
     * The name, unique in its space: letters, digits, {@code _}, {@code -} and, for ranges written in place, dots of
     * their path.
     */
    String name();

    /** Parameter name to accepted values; empty when always active. */
    Map<String, List<Object>> when();

    /** {@code value} as this parameter holds it; empty when it is not one of its values. */
    Optional<Object> canonical(Object value);

    /** How many values it has; empty for a float range. */
    OptionalLong count();

    /** The values in words, for instance {@code 16 to 64 in steps of 16}. */
    String range();

    /** The value around which the user expects good ones; empty when each is as likely as the others. */
    Optional<Prior> prior();

    /**
     * Copies the parameter with another prior, or without one.
     *
     * @param other whose value is one of this parameter's
     */
    Parameter with(Optional<Prior> other);

    /** Answers as is right for this kind of parameter; whoever asks has an answer for each. */
    <R> R match(Function<IntRange, R> wholes, Function<FloatRange, R> reals, Function<Choice, R> choice);

    /**
     * Whole numbers {@code low, low + step, ...} up to {@code high}, both ends included; at most
     * {@link Integer#MAX_VALUE} of them.
     *
     * @param log uniform in the logarithm instead of in the value; then {@code low >= 1} and {@code step == 1}
     * @param watched the values that the {@code when} of some layer looks for
     */
    record IntRange(
            String name,
            int low,
            int high,
            int step,
            boolean log,
            Map<String, List<Object>> when,
            Optional<Prior> prior,
            Set<Integer> watched)
            implements Parameter {
        public IntRange {
            watched = Set.copyOf(watched);
        }

        /** A range without a prior, at which no layer looks. */
        public IntRange(String name, int low, int high, int step, boolean log, Map<String, List<Object>> when) {
            this(name, low, high, step, log, when, Optional.empty(), Set.of());
        }

        @Override
        public Parameter with(Optional<Prior> other) {
            return new IntRange(name, low, high, step, log, when, other, watched);
        }

        @Override
        public <R> R match(Function<IntRange, R> wholes, Function<FloatRange, R> reals, Function<Choice, R> choice) {
            return wholes.apply(this);
        }

        /** Copies the range with the values that the {@code when} of some layer looks for. */
        public IntRange watchedFor(Set<Integer> values) {
            return new IntRange(name, low, high, step, log, when, prior, values);
        }

        @Override
        public Optional<Object> canonical(Object value) {
            if (!(value instanceof Number number) || number.doubleValue() != Math.rint(number.doubleValue())) {
                return Optional.empty();
            }
            double whole = number.doubleValue();
            return whole >= low && whole <= high && (whole - low) % step == 0
                    ? Optional.of((int) whole)
                    : Optional.empty();
        }

        @Override
        public OptionalLong count() {
            return OptionalLong.of(((long) high - low) / step + 1);
        }

        @Override
        public String range() {
            String steps = step == 1 ? "" : " in steps of " + step;
            return low + " to " + high + steps + (log ? ", logarithmic" : "");
        }
    }

    /**
     * Real numbers in {@code [low, high]}.
     *
     * @param log uniform in the logarithm instead of in the value; then {@code low > 0}
     */
    record FloatRange(
            String name, double low, double high, boolean log, Map<String, List<Object>> when, Optional<Prior> prior)
            implements Parameter {
        /** A logarithm's way there and back can end this much, relatively to an end, beyond it. */
        private static final double ROUNDING = 1e-9;

        /** A range without a prior. */
        public FloatRange(String name, double low, double high, boolean log, Map<String, List<Object>> when) {
            this(name, low, high, log, when, Optional.empty());
        }

        @Override
        public Parameter with(Optional<Prior> other) {
            return new FloatRange(name, low, high, log, when, other);
        }

        @Override
        public <R> R match(Function<IntRange, R> wholes, Function<FloatRange, R> reals, Function<Choice, R> choice) {
            return reals.apply(this);
        }

        @Override
        public Optional<Object> canonical(Object value) {
            if (!(value instanceof Number number)) {
                return Optional.empty();
            }
            double real = number.doubleValue();
            return real >= low - ROUNDING * Math.abs(low) && real <= high + ROUNDING * Math.abs(high)
                    ? Optional.of(Math.min(high, Math.max(low, real)) + 0.0) // -0.0 is 0.0
                    : Optional.empty();
        }

        @Override
        public OptionalLong count() {
            return OptionalLong.empty();
        }

        @Override
        public String range() {
            return MessageText.shown(low) + " to " + MessageText.shown(high) + (log ? ", logarithmic" : "");
        }
    }

    /**
     * A choice among the listed values, each an {@link Integer}, {@link Double}, {@link Boolean} or {@link String}.
     */
    record Choice(String name, List<Object> values, Map<String, List<Object>> when, Optional<Prior> prior)
            implements Parameter {

        /** A choice without a prior. */
        public Choice(String name, List<Object> values, Map<String, List<Object>> when) {
            this(name, values, when, Optional.empty());
        }

        @Override
        public Parameter with(Optional<Prior> other) {
            return new Choice(name, values, when, other);
        }

        @Override
        public <R> R match(Function<IntRange, R> wholes, Function<FloatRange, R> reals, Function<Choice, R> choice) {
            return choice.apply(this);
        }

        @Override
        public Optional<Object> canonical(Object value) {
            return values.stream().filter(own -> same(own, value)).findFirst();
        }

        /** Whether some values have this one; numbers are the same when they are as large. */
        public static boolean isOneOf(List<Object> values, Object value) {
            return values.stream().anyMatch(own -> same(own, value));
        }

        @Override
        public OptionalLong count() {
            return OptionalLong.of(values.size());
        }

        @Override
        public String range() {
            return "one of " + MessageText.shown(values);
        }

        private static boolean same(Object own, Object value) {
            return own instanceof Number left && value instanceof Number right
                    ? left.doubleValue() == right.doubleValue()
                    : own.equals(value);
        }
    }

    /** Whether this parameter has a value in a trial that has these values of the parameters before it. */
    default boolean isActive(Map<String, Object> values) {
        return when().entrySet().stream()
                .allMatch(c -> values.containsKey(c.getKey()) && c.getValue().contains(values.get(c.getKey())));
    }

    /**
     * Says when the parameter is active, for instance {@code when activation is relu or elu and depth is 2}; empty when
     * it always is.
     */
    default String conditionInWords() {
        return when().entrySet().stream()
                .map(c -> c.getKey() + " is "
                        + c.getValue().stream().map(MessageText::plain).collect(Collectors.joining(" or ")))
                .collect(Collectors.joining(" and ", when().isEmpty() ? "" : "when ", ""));
    }
}
