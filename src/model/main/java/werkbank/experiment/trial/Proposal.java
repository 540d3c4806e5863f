package werkbank.experiment.trial;

import java.util.Optional;
import java.util.SortedMap;

/**
 * A configuration to run.
 *
 * @param number of the trial, from 1
 * @param parameters active parameters only; values are Integer, Double, Boolean or String
 * @param repeats the trial whose parameters these are, when it is tried with another seed
 */
public record Proposal(int number, SortedMap<String, Object> parameters, Optional<Integer> repeats) {

    /** Restores the proposal that a trial came from. */
    public static Proposal of(Trial trial) {
        return new Proposal(trial.number(), trial.parameters(), trial.repeats());
    }
}
