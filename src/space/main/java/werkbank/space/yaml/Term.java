package werkbank.space.yaml;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import werkbank.option.MessageText;

/** The term behind a key: a value, a parameter or arithmetic over parameters. */
sealed interface Term {
    /** The parameters that it needs. */
    List<String> names();

    /** @param values of at least {@link #names} */
    Object at(Map<String, Object> values);

    /** Which parameter values led to this one, to follow the value in a message. */
    String origin(Map<String, Object> values);

    record Fixed(Object value) implements Term {
        @Override
        public List<String> names() {
            return List.of();
        }

        @Override
        public Object at(Map<String, Object> values) {
            return value;
        }

        @Override
        public String origin(Map<String, Object> values) {
            return "";
        }
    }

    /** A range in place; the parameter has the name of its path. */
    record InPlace(String name) implements Term {
        @Override
        public List<String> names() {
            return List.of(name);
        }

        @Override
        public Object at(Map<String, Object> values) {
            return values.get(name);
        }

        @Override
        public String origin(Map<String, Object> values) {
            return "";
        }
    }

    /** A parameter alone, {@code $name}. */
    record Named(String name) implements Term {
        @Override
        public List<String> names() {
            return List.of(name);
        }

        @Override
        public Object at(Map<String, Object> values) {
            return values.get(name);
        }

        @Override
        public String origin(Map<String, Object> values) {
            return String.format(Locale.ROOT, " where $%s is %s", name, MessageText.shown(values.get(name)));
        }
    }

    record Computed(Formula formula) implements Term {
        @Override
        public List<String> names() {
            return formula.names();
        }

        @Override
        public Object at(Map<String, Object> values) {
            return formula.at(values);
        }

        @Override
        public String origin(Map<String, Object> values) {
            return formula.origin(values);
        }
    }
}
