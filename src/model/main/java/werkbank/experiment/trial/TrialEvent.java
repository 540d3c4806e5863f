package werkbank.experiment.trial;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Optional;
import werkbank.experiment.trial.TrialResult.Weights;
import werkbank.recipe.Monitor;

/**
 * Something that happens to a trial while it trains. It passes from where the trial trains to whoever waits for it as it
 * is; between processes as JSON, whose two ends are always of the same build.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({
    @JsonSubTypes.Type(value = TrialEvent.Placed.class, name = "placed"),
    @JsonSubTypes.Type(value = TrialEvent.Started.class, name = "started"),
    @JsonSubTypes.Type(value = TrialEvent.ComputedWith.class, name = "computed-with"),
    @JsonSubTypes.Type(value = TrialEvent.Noted.class, name = "noted"),
    @JsonSubTypes.Type(value = TrialEvent.Progressed.class, name = "progressed"),
    @JsonSubTypes.Type(value = TrialEvent.EpochEnded.class, name = "epoch-ended"),
    @JsonSubTypes.Type(value = TrialEvent.Saved.class, name = "saved"),
    @JsonSubTypes.Type(value = TrialEvent.RateReduced.class, name = "rate-reduced"),
    @JsonSubTypes.Type(value = TrialEvent.Stopped.class, name = "stopped")
})
public sealed interface TrialEvent {
    /**
     * A worker trains the trial from now on; before {@link Started}, and again when something else goes on.
     *
     * @param worker for people, the same for all trials of one worker: {@code 2 (process 4711)}
     */
    record Placed(String worker) implements TrialEvent {}

    /**
     * The trial starts, or goes on after an interruption; before any epoch, and again when what ran it died and
     * something else goes on: epochs that were told but aren't in {@code done} are trained again then.
     *
     * @param done epochs that it needn't train again, in order; none when it starts at its first
     */
    record Started(List<EpochMetrics> done) implements TrialEvent {
        public Started {
            done = List.copyOf(done);
        }
    }

    /**
     * The trial's networks are computed with this; after {@link Started}, and again when the engine has chosen other
     * algorithms.
     */
    record ComputedWith(Computation computation) implements TrialEvent {}

    /**
     * The trial has a message for the user.
     *
     * @param line without a line break
     */
    record Noted(String line) implements TrialEvent {}

    /**
     * Some steps of an epoch are done; several times a second at most.
     *
     * @param epoch the running epoch, from 1
     * @param share of the epoch's images that are done, 0 to 1
     * @param accuracy on the training images of this epoch so far, with cross-validation those of the present fold, 0 to 1
     */
    record Progressed(int epoch, double share, double accuracy) implements TrialEvent {}

    /** An epoch has ended and is on the disk, perhaps a little later: an interrupted trial now goes on after it. */
    record EpochEnded(EpochMetrics metrics) implements TrialEvent {}

    /** A callback did something at the end of an epoch; comes after {@link EpochEnded}. */
    sealed interface CallbackActed extends TrialEvent {
        /** The epoch, counted from 1. */
        int epoch();
    }

    /**
     * The checkpoint was replaced, because the monitor improved.
     *
     * @param before the monitor's value of the former checkpoint; empty for the first
     * @param weights that were saved, the trained ones or an average
     */
    record Saved(int epoch, Monitor monitor, Optional<Double> before, double value, Weights weights)
            implements CallbackActed {}

    /**
     * The learning rate is lower from the next epoch on.
     *
     * @param waited epochs in which the monitor has not improved
     */
    record RateReduced(int epoch, Monitor monitor, int waited, double from, double to) implements CallbackActed {}

    /**
     * Early stopping ended the training.
     *
     * @param waited epochs in which the monitor has not improved
     * @param best the monitor's best value, infinite when it never was a number
     * @param bestEpoch 0 when it never was a number
     */
    record Stopped(int epoch, Monitor monitor, int waited, double best, int bestEpoch) implements CallbackActed {}
}
