package werkbank.experiment;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import werkbank.space.WarmStart;

/**
 * A configuration whose result a study knows without having trained it.
 *
 * @param parameters all active ones of the study's space
 * @param value that was reached; empty when the loss was no number
 * @param epochs that it was trained; empty when that isn't known
 * @param whole whether it was trained to its end
 */
public record KnownTrial(
        SortedMap<String, Object> parameters, Optional<Double> value, Optional<Integer> epochs, boolean whole) {
    public KnownTrial {
        parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
        value = value.filter(Double::isFinite);
    }

    /** A configuration that a space has with its result. */
    static KnownTrial of(WarmStart.Known known) {
        return new KnownTrial(
                known.parameters(),
                Optional.of(known.value()),
                known.epochs().isPresent() ? Optional.of(known.epochs().getAsInt()) : Optional.empty(),
                known.epochs().isEmpty());
    }
}
