package werkbank.checkpoint;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import werkbank.WerkbankException;
import werkbank.experiment.trial.Computation;
import werkbank.experiment.trial.EpochMetrics;
import werkbank.experiment.trial.TrialResult.Outcome;
import werkbank.experiment.trial.TrialResult.Weights;
import werkbank.experiment.trial.TrialSpec;

/**
 * A trial between two epochs: all that the next one depends on. Callbacks are not in it, since they find their state
 * again when they are told the epochs once more; nor are random numbers, which each epoch draws from a seed of its own.
 *
 * @param arrays copies of what the steps change, by name, each [numbers]
 */
public record TrainingState(Course course, Map<String, float[]> arrays) {

    /**
     * How the trial went so far.
     *
     * @param epochs that have ended, in order
     * @param best the checkpoint so far
     * @param computation what the last epoch was computed with; empty in files of versions that did not record it
     */
    public record Course(
            TrialSpec spec, List<EpochMetrics> epochs, Optional<Outcome> best, Optional<Computation> computation) {
        /** The last of its epochs. */
        public EpochMetrics last() {
            return epochs.get(epochs.size() - 1);
        }
    }

    /**
     * Makes the state after an epoch, before its checkpoint is known.
     *
     * @param arrays copies that nobody changes any more
     */
    public static TrainingState of(
            TrialSpec spec, List<EpochMetrics> epochs, Computation computation, Map<String, float[]> arrays) {
        return new TrainingState(
                new Course(spec, List.copyOf(epochs), Optional.empty(), Optional.of(computation)), arrays);
    }

    /** Sets the best outcome so far beside the same arrays. */
    TrainingState withBest(Optional<Outcome> best) {
        return new TrainingState(new Course(course.spec(), course.epochs(), best, course.computation()), arrays);
    }

    /**
     * Name of an array of one of the networks.
     *
     * @param fold from 1
     * @param array {@code updater}, or the label of the weights that it holds
     */
    public static String nameOf(int fold, String array) {
        return String.format(Locale.ROOT, "fold-%d-%s", fold, array);
    }

    /** [parameters] of each network. */
    List<float[]> weights(Weights weights) {
        return IntStream.iterate(1, fold -> fold + 1)
                .mapToObj(fold -> arrays.get(nameOf(fold, weights.label())))
                .takeWhile(Objects::nonNull)
                .toList();
    }

    /** The lengths of arrays, by their names. */
    static Map<String, Integer> lengths(Map<String, float[]> arrays) {
        return arrays.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, array -> array.getValue().length));
    }

    /** @throws WerkbankException when the arrays are not as many and as long */
    void requireFits(Map<String, Integer> lengths) {
        if (!lengths(arrays).equals(lengths)) {
            throw new WerkbankException("its arrays are another network's");
        }
    }

    /**
     * The arrays of one of the networks, by their names there.
     *
     * @param fold from 1
     */
    public Map<String, float[]> ofFold(int fold) {
        String prefix = nameOf(fold, "");
        Map<String, float[]> own = new LinkedHashMap<>();
        arrays.forEach((name, array) -> {
            if (name.startsWith(prefix)) {
                own.put(name.substring(prefix.length()), array);
            }
        });
        return own;
    }
}
