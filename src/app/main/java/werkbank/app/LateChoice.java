package werkbank.app;

import werkbank.experiment.KnownResults;
import werkbank.experiment.Provenance;
import werkbank.experiment.StudyRecord;
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
        if (isDue(store, space)) {
            Provenance chosen = of(store, space, trials, workers).in(before, trials);
            if (!chosen.equals(before)) {
                store.goOnAs(store.study().with(chosen));
            }
        }
    }

    /** The choice that a study goes on with: that of its record, or the one that {@link #make} would record. */
    static SearchChoice of(TrialStore store, SearchSpace space, int trials, int workers) {
        return isDue(store, space)
                ? SearchChoice.of(space, trials, workers, imported(store))
                : SearchChoice.recorded(store.study());
    }

    private static boolean isDue(TrialStore store, SearchSpace space) {
        return isOpen(store.study(), space)
                && store.trials().stream().filter(trial -> !trial.isRepeat()).count() <= 1;
    }

    /** Whether a space leaves something to be chosen, and the study has nothing chosen yet. */
    static boolean isOpen(StudyRecord study, SearchSpace space) {
        Provenance before = study.provenance();
        return (space.sampler().isOpen() || space.search().scheduler().isOpen())
                && before.sampler().isEmpty()
                && before.scheduler().isEmpty();
    }

    /** How many results of a file the study knows. */
    private static int imported(TrialStore store) {
        return store.known().stream()
                .filter(results -> results.origin() == KnownResults.Origin.IMPORTED)
                .mapToInt(results -> results.trials().size())
                .sum();
    }
}
