package werkbank.engine.executor;

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
        return Learning.rule(training.optimizer(), 0).states();
    }

    static int averages(Training training) {
        Training.Averaging averaging = training.averaging();
        return (averaging.ema().isPresent() ? 1 : 0) + (averaging.swa().isPresent() ? 1 : 0);
    }
}
