package werkbank.space;

import java.util.Locale;
import java.util.OptionalLong;

/**
 * A constraint that a configuration breaks.
 *
 * @param constraint as a line of the YAML file
 * @param networkParameters of the configuration, where these are limited
 */
public record Breach(String constraint, OptionalLong networkParameters) {

    /** The breach in words, for instance {@code breaks the constraint dense >= 2 * filters}. */
    public String words() {
        String has = networkParameters.isEmpty()
                ? ""
                : String.format(Locale.ROOT, ": its network has %,d parameters", networkParameters.getAsLong());
        return "breaks the constraint " + constraint + has;
    }
}
