package werkbank.search.scheduler;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import werkbank.search.ledger.Ledger;

/**
 * Synchronous successive halving of some trials: once all that reached a rung have ended its epochs or finished, the best
 * {@code 1 / reduction} of them go on, and the others are over.
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

    /** The trials that have begun. */
    private List<Ledger.Entry> members(Ledger ledger) {
        return IntStream.rangeClosed(first, last())
                .map(ledger::number)
                .filter(ledger::has)
                .mapToObj(ledger::entry)
                .toList();
    }

    /**
     * Tells what the rungs that are closed have decided of the trials that wait.
     *
     * @param noneToCome whether those that have begun are all, though it has room for more
     */
    Decision decide(Ledger ledger, int reduction, boolean noneToCome) {
        List<Ledger.Entry> members = members(ledger);
        if (members.size() < size && !noneToCome) {
            return Decision.NONE;
        }
        List<Ledger.Entry> over = new ArrayList<>();
        for (int rung : rungs) {
            if (!members.stream().allMatch(entry -> entry.isThrough(rung))) {
                return new Decision(Optional.empty(), over);
            }
            List<Ledger.Entry> best = Rung.at(rung, members.stream())
                    .best(Math.max(1, members.size() / reduction))
                    .toList();
            waiting(members, rung).filter(entry -> !best.contains(entry)).forEach(over::add);
            Optional<Ledger.Entry> promoted =
                    waiting(members, rung).filter(best::contains).findFirst();
            if (promoted.isPresent()) {
                return new Decision(promoted, over);
            }
            members = best;
        }
        return new Decision(Optional.empty(), over);
    }

    private static Stream<Ledger.Entry> waiting(List<Ledger.Entry> members, int rung) {
        return members.stream().filter(entry -> entry.isWaitingAt(rung));
    }

    /**
     * The steps that are to be taken now.
     *
     * @param promoted goes on
     * @param over are to be pruned
     */
    record Decision(Optional<Ledger.Entry> promoted, List<Ledger.Entry> over) {
        static final Decision NONE = new Decision(Optional.empty(), List.of());
    }
}
