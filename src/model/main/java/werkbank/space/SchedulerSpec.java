package werkbank.space;

import java.util.Locale;

/** Which trials get their whole budget of epochs, and which are ended before. */
public sealed interface SchedulerSpec {
    /** The name in the YAML file. */
    String label();

    /** In words, for instance {@code asha, first rung after 1 epoch, then each 3 times as many}. */
    String words();

    /** Whether trials stop at rungs and may go on later. */
    default boolean hasRungs() {
        return false;
    }

    /** Every trial gets all its epochs. */
    record None() implements SchedulerSpec {
        @Override
        public String label() {
            return "none";
        }

        @Override
        public String words() {
            return "none, every trial gets all its epochs";
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

        @Override
        public String words() {
            return String.format(
                    Locale.ROOT, "median, from epoch %d on, once %d trials are complete", minEpochs, startup);
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

        @Override
        public String words() {
            return String.format(
                    Locale.ROOT, "asha, first rung after %s, then each %d times as many", epochs(minEpochs), reduction);
        }

        @Override
        public boolean hasRungs() {
            return true;
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

        @Override
        public String words() {
            return String.format(
                    Locale.ROOT, "hyperband, brackets from %s on, reduction %d", epochs(minEpochs), reduction);
        }

        @Override
        public boolean hasRungs() {
            return true;
        }
    }

    private static String epochs(int count) {
        return count == 1 ? "1 epoch" : count + " epochs";
    }
}
