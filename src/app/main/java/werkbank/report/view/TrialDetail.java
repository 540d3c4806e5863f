package werkbank.report.view;

import java.util.List;
import java.util.Optional;
import werkbank.experiment.trial.Checkpoint;
import werkbank.experiment.trial.Trial;
import werkbank.experiment.trial.TrialResult;
import werkbank.experiment.trial.TrialSeeds;
import werkbank.report.figure.PageNumbers;

/**
 * The figures that a trial's own view shows beside its row.
 *
 * @param seed of its training; as text, since it has more digits than a page's numbers
 * @param aloneSeed of a study whose first trial is this one; as text, too
 * @param macroF1 of the kept checkpoint on the validation images, 0 to 1
 * @param balancedAccuracy likewise; empty in trials of versions that didn't record it
 * @param errors validation images that the kept checkpoint got wrong
 * @param secondsPerImage wall time of an image in the validation
 * @param mistakes of the kept checkpoint: true class, predicted class, images, and so on for each pair that occurs, the most
 *     frequent first; empty
 *     where it is not known or was left out
 */
public record TrialDetail(
        String seed,
        String aloneSeed,
        Optional<Double> macroF1,
        Optional<Double> balancedAccuracy,
        Optional<Integer> errors,
        Optional<Double> secondsPerImage,
        Optional<List<Integer>> mistakes) {

    /** @param study seed of the study; {@code mistakes} as they are shown */
    static TrialDetail of(Trial trial, long study, Optional<List<Integer>> mistakes) {
        Optional<TrialResult.Outcome> outcome = trial.outcome();
        return new TrialDetail(
                Long.toString(trial.seed()),
                Long.toString(TrialSeeds.ofStudyThatBeginsWith(study, trial.number())),
                trial.best().flatMap(best -> PageNumbers.finite(best.macroF1())),
                trial.best().flatMap(best -> PageNumbers.finite(best.balancedAccuracy())),
                trial.best().map(Checkpoint::errors).filter(errors -> errors >= 0),
                outcome.flatMap(found -> PageNumbers.finite(found.secondsPerImage())),
                mistakes);
    }
}
