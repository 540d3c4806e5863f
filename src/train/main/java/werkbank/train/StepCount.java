package werkbank.train;

/** Counts the steps of all epochs so far, and what follows from their number: learning rates and averages. */
final class StepCount {
    private final StepRates rates;
    private final WeightAverages averages;
    private int taken;

    StepCount(StepRates rates, WeightAverages averages) {
        this.rates = rates;
        this.averages = averages;
    }

    /** Goes on after so many steps. */
    void resume(int steps) {
        taken = steps;
    }

    /** The rate of the next step; once before each. */
    double nextRate() {
        return rates.of(taken);
    }

    /** The rates of the next steps. */
    double[] nextRates(int count) {
        double[] next = new double[count];
        for (int step = 0; step < count; step++) {
            next[step] = rates.of(taken + step);
        }
        return next;
    }

    /** Counts a step that was taken or handed over. */
    void taken() {
        taken++;
        averages.afterStep(taken);
    }
}
