package werkbank.app;

import java.nio.file.Path;
import java.util.Locale;
import werkbank.experiment.result.Evaluation;
import werkbank.metric.Score;

/** As docs/architecture.md shows it. */
public final class StudiesExample {
    private StudiesExample() {}

    public static String errors(Path folder, Path space) {
        Studies studies = new Studies(Workspace.in(folder));
        StudyOutcome outcome = studies.run(SearchRequest.of(space), StudyWatcher.SILENT);
        Score ensemble = outcome.evaluation().map(Evaluation::ensemble).orElseThrow();
        return String.format(Locale.ROOT, "%d of %d wrong", ensemble.errors(), ensemble.images());
    }
}
