package werkbank.train;

import werkbank.engine.Average;
import werkbank.recipe.Training.Lookahead;

/**
 * Slow weights beside a network's own, which go back to them every so many steps, and after the last of all epochs
 * (Zhang et al., 2019); not at the end of a training that is stopped before.
 */
final class SlowWeights implements AutoCloseable {
    private final Average slow;
    private final Lookahead settings;
    private final long total;

    /**
     * @param slow that has the first weights
     * @param total steps of the whole training
     */
    SlowWeights(Average slow, Lookahead settings, long total) {
        this.slow = slow;
        this.settings = settings;
        this.total = total;
    }

    /** @param steps the network's so far, this one included */
    void afterStep(int steps) {
        if (steps % settings.steps() == 0 || steps == total) {
            slow.mix(1 - settings.kept((double) steps / total));
            slow.toNetwork();
        }
    }

    /** A copy, [parameters]. */
    float[] values() {
        return slow.values();
    }

    /** @param values of a former process */
    void restore(float[] values) {
        slow.restore(values);
    }

    @Override
    public void close() {
        slow.close();
    }
}
