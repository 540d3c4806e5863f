package werkbank.experiment.trial;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import werkbank.experiment.trial.TrialResult.Outcome;
import werkbank.file.StoredFile;
import werkbank.space.Objective;

/**
 * A checkpoint of a complete trial whose files are all there, so that it can become a member of an ensemble.
 *
 * @param epoch when it isn't the trial's best
 * @param models DL4J networks as zip: one, or one for each fold
 * @param probabilities IDX file of floats [validation images, fold after fold][classes]
 */
public record TrialCheckpoint(
        int trial,
        Optional<Integer> epoch,
        ValidationFigures figures,
        List<StoredFile> models,
        StoredFile probabilities) {

    /**
     * Lists the checkpoints of all trials, as far as {@link werkbank.space.SearchPlan#keep} has kept their files: in
     * the order of {@link Trial#bestFirst}, of equal ones of a trial its best first.
     */
    public static List<TrialCheckpoint> bestFirst(List<Trial> trials, Objective objective) {
        return trials.stream()
                .filter(trial -> trial.state() == TrialState.COMPLETE)
                .flatMap(TrialCheckpoint::of)
                .sorted(Comparator.comparingDouble(
                                (TrialCheckpoint one) -> one.figures().loss(objective))
                        .thenComparingDouble(one -> one.figures().logLoss())
                        .thenComparingInt(TrialCheckpoint::trial))
                .toList();
    }

    /** A trial's, its best first; none when its files were deleted. */
    public static Stream<TrialCheckpoint> of(Trial trial) {
        return trial.outcome().stream()
                .flatMap(outcome -> Stream.concat(
                        best(trial.number(), outcome),
                        outcome.others().stream().map(other -> other(trial.number(), other))));
    }

    private static Stream<TrialCheckpoint> best(int trial, Outcome outcome) {
        return outcome.models().isEmpty()
                ? Stream.empty()
                : outcome.probabilities().stream()
                        .map(idx -> new TrialCheckpoint(trial, Optional.empty(), outcome, outcome.models(), idx));
    }

    private static TrialCheckpoint other(int trial, KeptEpoch other) {
        return new TrialCheckpoint(trial, Optional.of(other.epoch()), other, other.models(), other.probabilities());
    }
}
