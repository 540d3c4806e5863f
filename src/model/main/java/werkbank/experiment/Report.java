package werkbank.experiment;

import java.nio.file.Path;
import java.util.Optional;
import werkbank.space.SearchSpace;

/** Shows a study to people. */
@FunctionalInterface
public interface Report {
    /**
     * Writes the whole report to one file, replacing it in one step.
     *
     * @param space that the study searches
     * @param running the search that goes on meanwhile; empty when the report is written for good
     * @throws werkbank.WerkbankException when the file can't be written
     */
    void write(TrialStore store, SearchSpace space, Path out, Optional<RunningSearch> running);

    /** Writes the report for good: no search goes on. */
    default void write(TrialStore store, SearchSpace space, Path out) {
        write(store, space, out, Optional.empty());
    }
}
