package werkbank.search.scheduler;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import werkbank.experiment.Judge.Verdict;
import werkbank.experiment.trial.TrialState;
import werkbank.search.ledger.Ledger;

/**
 * Asynchronous successive halving of a study's trials. Of those that have come to a rung, one in {@code reduction} goes on,
 * the best first.
 */
final class Rungs implements Scheduler {
    private static final int NOBODY = 0;

    private final int reduction;
    private final Ledger ledger;
    private final List<Integer> epochs;
    private final List<Rung> rungs;
    private final OpenRungs open;
    /** Numbers of complete trials that are at all rungs, those they did not ask at included. */
    private final Set<Integer> ended = new HashSet<>();

    /**
     * @param epochs of each rung, in order
     * @param open from which rungs trials go on
     */
    Rungs(int reduction, Ledger ledger, List<Integer> epochs, OpenRungs open) {
        this.reduction = reduction;
        this.ledger = ledger;
        this.epochs = List.copyOf(epochs);
        this.rungs = Rung.of(epochs);
        this.open = open;
        ledger.originals().forEach(this::place);
    }

    private void place(Ledger.Entry entry) {
        rungs.stream().filter(rung -> entry.value(rung.epochs()).isPresent()).forEach(rung -> rung.add(entry));
    }

    /** A trial that ends at a rung or before it, which then doesn't ask there, is one of those that went on from it. */
    private void placeEnded() {
        ledger.originals()
                .filter(entry -> entry.state() == TrialState.COMPLETE && ended.add(entry.number()))
                .forEach(this::place);
    }

    @Override
    public List<Integer> rungs(int number) {
        return epochs;
    }

    @Override
    public int reduction() {
        return reduction;
    }

    @Override
    public Verdict at(int number, int epoch) {
        placeEnded();
        place(ledger.entry(number));
        int index = epochs.indexOf(epoch);
        boolean goesOn = index < open.count(rungs)
                && next(rungs.get(index), number)
                        .filter(entry -> entry.number() == number)
                        .isPresent();
        return goesOn ? Verdict.GO_ON : Verdict.WAIT;
    }

    /** The highest rung first. The last trials of all would find too few beside them to be promoted: the best goes on. */
    @Override
    public Optional<Ledger.Entry> promotion(boolean last) {
        if (ledger.hasLimits()) {
            ledger.originals().forEach(this::place);
        }
        placeEnded();
        int opened = open.count(rungs);
        for (int i = rungs.size() - 1; i >= 0; i--) {
            Rung rung = rungs.get(i);
            Optional<Ledger.Entry> found = i < opened ? next(rung, NOBODY) : Optional.empty();
            if (found.isEmpty() && last) {
                found = last(rung);
            }
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** The best of a rung, if it waits there; while no trial is complete, the best of those that do. */
    private static Optional<Ledger.Entry> last(Rung rung) {
        boolean complete = rung.bestFirst().anyMatch(entry -> entry.state() == TrialState.COMPLETE);
        return rung.sound()
                .limit(complete ? 1 : rung.size())
                .filter(entry -> entry.isWaitingAt(rung.epochs()))
                .findFirst();
    }

    /**
     * The trial that is to go on from a rung. It is among the best {@code 1 / reduction} there, of which no more go on,
     * even where a sampler that improves makes each trial better than those before. One that fails later leaves its place
     * to the next.
     *
     * @param asking the number of a trial that has just come there
     */
    private Optional<Ledger.Entry> next(Rung rung, int asking) {
        int share = rung.size() / reduction;
        long gone = rung.sound()
                .filter(entry -> entry.number() != asking && !stays(entry, rung))
                .count();
        return gone >= share
                ? Optional.empty()
                : rung.sound()
                        .limit(share)
                        .filter(entry -> entry.number() == asking || entry.isWaitingAt(rung.epochs()))
                        .findFirst();
    }

    private static boolean stays(Ledger.Entry entry, Rung rung) {
        boolean stopped = entry.state() == TrialState.WAITING || entry.state() == TrialState.PRUNED;
        return stopped && entry.epochs() == rung.epochs();
    }

    /** Trials wait at rungs as long as new ones come, so that there is nothing to wait for. */
    @Override
    public Optional<IntUnaryOperator> basis(int generation, Ledger trials) {
        return Optional.empty();
    }
}
