package werkbank.experiment;

import java.nio.file.Path;
import werkbank.space.SearchSpace;

/** Shows a study to people. */
@FunctionalInterface
public interface Report {
    /**
     * Writes the whole report to one file, replacing it.
     *
     * @param space that the study searches
     */
    void write(TrialStore store, SearchSpace space, Path out);
}
