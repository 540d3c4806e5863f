package werkbank.search;

import java.util.Optional;
import java.util.SortedMap;
import werkbank.search.sampler.Repair;
import werkbank.space.SearchSpace;

/**
 * Repairs configurations that a space doesn't allow. The allowed one towards which they are moved is looked for when the
 * first has to be, since that takes thousands of random configurations and most searches never need it.
 */
final class LazyRepair {
    private final SearchSpace space;
    private boolean isReady;
    private Optional<Repair> repair = Optional.empty();

    LazyRepair(SearchSpace space) {
        this.space = space;
    }

    /**
     * The nearest configuration that is found to be allowed. The same where the space has none that is known, so that the
     * study records why it doesn't train it.
     *
     * @param values that the space doesn't allow
     */
    SortedMap<String, Object> repaired(SortedMap<String, Object> values) {
        if (!isReady) {
            repair = Feasibility.exampleOf(space).map(known -> new Repair(space.parameters(), space::allows, known));
            isReady = true;
        }
        return repair.map(way -> way.repaired(values)).orElse(values);
    }
}
