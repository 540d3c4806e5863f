package werkbank.bench.peer;

/**
 * How much is measured.
 *
 * @param rounds whose median counts
 * @param seconds of each round
 * @param secondsOfFirst of each form in the first round, which finds the best
 * @param triesAll whether the first round has each form, or what is built on others on the best of these only
 * @param batch images of a step
 */
record Effort(int rounds, double seconds, double secondsOfFirst, boolean triesAll, int batch) {
    private static final int BATCH = 64;

    static Effort of(boolean quick) {
        return quick ? new Effort(3, 1.0, 0.4, false, BATCH) : new Effort(5, 2.0, 1.0, true, BATCH);
    }
}
