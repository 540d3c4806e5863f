package werkbank.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import werkbank.experiment.TrialStore;
import werkbank.experiment.result.EnsembleResult;
import werkbank.experiment.result.Evaluation;
import werkbank.experiment.trial.Trial;

/**
 * The outcome of a study.
 *
 * @param trials in the order of their numbers
 * @param ensemble the present one
 * @param evaluation of that ensemble on the test set
 * @param report its page
 * @param isInterrupted whether it ended before all was done; the same request goes on
 */
public record StudyOutcome(
        List<Trial> trials,
        Optional<EnsembleResult> ensemble,
        Optional<Evaluation> evaluation,
        Path report,
        boolean isInterrupted) {

    static StudyOutcome of(TrialStore store, Path report, boolean isInterrupted) {
        return new StudyOutcome(store.trials(), store.ensemble(), store.evaluation(), report, isInterrupted);
    }
}
