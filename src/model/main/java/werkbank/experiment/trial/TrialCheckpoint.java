package werkbank.experiment.trial;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import werkbank.experiment.trial.TrialResult.Outcome;
import werkbank.space.Objective;

/**
 * A checkpoint of a complete trial whose files are all there, so that it can become a member of an ensemble.
 *
 * @param isBest whether it is the trial's best
 * @param secondsPerImage wall time of an image in all its networks, by the trial's validation
 */
public record TrialCheckpoint(int trial, boolean isBest, Checkpoint checkpoint, double secondsPerImage) {

    /**
     * The checkpoints of all trials, as far as {@link werkbank.space.SearchPlan#keep} has kept their files: in the order of
     * {@link Trial#bestFirst}, of equal ones of a trial its best first.
     */
    public static List<TrialCheckpoint> bestFirst(List<Trial> trials, Objective objective) {
        return trials.stream()
                .filter(trial -> trial.state() == TrialState.COMPLETE)
                .flatMap(TrialCheckpoint::of)
                .sorted(Comparator.comparingDouble(
                                (TrialCheckpoint one) -> one.checkpoint().loss(objective))
                        .thenComparingDouble(one -> one.checkpoint().logLoss())
                        .thenComparingInt(TrialCheckpoint::trial))
                .toList();
    }

    /** The checkpoints of a trial, its best first; none when its files were deleted. */
    public static Stream<TrialCheckpoint> of(Trial trial) {
        return trial.outcome().stream().flatMap(outcome -> of(trial.number(), outcome));
    }

    private static Stream<TrialCheckpoint> of(int trial, Outcome outcome) {
        return Stream.concat(
                        Stream.of(of(trial, true, outcome.best(), outcome)),
                        outcome.others().stream().map(other -> of(trial, false, other, outcome)))
                .filter(one -> one.checkpoint().hasFiles());
    }

    private static TrialCheckpoint of(int trial, boolean isBest, Checkpoint checkpoint, Outcome outcome) {
        return new TrialCheckpoint(
                trial,
                isBest,
                checkpoint,
                outcome.secondsPerImage() * checkpoint.models().size());
    }

    /** The checkpoint's epoch, when it isn't the trial's best. */
    public Optional<Integer> otherEpoch() {
        return isBest ? Optional.empty() : Optional.of(checkpoint.epoch());
    }
}
