package werkbank.space;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Arithmetic over parameters: numbers, names and {@code + - * /} between them. */
sealed interface Arithmetic {
    /**
     * The result; not a number where it divides by zero, infinite where it is too large.
     *
     * @param values of at least {@link #names}, each a number
     */
    double at(Map<String, Object> values);

    /** The parameters in it. */
    Set<String> names();

    record Constant(double value) implements Arithmetic {
        @Override
        public double at(Map<String, Object> values) {
            return value;
        }

        @Override
        public Set<String> names() {
            return Set.of();
        }
    }

    record Named(String name) implements Arithmetic {
        @Override
        public double at(Map<String, Object> values) {
            return ((Number) values.get(name)).doubleValue();
        }

        @Override
        public Set<String> names() {
            return Set.of(name);
        }
    }

    /** @param sign one of {@code + - * /} */
    record Operation(char sign, Arithmetic left, Arithmetic right) implements Arithmetic {
        @Override
        public double at(Map<String, Object> values) {
            double first = left.at(values);
            double second = right.at(values);
            return switch (sign) {
                case '+' -> first + second;
                case '-' -> first - second;
                case '*' -> first * second;
                default -> second == 0 ? Double.NaN : first / second;
            };
        }

        @Override
        public Set<String> names() {
            Set<String> names = new TreeSet<>(left.names());
            names.addAll(right.names());
            return names;
        }
    }
}
