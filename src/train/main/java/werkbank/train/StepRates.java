package werkbank.train;

import java.util.Optional;
import werkbank.recipe.Training;

/** The learning rate of each step of a network. */
final class StepRates {
    private final Optional<LearningRates> schedule;
    private double rate;

    StepRates(Training plan, EpochSteps steps) {
        this.schedule = plan.schedule().map(rates -> new LearningRates(rates, plan, steps));
        this.rate = plan.optimizer().learningRate();
    }

    /** The last step's rate, or the next one's when it was {@link #set} since. */
    double rate() {
        return rate;
    }

    /** The rate from the next step on; a schedule overrules it. */
    void set(double next) {
        rate = next;
    }

    /**
     * The rate of a step; once before each.
     *
     * @param step counted from 0 over all epochs
     */
    double of(int step) {
        schedule.ifPresent(rates -> rate = rates.at(step));
        return rate;
    }
}
