package werkbank.train;

import werkbank.engine.Average;
import werkbank.experiment.trial.TrialResult.Weights;

/** An average of a network's parameters that grows beside its training and leaves it as it is. */
interface WeightAverage extends AutoCloseable {
    Weights kind();

    /**
     * Counts a step; called once after each.
     *
     * @param steps the network's so far, this one included
     */
    void afterStep(int steps);

    /**
     * Ends an epoch; called once after its last step.
     *
     * @param epoch counted from 1
     * @return whether there is an average to look at
     */
    boolean afterEpoch(int epoch);

    /** The average of the parameters; of use only after an epoch that had one. */
    Average parameters();

    @Override
    default void close() {
        parameters().close();
    }
}
