package werkbank.search.scheduler;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import werkbank.search.ledger.BudgetedLoss;
import werkbank.search.ledger.Ledger;

/** The trials that have come to a number of epochs, best first. */
final class Rung {
    private final int epochs;
    private final TreeSet<Placed> best = new TreeSet<>(Comparator.comparing(Placed::value)
            .thenComparingInt(placed -> placed.entry().number()));
    private final Map<Integer, Placed> places = new HashMap<>();

    Rung(int epochs) {
        this.epochs = epochs;
    }

    private record Placed(BudgetedLoss value, Ledger.Entry entry) {}

    /** The number of epochs. */
    int epochs() {
        return epochs;
    }

    /** Adds a trial that has come here; one that is here already gets the place that it is worth now. */
    void add(Ledger.Entry entry) {
        place(entry, entry.value(epochs).orElseThrow());
    }

    private void place(Ledger.Entry entry, BudgetedLoss value) {
        Placed placed = new Placed(value, entry);
        Placed former = places.put(entry.number(), placed);
        if (former != null && !former.equals(placed)) {
            best.remove(former);
        }
        best.add(placed);
    }

    /**
     * Adds those of some trials that have come here. One that has gone on keeps the place that it had, also when it
     * has to start over or turns out to break the constraints, so that it isn't replaced.
     */
    void addAll(Stream<Ledger.Entry> entries) {
        entries.filter(entry -> entry.value(epochs).isPresent())
                .filter(entry -> entry.isWaitingAt(epochs) || !places.containsKey(entry.number()))
                .forEach(this::add);
    }

    /**
     * Adds those trials that have come here of a study that goes on. One that has gone on counts as if it kept the
     * constraints, whatever turned out since, so that it has its place again: those left behind were no better.
     */
    void restore(List<Ledger.Entry> entries) {
        entries.stream().filter(entry -> entry.value(epochs).isPresent()).forEach(entry -> {
            BudgetedLoss value = entry.value(epochs).orElseThrow();
            place(entry, entry.epochs() > epochs ? value.beyond(0) : value);
        });
    }

    int size() {
        return best.size();
    }

    /** The trials that have come here, best first. */
    Stream<Ledger.Entry> bestFirst() {
        return best.stream().map(Placed::entry);
    }

    /** The trials that have come here and not failed after it, best first. */
    Stream<Ledger.Entry> sound() {
        return bestFirst().filter(entry -> entry.state().mayHaveOutcome());
    }

    /** Makes empty rungs after these epochs, in order. */
    static List<Rung> of(List<Integer> epochs) {
        return epochs.stream().map(Rung::new).toList();
    }
}
