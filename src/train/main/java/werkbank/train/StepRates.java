package werkbank.train;

import java.util.Optional;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import werkbank.recipe.Training;

/** Gives a network in training the learning rate of each of its steps. */
final class StepRates {
    private final Optional<LearningRates> schedule;
    private double rate;
    private double inForce;

    StepRates(Training plan, EpochSteps steps) {
        this.schedule = plan.schedule().map(rates -> new LearningRates(rates, plan, steps));
        this.rate = plan.optimizer().learningRate();
        this.inForce = rate;
    }

    /** Of the last step, or of the next when it was {@link #set} since. */
    double rate() {
        return rate;
    }

    /** The rate from the next step on; a schedule overrules it. */
    void set(double next) {
        rate = next;
    }

    /** Once before each step. */
    void apply(MultiLayerNetwork network) {
        if (schedule.isPresent()) {
            rate = schedule.get().at(network.getIterationCount());
        }
        if (rate != inForce) {
            LearningRate.set(network, rate);
            inForce = rate;
        }
    }
}
