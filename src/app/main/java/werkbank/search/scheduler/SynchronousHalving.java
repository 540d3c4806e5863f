package werkbank.search.scheduler;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import werkbank.search.ledger.Ledger;

/**
 * Synchronous successive halving of a bracket's trials: once all that reached a rung have ended its epochs or
 * finished, the best {@code 1 / reduction} of them go on. When one that went on fails, the next one goes on in its
 * place, from that rung and from those below; so the others are over only once those that go to their end are
 * complete. Which trials go on depends neither on the order in which they run nor on when one fails: for each place
 * that becomes free at most one comes up from the rung below, so that those that were among the best still are.
 */
final class SynchronousHalving {
    private final Bracket bracket;
    private final int reduction;
    private final Ledger ledger;
    private final List<Rung> rungs;

    SynchronousHalving(Bracket bracket, int reduction, Ledger ledger) {
        this.bracket = bracket;
        this.reduction = reduction;
        this.ledger = ledger;
        this.rungs = Rung.of(bracket.rungs());
        rungs.forEach(rung -> rung.restore(begun()));
    }

    /** The trials that have begun. */
    private List<Ledger.Entry> begun() {
        return IntStream.rangeClosed(bracket.first(), bracket.last())
                .map(ledger::number)
                .filter(ledger::has)
                .mapToObj(ledger::entry)
                .toList();
    }

    /** Whether its first trial has begun. */
    boolean hasBegun() {
        return ledger.has(ledger.number(bracket.first()));
    }

    /** Whether all trials up to its last one have finished. */
    boolean isOver() {
        return ledger.areFinished(ledger.number(bracket.last()));
    }

    /**
     * Tells what the rungs that are closed have decided of the trials that wait.
     *
     * @param noneToCome whether those that have begun are all, though the bracket has room for more
     */
    Decision decide(boolean noneToCome) {
        List<Ledger.Entry> begun = begun();
        if (begun.size() < bracket.size() && !noneToCome) {
            return Decision.NONE;
        }
        List<Ledger.Entry> going = begun;
        int places = begun.size();
        for (Rung rung : rungs) {
            if (!going.stream().allMatch(entry -> entry.isThrough(rung.epochs()))) {
                return Decision.NONE;
            }
            rung.addAll(going.stream());
            places = Math.max(1, places / reduction);
            List<Ledger.Entry> best =
                    rung.sound().filter(going::contains).limit(places).toList();
            Optional<Ledger.Entry> promoted =
                    waiting(going, rung).filter(best::contains).findFirst();
            if (promoted.isPresent()) {
                return new Decision(promoted, List.of());
            }
            going = best;
        }
        return going.stream().allMatch(entry -> entry.state().isFinished())
                ? new Decision(
                        Optional.empty(),
                        rungs.stream().flatMap(rung -> waiting(begun, rung)).toList())
                : Decision.NONE;
    }

    private static Stream<Ledger.Entry> waiting(List<Ledger.Entry> trials, Rung rung) {
        return trials.stream().filter(entry -> entry.isWaitingAt(rung.epochs()));
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
