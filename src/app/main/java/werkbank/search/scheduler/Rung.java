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
        Placed placed = new Placed(entry.value(epochs).orElseThrow(), entry);
        Placed former = places.put(entry.number(), placed);
        if (former != null && !former.equals(placed)) {
            best.remove(former);
        }
        best.add(placed);
    }

    int size() {
        return best.size();
    }

    /** The best of them, best first. */
    Stream<Ledger.Entry> best(int count) {
        return best.stream().limit(count).map(Placed::entry);
    }

    /** Makes a rung of those trials that have come so far. */
    static Rung at(int epochs, Stream<Ledger.Entry> entries) {
        Rung rung = new Rung(epochs);
        entries.filter(entry -> entry.value(epochs).isPresent()).forEach(rung::add);
        return rung;
    }

    /** Makes empty rungs after these epochs, in order. */
    static List<Rung> of(List<Integer> epochs) {
        return epochs.stream().map(Rung::new).toList();
    }
}
