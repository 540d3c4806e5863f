package werkbank.engine;

/**
 * Training steps' speed, in images a second.
 *
 * @param fast as the engine takes its steps
 * @param plain as its library takes them without the engine's own layers; the same where there are none
 */
public record StepSpeed(double fast, double plain) {
    /** How many times as fast the engine is as its library alone. */
    public double ratio() {
        return fast / plain;
    }

    /** Whether there is nothing to compare it with, since the engine has no other layers beside its own. */
    public boolean isAlone() {
        return fast == plain;
    }
}
