package werkbank.space;

import java.util.Locale;
import werkbank.option.MessageText;

/**
 * A parameter's value that the user expects to be good, before anything was tried.
 *
 * @param value as the parameter holds it
 */
public record Prior(Object value, Confidence confidence) {

    /** The prior in words, for instance {@code 0.001, with medium confidence}. */
    public String words() {
        return String.format(Locale.ROOT, "%s, with %s confidence", MessageText.plain(value), confidence.label());
    }
}
