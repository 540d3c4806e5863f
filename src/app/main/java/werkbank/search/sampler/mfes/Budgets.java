package werkbank.search.sampler.mfes;

import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeSet;
import werkbank.search.sampler.Observation;

/** Chooses the budgets whose losses get a forest. */
final class Budgets {
    /** A budget that fewer trials have come to gets none. */
    private static final int FEWEST = 5;

    /** The most budgets: a scheduler that stops at every epoch has many, and neighbours say the same. */
    private static final int MOST = 6;

    private Budgets() {}

    /**
     * The budgets that enough trials have come to, in order; of many a few, each about the same factor above the one before.
     * Where none has enough, it is the one that most have come to.
     *
     * @param places of the trials that have come to each budget in epochs; at least one
     */
    static List<Integer> of(NavigableMap<Integer, int[]> places) {
        NavigableSet<Integer> enough = new TreeSet<>(places.navigableKeySet());
        enough.removeIf(budget -> places.get(budget).length < FEWEST);
        if (enough.isEmpty()) {
            return List.of(places.descendingMap().entrySet().stream()
                    .max(Comparator.comparingInt(entry -> entry.getValue().length))
                    .orElseThrow()
                    .getKey());
        }
        return enough.size() <= MOST ? List.copyOf(enough) : spread(enough);
    }

    /** Spreads the numbers of epochs; the end of a training, which is none, is one of the few where it is there. */
    private static List<Integer> spread(NavigableSet<Integer> budgets) {
        NavigableSet<Integer> few = new TreeSet<>(budgets.tailSet(Observation.TO_THE_END));
        NavigableSet<Integer> epochs = budgets.headSet(Observation.TO_THE_END, false);
        int places = MOST - few.size();
        double factor = Math.pow((double) epochs.last() / epochs.first(), 1.0 / (places - 1));
        double wanted = epochs.last();
        for (int i = 0; i < places; i++) {
            double at = wanted;
            epochs.stream()
                    .min(Comparator.comparingDouble(budget -> Math.abs(Math.log(budget / at))))
                    .ifPresent(few::add);
            wanted /= factor;
        }
        return List.copyOf(few);
    }
}
