package werkbank.experiment;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import werkbank.WerkbankException;

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
     * The checkpoint that was kept and what it reached on the validation images. With cross-validation it has a network
     * for each fold, all of one epoch, and each image counts as the network says that did not learn from it.
     *
     * @param bestEpoch epoch of the checkpoint, from 1
     * @param weights whether the epoch's own weights were kept or an average that was better
     * @param accuracy validation accuracy of the checkpoint, 0 to 1: the objective
     * @param logLoss validation cross-entropy of the checkpoint, in nats: breaks ties
     * @param spread standard deviation of the folds' accuracies; empty without cross-validation
     * @param parameters count of a network's parameters
     * @param models DL4J networks as zip: one, or one for each fold
     * @param probabilities IDX file of floats [validation images, fold after fold][classes]
     */
    public record Outcome(
            int bestEpoch,
            Weights weights,
            double accuracy,
            double logLoss,
            Optional<Double> spread,
            long parameters,
            List<StoredFile> models,
            StoredFile probabilities) {}

    /** What a checkpoint's weights are. */
    public enum Weights {
        /** As the steps left them. */
        TRAINED,
        /** The exponential moving average. */
        EMA,
        /** The stochastic weight average. */
        SWA;

        /** In lower case, as the YAML file names the averages. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Why a trial failed.
     *
     * @param cause one line
     * @param detail stack trace, or the last lines of the worker's log
     */
    public record Failure(String cause, String detail) {
        /** Our own messages as they are, others after the name of their class; the detail is the trace. */
        public static Failure of(Throwable e) {
            String name = e.getClass().getSimpleName();
            String words = Objects.requireNonNullElse(e.getMessage(), "")
                    .strip()
                    .lines()
                    .findFirst()
                    .orElse("");
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace, true));
            if (words.isEmpty()) {
                return new Failure(name, trace.toString());
            }
            return new Failure(e instanceof WerkbankException ? words : name + ": " + words, trace.toString());
        }
    }

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
