package werkbank.engine.executor;

/** The steps that a network has taken. */
final class StepCount {
    private int taken;

    int taken() {
        return taken;
    }

    /** The number of the step that runs or comes next, from 1. */
    long next() {
        return taken + 1L;
    }

    void add() {
        taken++;
    }

    void restore(int steps) {
        taken = steps;
    }
}
