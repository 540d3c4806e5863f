package werkbank.engine.saved;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;

/** Differences of a JSON object from the one that is expected. */
final class Differences {
    /** A rate to lose is one less what is kept, which may cost the last digit. */
    private static final double ROUNDING = 1e-12;

    /** Characters of a value in a message. */
    private static final int SHOWN = 60;

    private static final Comparator<JsonNode> ROUNDED = (a, b) -> isSame(a, b) ? 0 : 1;

    private Differences() {}

    private static boolean isSame(JsonNode a, JsonNode b) {
        if (!a.isNumber() || !b.isNumber()) {
            return a.equals(b);
        }
        double larger = Math.max(Math.abs(a.asDouble()), Math.abs(b.asDouble()));
        return Math.abs(a.asDouble() - b.asDouble()) <= ROUNDING * larger;
    }

    /** The first key whose value is another one, or is in one of the objects alone; empty when there is none. */
    static Optional<String> between(JsonNode expected, JsonNode found, Set<String> free) {
        Set<String> keys = new TreeSet<>();
        expected.fieldNames().forEachRemaining(keys::add);
        found.fieldNames().forEachRemaining(keys::add);
        keys.removeAll(free);
        return keys.stream()
                .filter(key -> !expected.path(key).equals(ROUNDED, found.path(key)))
                .findFirst();
    }

    /**
     * Compares all but some keys.
     *
     * @param error makes the exception of a key and the value that was found
     */
    static void require(
            JsonNode expected, JsonNode found, Set<String> free, BiFunction<String, JsonNode, RuntimeException> error) {
        between(expected, found, free).ifPresent(key -> {
            throw error.apply(key, found.path(key));
        });
    }

    /** A value as a message shows it, not too long. */
    static String shown(JsonNode value) {
        String text = value.isTextual() ? value.asText() : value.toString();
        return text.isEmpty() ? "''" : text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    }
}
