package werkbank.report.view;

import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import werkbank.experiment.Provenance;
import werkbank.experiment.StudyRecord;
import werkbank.experiment.trial.BestEstimate;
import werkbank.experiment.trial.EpochMetrics;
import werkbank.experiment.trial.Trial;
import werkbank.experiment.trial.TrialState;
import werkbank.experiment.trial.Verdicts;
import werkbank.metric.FewImages;
import werkbank.report.figure.PageNumbers;
import werkbank.space.SearchSpace;

/**
 * A study at a glance.
 *
 * @param trials that repeat no other, as {@code --trials} counts them
 * @param repeats of the best with other seeds
 * @param counts trials and repeats by state, states without trials left out
 * @param best number of the complete trial with the best objective
 * @param elsewhere what that trial is worth on images that it wasn't chosen by; empty until a search has ended, and
 *     when others are complete since
 * @param trialSeconds wall time of all trials, added up
 * @param wallSeconds of the times in which at least one trial ran; 0 when that is not known
 * @param imagesPerSecond that one worker trained, validation and the rest of the epoch included, were the
 *     batches and steps of all trials those of the space's first configuration; empty before the first epoch
 * @param finding one sentence about the parameter that mattered most; empty with too few complete trials
 * @param few a sentence when the held-out images are so few that figures on them say little
 */
public record Overview(
        String study,
        Instant created,
        int trials,
        int repeats,
        Map<TrialState, Integer> counts,
        Optional<Integer> best,
        Optional<BestEstimate> elsewhere,
        double trialSeconds,
        double wallSeconds,
        Optional<Double> imagesPerSecond,
        Optional<String> finding,
        Optional<String> few) {

    public static Overview of(
            StudyRecord study,
            SearchSpace space,
            List<Trial> trials,
            Collection<List<EpochMetrics>> epochs,
            double wallSeconds,
            Optional<String> finding,
            Verdicts verdicts) {
        Optional<Integer> best = Trial.bestComplete(trials, space.search()).map(Trial::number);
        return new Overview(
                study.name(),
                study.created(),
                originals(trials),
                trials.size() - originals(trials),
                counts(trials),
                best,
                verdicts.of(trials, space.search()),
                PageNumbers.rounded(trials.stream().mapToDouble(Trial::seconds).sum()),
                PageNumbers.rounded(wallSeconds),
                imagesPerSecond(study, space, epochs),
                finding,
                FewImages.warning(study.data().heldOutOf(trainingImages(study)), "held-out"));
    }

    public static int originals(List<Trial> trials) {
        return (int) trials.stream().filter(trial -> !trial.isRepeat()).count();
    }

    private static Optional<Double> imagesPerSecond(
            StudyRecord study, SearchSpace space, Collection<List<EpochMetrics>> epochs) {
        int files = trainingImages(study);
        long count = epochs.stream().mapToLong(List::size).sum();
        double seconds = epochs.stream()
                .flatMap(List::stream)
                .mapToDouble(EpochMetrics::seconds)
                .sum();
        return files == 0 || count == 0
                ? Optional.empty()
                : PageNumbers.finite(count
                        * study.data()
                                .imagesAnEpoch(
                                        files, space.recipe(space.first()).training())
                        / seconds);
    }

    /** Images to learn from, held-out ones included. */
    private static int trainingImages(StudyRecord study) {
        return study.provenance()
                .images()
                .map(Provenance.FoundImages::training)
                .orElseGet(() -> inTrainingFiles(study.provenance()));
    }

    private static int inTrainingFiles(Provenance former) {
        return former.data().stream()
                .filter(file -> file.name().contains("train"))
                .mapToInt(Provenance.DataFile::items)
                .max()
                .orElse(0);
    }

    private static Map<TrialState, Integer> counts(List<Trial> trials) {
        Map<TrialState, Integer> counts = new EnumMap<>(TrialState.class);
        trials.forEach(trial -> counts.merge(trial.state(), 1, Integer::sum));
        return counts;
    }
}
