package werkbank.engine.onednn;

import werkbank.engine.Draws;

/** The seed of a network's step, which its dropouts share. */
public final class StepSeed {
    private long seed;
    private int step;

    /** Begins anew with the step that comes next. */
    public void restart(long given) {
        seed = given;
        step = 0;
    }

    /** Goes on to the next step. */
    public void next() {
        step++;
    }

    /** @param layer its place in the network, counted from 0 */
    long ofLayer(int layer) {
        return Draws.ofLayer(Draws.ofStep(seed, step), layer);
    }
}
