package werkbank.engine.keras;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import werkbank.InputException;

/**
 * A layer as Keras lists it in a file, and its settings.
 *
 * @param file name of the file, for messages
 * @param kind Keras's class, for instance {@code Conv2D}
 * @param name that no other layer of the network has
 * @param settings Keras's configuration of the layer
 */
record ListedLayer(String file, String kind, String name, JsonNode settings) {
    static ListedLayer of(String file, JsonNode listed) {
        JsonNode settings = listed.path("config");
        return new ListedLayer(
                file, listed.path("class_name").asText(), settings.path("name").asText(), settings);
    }

    /** @param problem and what could be done, to follow the layer's name */
    InputException refusal(String problem, Object... values) {
        return new InputException(String.format(
                Locale.ROOT,
                "%s: its layer '%s' (%s) %s",
                file,
                name,
                kind,
                String.format(Locale.ROOT, problem, values)));
    }

    JsonNode setting(String key) {
        return settings.path(key);
    }

    /** Whether a setting is missing or null. */
    boolean lacks(String key) {
        return settings.path(key).isNull() || settings.path(key).isMissingNode();
    }

    /** A setting that is true unless the file says otherwise. */
    boolean flag(String key) {
        return settings.path(key).asBoolean(true);
    }

    double number(String key) {
        if (!settings.path(key).isNumber()) {
            throw refusal("has the %s %s, where a number is expected", key, settings.path(key));
        }
        return settings.path(key).asDouble();
    }

    /**
     * A setting for height and width.
     *
     * @throws InputException when they differ
     */
    int side(String key) {
        JsonNode value = settings.path(key);
        int side = value.isArray() ? value.path(0).asInt() : value.asInt();
        boolean square = !value.isArray() || value.size() == 2 && value.path(1).asInt() == side;
        if (!square || side < 1) {
            throw refusal("has the %s %s; Werkbank's are the same in height and width, and at least 1", key, value);
        }
        return side;
    }

    /**
     * Refuses a setting that a network of ours can't have.
     *
     * @param remedy what could be done
     * @throws InputException when it is there and has another value
     */
    void require(String key, String value, String remedy) {
        if (!lacks(key) && !settings.path(key).asText().equals(value)) {
            throw refusal("has the %s %s, which Werkbank doesn't have; %s", key, settings.path(key), remedy);
        }
    }

    /** @throws InputException when a setting is there and no null */
    void requireNone(String key) {
        if (!lacks(key)) {
            throw refusal("has the %s %s, which Werkbank doesn't have; save the network without it", key, setting(key));
        }
    }
}
