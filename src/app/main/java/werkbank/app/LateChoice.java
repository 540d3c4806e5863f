package werkbank.app;

import werkbank.experiment.KnownResults;
import werkbank.experiment.Provenance;
import werkbank.experiment.TrialStore;
import werkbank.search.SearchChoice;
import werkbank.space.SearchSpace;

/** The choice of sampler and scheduler for a study that was begun with one trial, once it gets more. */
final class LateChoice {
    private LateChoice() {}

    /**
     * Chooses and records it; nothing where the space names both, it is chosen already, or a former version began the
     * study with several trials and chose none.
     *
     * @param trials that the study gets in all, without repeats
     * @param workers trials that run at the same time
     */
    static void make(TrialStore store, SearchSpace space, int trials, int workers) {
        Provenance before = store.study().provenance();
        boolean isOpen = space.sampler().isOpen() || space.search().scheduler().isOpen();
        boolean isChosen = before.sampler().isPresent() || before.scheduler().isPresent();
        if (!isOpen
                || isChosen
                || store.trials().stream().filter(trial -> !trial.isRepeat()).count() > 1) {
            return;
        }
        Provenance chosen =
                SearchChoice.of(space, trials, workers, imported(store)).in(before);
        if (!chosen.equals(before)) {
            store.goOnAs(store.study().with(chosen));
        }
    }

    /** How many results of a file the study knows. */
    private static int imported(TrialStore store) {
        return store.known().stream()
                .filter(results -> results.origin() == KnownResults.Origin.IMPORTED)
                .mapToInt(results -> results.trials().size())
                .sum();
    }
}
