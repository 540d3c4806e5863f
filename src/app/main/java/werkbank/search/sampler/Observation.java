package werkbank.search.sampler;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import werkbank.search.ledger.BudgetedLoss;

/**
 * A trial as far as a sampler may know it.
 *
 * @param number of the trial, from 1; below that it is no trial, but a result that was known before
 * @param parameters the active ones
 * @param values by budget in epochs, as far as the trial has come; empty while it hasn't come to any and when it failed
 * @param ended false while the trial runs or waits to go on; with no values, an ended one is the worst of all
 */
public record Observation(
        int number, SortedMap<String, Object> parameters, SortedMap<Integer, BudgetedLoss> values, boolean ended) {
    /** The budget of a trial that has finished: whatever its epochs were, it got no more. */
    public static final int TO_THE_END = Integer.MAX_VALUE;

    public Observation {
        parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    /** Whether it has come to a budget with a finite loss. */
    public boolean hasValue() {
        for (BudgetedLoss value : values.values()) {
            if (Double.isFinite(value.loss())) {
                return true;
            }
        }
        return false;
    }

    /** Whether it was known before the study's first trial, and is none of its trials. */
    public boolean isKnown() {
        return number < 1;
    }
}
