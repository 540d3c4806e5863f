package werkbank.engine.executor;

import werkbank.engine.EpochSums;
import werkbank.engine.Step;
import werkbank.engine.operation.Figures;

/** Makes sense of the figures that steps leave. */
final class StepFigures {
    private StepFigures() {}

    /**
     * Loss and hits of a step.
     *
     * @param figures [steps][{@link Figures#LENGTH}] in one row
     * @param images of the step
     */
    static Step step(float[] figures, int step, int images) {
        int at = step * Figures.LENGTH;
        double loss = (double) figures[at + Figures.LOSS] / images + figures[at + Figures.PENALTY];
        return new Step(loss, (int) figures[at + Figures.RIGHT]);
    }

    /** Adds steps that were taken one after the other, up to the first whose loss is not finite. */
    static EpochSums plus(EpochSums before, float[] figures, int[] sizes) {
        EpochSums sums = before;
        for (int step = 0; step < sizes.length && sums.diverged().isEmpty(); step++) {
            sums = sums.plus(step(figures, step, sizes[step]), sizes[step]);
        }
        return sums;
    }
}
