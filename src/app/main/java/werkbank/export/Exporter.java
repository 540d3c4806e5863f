package werkbank.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import werkbank.ensemble.SavedEnsemble;

/**
 * Writes a finished ensemble as one file of some format. A class that is named in {@code
 * META-INF/services/werkbank.export.Exporter} is found on the class path and needs a constructor without parameters.
 */
public interface Exporter {
    /** The word for {@code --format}: lower-case letters, digits and hyphens, for instance {@code zip}. */
    String name();

    /** How its files' names end, for instance {@code .zip}. */
    String ending();

    /** Why this ensemble can't be written in this format, in words without a full stop; empty when it can. */
    Optional<String> whyNot(SavedEnsemble ensemble);

    /**
     * Writes an ensemble. The same one always gives the same bytes.
     *
     * @param ensemble one that nothing speaks against
     * @param out stays open
     */
    void write(SavedEnsemble ensemble, OutputStream out) throws IOException;
}
