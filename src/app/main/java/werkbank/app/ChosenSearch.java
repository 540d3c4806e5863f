package werkbank.app;

import java.util.List;
import werkbank.experiment.KnownResults;
import werkbank.experiment.Provenance;
import werkbank.experiment.StudyRecord;
import werkbank.experiment.TrialStore;
import werkbank.search.SearchChoice;
import werkbank.space.SearchSpace;

/**
 * The sampler and the scheduler of a study whose space leaves them open: chosen and recorded when it begins with several
 * trials or gets them, and kept. A study of a version that chose none goes on as it was begun, with {@code random} and
 * {@code none}.
 */
final class ChosenSearch {
    private ChosenSearch() {}

    /**
     * Adds the choices for a study that begins to what is recorded of it; nothing where its space names both.
     *
     * @param imported results of a file that the study begins with
     */
    static Provenance recorded(Provenance provenance, SearchSpace space, int trials, int workers, int imported) {
        return SearchChoice.of(space, trials, workers, imported).in(provenance);
    }

    /** Chooses for a study that was begun with one trial, for which there was nothing to choose, once it gets more. */
    static void complete(TrialStore store, SearchSpace space, int trials, int workers) {
        Provenance before = store.study().provenance();
        boolean isOpen = space.sampler().isOpen() || space.search().scheduler().isOpen();
        boolean isChosen = before.sampler().isPresent() || before.scheduler().isPresent();
        if (!isOpen
                || isChosen
                || store.trials().stream().filter(trial -> !trial.isRepeat()).count() > 1) {
            return;
        }
        int imported = store.known().stream()
                .filter(results -> results.origin() == KnownResults.Origin.IMPORTED)
                .mapToInt(results -> results.trials().size())
                .sum();
        Provenance chosen = recorded(before, space, trials, workers, imported);
        if (!chosen.equals(before)) {
            store.goOnAs(store.study().with(chosen));
        }
    }

    /** The space with what was recorded in place of what it leaves open. */
    static SearchSpace in(SearchSpace space, StudyRecord study) {
        return choice(study).in(space);
    }

    /** The lines for people that say what was chosen and why; none where the space names both. */
    static List<String> words(StudyRecord study) {
        return choice(study).words();
    }

    private static SearchChoice choice(StudyRecord study) {
        return SearchChoice.recorded(study.provenance());
    }
}
