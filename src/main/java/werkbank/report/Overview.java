package werkbank.report;

import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import werkbank.experiment.EpochMetrics;
import werkbank.experiment.Provenance;
import werkbank.experiment.StudyRecord;
import werkbank.experiment.Trial;
import werkbank.experiment.TrialState;
import werkbank.space.Objective;
import werkbank.space.SearchSpace;

/**
 * A study at a glance.
 *
 * @param counts trials by state, states without trials left out
 * @param planned trials that the space asks for; a study may have been given another total
 * @param best number of the complete trial with the best objective
 * @param trialSeconds wall time of all trials, added up
 * @param wallSeconds of the times in which at least one trial ran; 0 when that is not known
 * @param imagesPerSecond that one worker trained, validation and the rest of the epoch included; empty before the first epoch
 * @param finding one sentence about the parameter that mattered most; empty with too few complete trials
 */
public record Overview(
        String study,
        Instant created,
        int trials,
        int planned,
        Map<TrialState, Integer> counts,
        Optional<Integer> best,
        double trialSeconds,
        double wallSeconds,
        Optional<Double> imagesPerSecond,
        Optional<String> finding) {

    static Overview of(
            StudyRecord study,
            SearchSpace space,
            List<Trial> trials,
            Collection<List<EpochMetrics>> epochs,
            double wallSeconds,
            Optional<String> finding) {
        return new Overview(
                study.name(),
                study.created(),
                trials.size(),
                space.trials(),
                counts(trials),
                best(trials, space.search().objective()),
                Numbers.rounded(trials.stream().mapToDouble(Trial::seconds).sum()),
                Numbers.rounded(wallSeconds),
                imagesPerSecond(study, epochs),
                finding);
    }

    private static Optional<Double> imagesPerSecond(StudyRecord study, Collection<List<EpochMetrics>> epochs) {
        int files = study.provenance().data().stream()
                .filter(file -> file.name().contains("train"))
                .mapToInt(Provenance.DataFile::items)
                .max()
                .orElse(0);
        long count = epochs.stream().mapToLong(List::size).sum();
        double seconds = epochs.stream()
                .flatMap(List::stream)
                .mapToDouble(EpochMetrics::seconds)
                .sum();
        return files == 0 || count == 0
                ? Optional.empty()
                : Numbers.finite(count * study.data().imagesAnEpoch(files) / seconds);
    }

    private static Map<TrialState, Integer> counts(List<Trial> trials) {
        Map<TrialState, Integer> counts = new EnumMap<>(TrialState.class);
        trials.forEach(trial -> counts.merge(trial.state(), 1, Integer::sum));
        return counts;
    }

    private static Optional<Integer> best(List<Trial> trials, Objective objective) {
        return trials.stream()
                .filter(trial -> trial.state() == TrialState.COMPLETE)
                .min(Trial.bestFirst(objective))
                .map(Trial::number);
    }
}
