package werkbank.option;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The values that a key may have. */
public sealed interface Domain {

    /** The value as {@link Integer}, {@link Double}, {@link Boolean} or {@link String}; empty when it is not in the domain. */
    Optional<Object> accept(Object value);

    /** The rule that the value breaks, to follow 'it must be'. */
    String rule(Object value);

    /** The values in the words of a table, for instance {@code 0 ≤ rate < 1}. */
    String range(String key);

    /** The values in the keywords of a JSON Schema, each with numbers, text, lists and maps. */
    Map<String, Object> schema();

    /** Whole numbers from {@code low} on, up to a {@code high} beyond reason. */
    record Whole(int low, int high) implements Domain {
        public Whole(int low) {
            this(low, Integer.MAX_VALUE);
        }

        public Whole atMost(int bound) {
            return new Whole(low, bound);
        }

        @Override
        public Optional<Object> accept(Object value) {
            if (!isWhole(value)) {
                return Optional.empty();
            }
            double number = ((Number) value).doubleValue();
            return number >= low && number <= high ? Optional.of((int) number) : Optional.empty();
        }

        @Override
        public String rule(Object value) {
            if (!isWhole(value)) {
                return "a whole number of at least " + low;
            }
            return ((Number) value).doubleValue() < low ? "at least " + low : "at most " + high;
        }

        @Override
        public String range(String key) {
            return high == Integer.MAX_VALUE ? "≥ " + low : String.format(Locale.ROOT, "%,d to %,d", low, high);
        }

        @Override
        public Map<String, Object> schema() {
            Map<String, Object> schema = new LinkedHashMap<>();
            schema.put("type", "integer");
            schema.put("minimum", low);
            if (high < Integer.MAX_VALUE) {
                schema.put("maximum", high);
            }
            return schema;
        }

        /** Whether it is a number without a fraction, of whatever type. */
        public static boolean isWhole(Object value) {
            return value instanceof Number number && number.doubleValue() == Math.rint(number.doubleValue());
        }
    }

    /** Finite numbers between two bounds, each of them in or out. */
    record Real(double low, boolean lowIn, double high, boolean highIn) implements Domain {
        public static Real above(double low) {
            return new Real(low, false, Double.POSITIVE_INFINITY, false);
        }

        public static Real atLeast(double low) {
            return new Real(low, true, Double.POSITIVE_INFINITY, false);
        }

        public Real below(double bound) {
            return new Real(low, lowIn, bound, false);
        }

        public Real atMost(double bound) {
            return new Real(low, lowIn, bound, true);
        }

        /** Restricts the numbers to 32-bit floats. */
        public Single single() {
            return new Single(this);
        }

        @Override
        public Optional<Object> accept(Object value) {
            if (!(value instanceof Number number)) {
                return Optional.empty();
            }
            double real = number.doubleValue();
            boolean inside = (lowIn ? real >= low : real > low) && (highIn ? real <= high : real < high);
            return inside ? Optional.of(real) : Optional.empty();
        }

        @Override
        public String rule(Object value) {
            String bounds = (lowIn ? "at least " : "greater than ") + MessageText.shown(low);
            if (Double.isFinite(high)) {
                bounds += (highIn ? " and at most " : " and less than ") + MessageText.shown(high);
            }
            if (value instanceof Number number) {
                return Double.isInfinite(number.doubleValue()) ? bounds + " and finite" : bounds;
            }
            return "a number, " + bounds;
        }

        @Override
        public String range(String key) {
            String from = MessageText.shown(low);
            if (Double.isInfinite(high)) {
                return (lowIn ? "≥ " : "> ") + from;
            }
            String to = MessageText.shown(high);
            return lowIn && highIn
                    ? from + " to " + to
                    : from + (lowIn ? " ≤ " : " < ") + key + (highIn ? " ≤ " : " < ") + to;
        }

        @Override
        public Map<String, Object> schema() {
            Map<String, Object> schema = new LinkedHashMap<>();
            schema.put("type", "number");
            schema.put(lowIn ? "minimum" : "exclusiveMinimum", low);
            if (Double.isFinite(high)) {
                schema.put(highIn ? "maximum" : "exclusiveMaximum", high);
            }
            return schema;
        }
    }

    /** Numbers that training computes with in 32 bits: there they are finite, within the bounds too, and 0 only for 0. */
    record Single(Real bounds) implements Domain {
        /** The smallest number that is not 0 as a float, less a half of its last bit. */
        private static final double SMALLEST = 0x1p-150;

        /** The smallest number that is infinite as a float. */
        private static final double LARGEST = 0x1.ffffffp127;

        /** Whether a finite number other than 0 is still one as a 32-bit float. */
        public static boolean holds(double real) {
            float single = (float) real;
            return Float.isFinite(single) && (single != 0 || real == 0);
        }

        @Override
        public Optional<Object> accept(Object value) {
            return bounds.accept(value).filter(real -> holds((Double) real) && isWithinBounds((Double) real));
        }

        private boolean isWithinBounds(double real) {
            return bounds.accept((double) (float) real).isPresent();
        }

        @Override
        public String rule(Object value) {
            Optional<Object> real = bounds.accept(value);
            return real.isPresent() ? singleRule((Double) real.get()) : bounds.rule(value);
        }

        private String singleRule(double real) {
            if (Float.isInfinite((float) real)) {
                return "at most 3.4e38, as 32-bit floats are";
            }
            if ((float) real == 0) {
                return "at least 1.4e-45, the smallest 32-bit float" + (bounds.lowIn() ? ", or 0" : "");
            }
            return bounds.rule(real) + " as a 32-bit float too, but is " + MessageText.shown((double) (float) real);
        }

        @Override
        public String range(String key) {
            return bounds.range(key);
        }

        @Override
        public Map<String, Object> schema() {
            Map<String, Object> positive = new LinkedHashMap<>();
            positive.put("type", "number");
            positive.put("exclusiveMinimum", SMALLEST);
            if (bounds.highIn()) {
                positive.put("maximum", bounds.high());
            } else {
                positive.put("exclusiveMaximum", Double.isInfinite(bounds.high()) ? LARGEST : roundedUp(bounds.high()));
            }
            return bounds.lowIn() ? Map.of("anyOf", List.of(Map.of("const", 0), positive)) : positive;
        }

        /** The smallest number that is {@code bound} as a float, or rounds up to it. */
        private static double roundedUp(double bound) {
            return (bound + (double) Math.nextDown((float) bound)) / 2;
        }
    }

    /** The values {@code true} and {@code false}. */
    record Flag() implements Domain {
        @Override
        public Optional<Object> accept(Object value) {
            return value instanceof Boolean ? Optional.of(value) : Optional.empty();
        }

        @Override
        public String rule(Object value) {
            return "true or false";
        }

        @Override
        public String range(String key) {
            return "`true`, `false`";
        }

        @Override
        public Map<String, Object> schema() {
            return Map.of("type", "boolean");
        }
    }

    /** A choice among some words. */
    record Word(List<String> words) implements Domain {
        public Word {
            words = List.copyOf(words);
        }

        /** The names of the constants in lower case, with - between words. */
        public static Word of(Enum<?>[] constants) {
            return new Word(Arrays.stream(constants)
                    .map(c -> c.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .toList());
        }

        @Override
        public Optional<Object> accept(Object value) {
            return value instanceof String word && words.contains(word) ? Optional.of(word) : Optional.empty();
        }

        @Override
        public String rule(Object value) {
            return (words.size() == 1 ? "" : "one of ") + String.join(", ", words);
        }

        @Override
        public String range(String key) {
            return words.stream().map(word -> "`" + word + "`").collect(Collectors.joining(", "));
        }

        @Override
        public Map<String, Object> schema() {
            return Map.of("enum", words);
        }
    }
}
