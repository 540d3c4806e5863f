package werkbank.experiment;

import java.nio.file.Path;
import java.util.List;
import werkbank.space.Parameter;
import werkbank.space.SearchPlan;

/** Shows a study to people. */
@FunctionalInterface
public interface Report {
    /** Writes the whole report to one file, replacing it. */
    void write(TrialStore store, List<Parameter> parameters, SearchPlan plan, Path out);
}
