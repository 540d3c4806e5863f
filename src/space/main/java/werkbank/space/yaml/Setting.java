package werkbank.space.yaml;

import java.util.Locale;
import java.util.Map;
import werkbank.option.Domain;
import werkbank.option.MessageText;

/**
 * A key with what stands behind it.
 *
 * @param place of the value
 * @param label the key, for messages
 */
record Setting(Place place, String label, Domain domain, Term term) {

    /**
     * @param values of all active parameters
     * @throws werkbank.InputException when the value is not in the key's domain
     */
    Object at(Map<String, Object> values) {
        Object value = term.at(values);
        return domain.accept(value)
                .orElseThrow(() -> place.error(String.format(
                        Locale.ROOT,
                        "%s is %s%s; it must be %s%s",
                        label,
                        MessageText.shown(value),
                        term.origin(values),
                        Vocabulary.rule(domain, value),
                        hint(value))));
    }

    private String hint(Object value) {
        if (!(value instanceof String text) || !(term instanceof Term.Fixed) || domain instanceof Domain.Word) {
            return "";
        }
        if (YamlText.isNumber(text)) {
            return "; write it without quotes";
        }
        if (domain instanceof Domain.Whole) {
            return ", or a range such as {int: [16, 64], step: 16}";
        }
        return domain instanceof Domain.Real || domain instanceof Domain.Single
                ? ", or a range such as {float: [0.001, 0.1]}"
                : "";
    }

    /**
     * Whether the setting holds; false for a range in place whose {@code when} doesn't hold: the key's default stands
     * in.
     */
    boolean isActive(Map<String, Object> values) {
        return values.keySet().containsAll(term.names());
    }
}
