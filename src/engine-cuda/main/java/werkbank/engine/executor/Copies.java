package werkbank.engine.executor;

import werkbank.engine.operation.UpdateRule;
import werkbank.recipe.Training;

/** How many arrays as long as the parameters a network has. */
final class Copies {
    private Copies() {}

    /** Those that an epoch's state has: parameters, what the optimizer remembers, averages. */
    static int stepped(Training training) {
        return 1 + states(training) + averages(training);
    }

    /** What the optimizer remembers. */
    static int states(Training training) {
        return rule(training.optimizer(), 0).states();
    }

    static int averages(Training training) {
        Training.Averaging averaging = training.averaging();
        return (averaging.ema().isPresent() ? 1 : 0) + (averaging.swa().isPresent() ? 1 : 0);
    }

    /**
     * How parameters follow their gradients.
     *
     * @param weights how many parameters are weights
     */
    static UpdateRule rule(Training.Optimizer optimizer, long weights) {
        return new UpdateRule(
                optimizer.method(),
                (float) optimizer.rho(),
                (float) optimizer.momentum(),
                (float) optimizer.beta1(),
                (float) optimizer.beta2(),
                (float) optimizer.epsilon(),
                (float) optimizer.weightDecay(),
                weights);
    }
}
