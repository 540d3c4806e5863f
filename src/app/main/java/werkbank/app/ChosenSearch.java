package werkbank.app;

import java.util.List;
import werkbank.experiment.Provenance;
import werkbank.experiment.StudyRecord;
import werkbank.search.SearchChoice;
import werkbank.search.sampler.SamplerChoice;
import werkbank.search.scheduler.SchedulerChoice;
import werkbank.space.SearchSpace;

/**
 * The sampler and the scheduler of a study whose space leaves them open: chosen and recorded when it begins, and kept. A
 * study of a version that chose none goes on as it was begun, with {@code random} and {@code none}.
 */
final class ChosenSearch {
    private ChosenSearch() {}

    /** Adds the choices for a study that begins to what is recorded of it; nothing where its space names both. */
    static Provenance recorded(Provenance provenance, SearchSpace space, int trials, int workers) {
        SearchChoice choice = SearchChoice.of(space, trials, workers);
        Provenance scheduled = choice.scheduler()
                .map(chosen ->
                        provenance.with(new Provenance.ChosenScheduler(chosen.name(), chosen.options(), chosen.why())))
                .orElse(provenance);
        return choice.sampler()
                .map(chosen -> scheduled.with(new Provenance.ChosenSampler(chosen.name(), chosen.why())))
                .orElse(scheduled);
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
        Provenance provenance = study.provenance();
        return new SearchChoice(
                provenance.sampler().map(chosen -> new SamplerChoice(chosen.name(), chosen.why())),
                provenance
                        .scheduler()
                        .map(chosen -> new SchedulerChoice(chosen.name(), chosen.options(), chosen.why())));
    }
}
