package werkbank.experiment.trial;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Optional;
import werkbank.experiment.trial.TrialResult.Weights;
import werkbank.recipe.Monitor;

/** What a callback did at the end of an epoch; crosses process boundaries as JSON. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({
    @JsonSubTypes.Type(value = TrialEvent.Saved.class, name = "saved"),
    @JsonSubTypes.Type(value = TrialEvent.RateReduced.class, name = "rate-reduced"),
    @JsonSubTypes.Type(value = TrialEvent.Stopped.class, name = "stopped")
})
public sealed interface TrialEvent {
    /** Counted from 1. */
    int epoch();

    /**
     * The checkpoint was replaced, because the monitor improved.
     *
     * @param before the monitor's value of the former checkpoint; empty for the first
     * @param weights of what was saved
     */
    record Saved(int epoch, Monitor monitor, Optional<Double> before, double value, Weights weights)
            implements TrialEvent {}

    /**
     * The learning rate is lower from the next epoch on.
     *
     * @param waited epochs in which the monitor has not improved
     */
    record RateReduced(int epoch, Monitor monitor, int waited, double from, double to) implements TrialEvent {}

    /**
     * Early stopping ended the training.
     *
     * @param waited epochs in which the monitor has not improved
     * @param best the monitor's best value, infinite when it never was a number
     * @param bestEpoch 0 when it never was a number
     */
    record Stopped(int epoch, Monitor monitor, int waited, double best, int bestEpoch) implements TrialEvent {}
}
