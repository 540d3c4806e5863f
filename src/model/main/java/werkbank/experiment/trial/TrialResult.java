package werkbank.experiment.trial;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import werkbank.WerkbankException;
import werkbank.file.StoredFile;
import werkbank.space.Cost;
import werkbank.space.ResultLimit;

/**
 * How a trial ended.
 *
 * @param state COMPLETE, PRUNED, FAILED, DIVERGED, INTERRUPTED, or WAITING at a rung
 * @param epochs epochs that ran to their end
 * @param seconds wall time
 * @param outcome the kept checkpoint; present when COMPLETE, PRUNED or WAITING
 * @param failure present when FAILED or DIVERGED
 */
public record TrialResult(
        TrialState state, int epochs, double seconds, Optional<Outcome> outcome, Optional<Failure> failure) {

    /**
     * The best network that a trial has saved, and what else it left.
     *
     * @param best by the checkpoint's monitor
     * @param secondsPerImage wall time of an image in the validation after the best checkpoint's epoch
     * @param spread standard deviation of the folds' accuracies; empty without cross-validation
     * @param confusion how many validation images of each class were given each: counts [true class][predicted class];
     *     empty in trials of versions that didn't count them
     * @param parameters count of a network's parameters
     * @param others checkpoints that were kept beside the best, best first by the checkpoint's monitor; none when they were
     *     deleted
     * @param lastModels the networks of the last epoch as DL4J zips, one, or one for each fold; none unless the recipe keeps
     *     them, before the training's end, or when they were deleted
     */
    public record Outcome(
            Checkpoint best,
            double secondsPerImage,
            Optional<Double> spread,
            List<List<Integer>> confusion,
            long parameters,
            List<Checkpoint> others,
            List<StoredFile> lastModels) {

        /** A trial's state on the disk may be of a version that didn't count, kept no others or recorded no last ones. */
        public Outcome {
            confusion = confusion == null ? List.of() : List.copyOf(confusion);
            others = others == null ? List.of() : List.copyOf(others);
            lastModels = lastModels == null ? List.of() : List.copyOf(lastModels);
        }

        /** The figure of the network that a second objective keeps small. */
        public double value(Cost cost) {
            return cost == Cost.PARAMETERS ? parameters : secondsPerImage;
        }

        /**
         * The figure of the trial that a constraint limits.
         *
         * @param seconds that the trial was trained for
         */
        public double value(ResultLimit.Figure figure, double seconds) {
            return switch (figure) {
                case PARAMETERS -> parameters;
                case MS_PER_IMAGE -> secondsPerImage * 1000;
                case SECONDS_PER_IMAGE -> secondsPerImage;
                case SECONDS -> seconds;
            };
        }

        /** All files that belong to the checkpoints and to the last epoch. */
        public Stream<StoredFile> files() {
            return Stream.concat(
                    Stream.concat(Stream.of(best), others.stream()).flatMap(Checkpoint::files), lastModels.stream());
        }

        /** Replaces the other checkpoints that were kept. */
        public Outcome with(List<Checkpoint> kept) {
            return new Outcome(best, secondsPerImage, spread, confusion, parameters, kept, lastModels);
        }

        /** Replaces the last epoch's networks. */
        public Outcome withLast(List<StoredFile> networks) {
            return new Outcome(best, secondsPerImage, spread, confusion, parameters, others, networks);
        }
    }

    /** The kind of a checkpoint's weights. */
    public enum Weights {
        /** The weights as the steps left them. */
        TRAINED,
        /** The exponential moving average. */
        EMA,
        /** The stochastic weight average. */
        SWA;

        /** The name in lower case, as the YAML file names the averages. */
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

    /** A trial at a rung, after its last epoch so far. */
    public static TrialResult waiting(int epochs, double seconds, Outcome outcome) {
        return new TrialResult(TrialState.WAITING, epochs, seconds, Optional.of(outcome), Optional.empty());
    }

    /** Replaces the state. */
    public TrialResult as(TrialState other) {
        return new TrialResult(other, epochs, seconds, outcome, failure);
    }

    /** A trial that ended without a checkpoint because of an error or a loss that is no number. */
    public static TrialResult failed(TrialState state, int epochs, double seconds, Failure failure) {
        return new TrialResult(state, epochs, seconds, Optional.empty(), Optional.of(failure));
    }

    public static TrialResult interrupted(int epochs, double seconds) {
        return new TrialResult(TrialState.INTERRUPTED, epochs, seconds, Optional.empty(), Optional.empty());
    }
}
