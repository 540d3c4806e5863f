package werkbank.engine.executor;

import java.util.OptionalInt;
import werkbank.engine.EpochSums;
import werkbank.engine.operation.Figures;

/** Adds up the figures of steps, up to the first whose loss is not finite. */
final class EpochTally {
    private int steps;
    private long images;
    private double loss;
    private long right;
    private OptionalInt diverged = OptionalInt.empty();

    /**
     * Adds steps that were taken one after the other.
     *
     * @param figures [steps][{@link Figures#LENGTH}] in one row
     * @param sizes images of each step
     */
    void add(float[] figures, int... sizes) {
        for (int i = 0; i < sizes.length && diverged.isEmpty(); i++) {
            int at = i * Figures.LENGTH;
            double ofStep = figures[at + Figures.LOSS] + (double) figures[at + Figures.PENALTY] * sizes[i];
            diverged = Double.isFinite(ofStep) ? diverged : OptionalInt.of(steps);
            loss += ofStep;
            right += (long) figures[at + Figures.RIGHT];
            images += sizes[i];
            steps++;
        }
    }

    EpochSums sums() {
        return new EpochSums(steps, images, loss, right, diverged);
    }
}
