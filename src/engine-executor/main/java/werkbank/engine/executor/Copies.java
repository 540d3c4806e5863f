package werkbank.engine.executor;

import werkbank.recipe.Training;

/** How many arrays as long as the parameters a network has. */
final class Copies {
    private Copies() {}

    /** Arrays of an epoch's state: parameters, the optimizer's states, averages. */
    static int stepped(Training training) {
        return 1 + states(training) + averages(training);
    }

    /** States of the optimizer. */
    static int states(Training training) {
        return training.optimizer().method().states();
    }

    static int averages(Training training) {
        return training.averaging().count();
    }
}
