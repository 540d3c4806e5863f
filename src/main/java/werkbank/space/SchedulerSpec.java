package werkbank.space;

/** Which trials get their whole budget of epochs, and which are ended before. */
public sealed interface SchedulerSpec {
    /** The name in the YAML file. */
    String label();

    /** Every trial gets all its epochs. */
    record None() implements SchedulerSpec {
        @Override
        public String label() {
            return "none";
        }
    }

    /**
     * A trial is ended after an epoch when its best value so far is worse than the median of the complete trials' best
     * values after as many epochs.
     *
     * @param startup trials that are complete before any is ended, at least 1
     * @param minEpochs epochs that every trial gets, at least 1
     */
    record Median(int startup, int minEpochs) implements SchedulerSpec {
        @Override
        public String label() {
            return "median";
        }
    }

    /**
     * Asynchronous successive halving: of the trials that reached a rung, one in {@code reduction} goes on to the next.
     *
     * @param minEpochs of the first rung, at least 1
     * @param reduction at least 2; also the factor from rung to rung
     */
    record Asha(int minEpochs, int reduction) implements SchedulerSpec {
        @Override
        public String label() {
            return "asha";
        }
    }

    /**
     * Brackets of synchronous successive halving, from many trials with few epochs to few with all of them.
     *
     * @param minEpochs of the first rung of the first bracket, at least 1
     * @param reduction at least 2
     */
    record Hyperband(int minEpochs, int reduction) implements SchedulerSpec {
        @Override
        public String label() {
            return "hyperband";
        }
    }
}
