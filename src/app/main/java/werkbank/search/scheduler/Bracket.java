package werkbank.search.scheduler;

import java.util.List;

/**
 * Trials for successive halving, of which fewer go on from each rung to the next.
 *
 * @param first position of its first trial among those that repeat no other
 * @param size trials
 * @param rungs epochs of each rung, without the last, which is a trial's end
 */
record Bracket(int first, int size, List<Integer> rungs) {

    int last() {
        return first + size - 1;
    }

    /**
     * Epochs that its trials train together, if none of them ends early.
     *
     * @param most epochs of a trial
     */
    long epochs(int reduction, int most) {
        long total = 0;
        long going = size;
        int done = 0;
        for (int rung : rungs) {
            total += going * (rung - done);
            going = Math.max(1, going / reduction);
            done = rung;
        }
        return total + going * (most - done);
    }
}
