package werkbank.search.scheduler;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import werkbank.experiment.Judge.Verdict;
import werkbank.experiment.trial.TrialState;
import werkbank.search.ledger.Ledger;
import werkbank.space.SchedulerSpec;

/**
 * Asynchronous successive halving. Rungs are at {@code minEpochs}, and each {@code reduction} times as many epochs
 * further on. A trial that comes to a rung goes on at once when it is among the best {@code 1 / reduction} of those that
 * have come there; otherwise it waits, and is promoted when it later is, before any new trial starts.
 *
 * <p>Li et al. (2020), A system for massively parallel hyperparameter tuning, MLSys, algorithm 2.
 */
public final class Asha implements Scheduler {
    private final int reduction;
    private final Ledger ledger;
    private final List<Integer> epochs;
    private final List<Rung> rungs;

    /** @param most epochs of a trial */
    Asha(SchedulerSpec.Asha spec, Ledger ledger, int most) {
        this.reduction = spec.reduction();
        this.ledger = ledger;
        this.epochs = rungs(spec, most);
        this.rungs = Rung.of(epochs);
        ledger.originals().forEach(this::place);
    }

    /** Epochs of each. */
    public static List<Integer> rungs(SchedulerSpec.Asha spec, int most) {
        List<Integer> epochs = new ArrayList<>();
        for (long rung = spec.minEpochs(); rung < most; rung *= spec.reduction()) {
            epochs.add((int) rung);
        }
        return epochs;
    }

    private void place(Ledger.Entry entry) {
        rungs.stream().filter(rung -> rung.epochs() <= entry.epochs()).forEach(rung -> rung.add(entry));
    }

    @Override
    public List<Integer> rungs(int number) {
        return List.copyOf(epochs);
    }

    @Override
    public Verdict at(int number, int epoch) {
        Ledger.Entry entry = ledger.entry(number);
        place(entry);
        Rung rung = rungs.get(epochs.indexOf(epoch));
        boolean among = rung.best(rung.size() / reduction).anyMatch(entry::equals);
        return among ? Verdict.GO_ON : Verdict.WAIT;
    }

    /** The highest rung first. The last trials of all would find too few beside them to be promoted: the best goes on. */
    @Override
    public Optional<Ledger.Entry> promotion(boolean last) {
        for (int i = rungs.size() - 1; i >= 0; i--) {
            Rung rung = rungs.get(i);
            int promotable = Math.max(last ? 1 : 0, rung.size() / reduction);
            Optional<Ledger.Entry> found = rung.best(promotable)
                    .filter(entry -> entry.state() == TrialState.WAITING && entry.epochs() == rung.epochs())
                    .findFirst();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** Trials wait at rungs as long as new ones come, so that there is nothing to wait for. */
    @Override
    public Optional<IntUnaryOperator> basis(int generation, Ledger trials) {
        return Optional.empty();
    }
}
