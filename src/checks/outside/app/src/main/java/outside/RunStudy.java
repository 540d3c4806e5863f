package outside;

import java.nio.file.Path;
import java.util.Locale;
import werkbank.app.SearchRequest;
import werkbank.app.Studies;
import werkbank.app.StudyOutcome;
import werkbank.app.Workspace;

/** Runs a study from Java: search, ensemble, evaluation, report. */
public final class RunStudy {
    private RunStudy() {}

    /** @param args a search space, and a folder for results and reports */
    public static void main(String[] args) {
        Studies studies = new Studies(Workspace.in(Path.of(args[1])));
        StudyOutcome outcome = studies.run(
                SearchRequest.of(Path.of(args[0])).withWorkers(1), event -> System.err.println("outside: " + event));
        System.out.printf(
                Locale.ROOT,
                "{\"trials\": %d, \"members\": %d, \"errors\": %d}%n",
                outcome.trials().size(),
                outcome.ensemble().orElseThrow().members().size(),
                outcome.evaluation().orElseThrow().ensemble().errors());
    }
}
