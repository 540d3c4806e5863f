package werkbank.experiment.trial;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import werkbank.WerkbankException;
import werkbank.file.StoredFile;
import werkbank.space.Cost;

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
     * The checkpoint that was kept and what it reached on the validation images. With cross-validation it has a network
     * for each fold, all of one epoch, and each image counts as the network says that did not learn from it.
     *
     * @param bestEpoch epoch of the checkpoint, from 1
     * @param weights whether the epoch's own weights were kept or an average that was better
     * @param accuracy validation accuracy of the checkpoint, 0 to 1
     * @param logLoss validation cross-entropy of the checkpoint, in nats
     * @param macroF1 macro F1 of the checkpoint on the validation images, 0 to 1
     * @param errors validation images that the checkpoint got wrong
     * @param secondsPerImage wall time of an image in the validation after the checkpoint's epoch
     * @param spread standard deviation of the folds' accuracies; empty without cross-validation
     * @param confusion how many validation images of each class were given each: counts [true class][predicted class];
     *     empty in trials of versions that didn't count them
     * @param parameters count of a network's parameters
     * @param models DL4J networks as zip: one, or one for each fold; none when they were deleted
     * @param probabilities IDX file of floats [validation images, fold after fold][classes]; empty when it was deleted
     * @param others checkpoints that were kept beside this one, best first by the checkpoint's monitor; none when they were
     *     deleted
     * @param lastModels the networks of the last epoch as DL4J zips, one, or one for each fold; none unless the recipe keeps
     *     them, before the training's end, or when they were deleted
     */
    public record Outcome(
            int bestEpoch,
            Weights weights,
            double accuracy,
            double logLoss,
            double macroF1,
            int errors,
            double secondsPerImage,
            Optional<Double> spread,
            List<List<Integer>> confusion,
            long parameters,
            List<StoredFile> models,
            Optional<StoredFile> probabilities,
            List<KeptEpoch> others,
            List<StoredFile> lastModels)
            implements ValidationFigures {

        /** A trial's state on the disk may be of a version that didn't count, kept no others or recorded no last ones. */
        public Outcome {
            confusion = confusion == null ? List.of() : List.copyOf(confusion);
            others = others == null ? List.of() : List.copyOf(others);
            lastModels = lastModels == null ? List.of() : List.copyOf(lastModels);
        }

        /** An outcome without networks of the last epoch, as each is before the training's end. */
        public Outcome(
                int bestEpoch,
                Weights weights,
                double accuracy,
                double logLoss,
                double macroF1,
                int errors,
                double secondsPerImage,
                Optional<Double> spread,
                List<List<Integer>> confusion,
                long parameters,
                List<StoredFile> models,
                Optional<StoredFile> probabilities,
                List<KeptEpoch> others) {
            this(
                    bestEpoch,
                    weights,
                    accuracy,
                    logLoss,
                    macroF1,
                    errors,
                    secondsPerImage,
                    spread,
                    confusion,
                    parameters,
                    models,
                    probabilities,
                    others,
                    List.of());
        }

        /** The figure of the network that a second objective keeps small. */
        public double value(Cost cost) {
            return cost == Cost.PARAMETERS ? parameters : secondsPerImage;
        }

        /** All files that belong to it and to the others, and the last epoch's. */
        public Stream<StoredFile> files() {
            return Stream.of(
                            models.stream(),
                            probabilities.stream(),
                            others.stream().flatMap(KeptEpoch::files),
                            lastModels.stream())
                    .flatMap(Function.identity());
        }

        /** Replaces the other checkpoints that were kept. */
        public Outcome with(List<KeptEpoch> kept) {
            return with(models, probabilities, kept, lastModels);
        }

        /** Replaces the last epoch's networks. */
        public Outcome withLast(List<StoredFile> networks) {
            return with(models, probabilities, others, networks);
        }

        /** Leaves the figures alone, once the files are deleted. */
        public Outcome withoutFiles() {
            return with(List.of(), Optional.empty(), List.of(), List.of());
        }

        private Outcome with(
                List<StoredFile> networks, Optional<StoredFile> idx, List<KeptEpoch> kept, List<StoredFile> last) {
            return new Outcome(
                    bestEpoch,
                    weights,
                    accuracy,
                    logLoss,
                    macroF1,
                    errors,
                    secondsPerImage,
                    spread,
                    confusion,
                    parameters,
                    networks,
                    idx,
                    kept,
                    last);
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
