package werkbank.search;

import java.util.Optional;
import java.util.SortedMap;
import werkbank.search.sampler.Repair;
import werkbank.space.SearchSpace;

/**
 * Moves configurations that break a constraint, or have no network, to where all hold and there is one. Such a place is
 * looked for when the first has to be moved, since that takes thousands of random configurations and most searches
 * never need it.
 */
final class Mending {
    private final SearchSpace space;
    private boolean isReady;
    private Optional<Repair> repair = Optional.empty();

    Mending(SearchSpace space) {
        this.space = space;
    }

    /**
     * The nearest configuration that has a network and breaks no constraint, as far as such a place is known; else the
     * same.
     *
     * @param values that break one, or have no network
     */
    SortedMap<String, Object> mended(SortedMap<String, Object> values) {
        if (!isReady) {
            repair = Feasibility.of(space).example().map(known -> new Repair(space.parameters(), space::allows, known));
            isReady = true;
        }
        return repair.map(way -> way.mended(values)).orElse(values);
    }
}
