package werkbank.experiment;

import java.util.Optional;

/**
 * How a trial ended.
 *
 * @param state COMPLETE, PRUNED, FAILED, DIVERGED or INTERRUPTED
 * @param epochs epochs that ran to their end
 * @param seconds wall time
 * @param outcome the kept checkpoint; present when COMPLETE
 * @param failure present when FAILED or DIVERGED
 */
public record TrialResult(
        TrialState state, int epochs, double seconds, Optional<Outcome> outcome, Optional<Failure> failure) {

    /**
     * The checkpoint that was kept and what it reached on the validation images.
     *
     * @param bestEpoch epoch of the checkpoint, from 1
     * @param weights whether the epoch's own weights were kept or an average that was better
     * @param accuracy validation accuracy of the checkpoint, 0 to 1: the objective
     * @param logLoss validation cross-entropy of the checkpoint, in nats: breaks ties
     * @param parameters count of the network's parameters
     * @param model DL4J network as zip
     * @param probabilities IDX file of floats [validation images][classes]
     */
    public record Outcome(
            int bestEpoch,
            Weights weights,
            double accuracy,
            double logLoss,
            long parameters,
            StoredFile model,
            StoredFile probabilities) {}

    /** What a checkpoint's weights are. */
    public enum Weights {
        /** As the steps left them. */
        TRAINED,
        /** The exponential moving average. */
        EMA,
        /** The stochastic weight average. */
        SWA
    }

    /**
     * Why a trial failed.
     *
     * @param cause one line
     * @param detail stack trace, or the last lines of the worker's log
     */
    public record Failure(String cause, String detail) {}

    public static TrialResult complete(int epochs, double seconds, Outcome outcome) {
        return new TrialResult(TrialState.COMPLETE, epochs, seconds, Optional.of(outcome), Optional.empty());
    }

    /** A trial that ended without a checkpoint because of an error or a loss that is no number. */
    public static TrialResult failed(TrialState state, int epochs, double seconds, Failure failure) {
        return new TrialResult(state, epochs, seconds, Optional.empty(), Optional.of(failure));
    }

    public static TrialResult interrupted(int epochs, double seconds) {
        return new TrialResult(TrialState.INTERRUPTED, epochs, seconds, Optional.empty(), Optional.empty());
    }
}
