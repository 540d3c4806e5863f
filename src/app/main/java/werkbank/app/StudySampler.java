package werkbank.app;

import java.util.Optional;
import werkbank.experiment.Provenance;
import werkbank.experiment.StudyRecord;
import werkbank.search.sampler.SamplerChoice;
import werkbank.space.SearchSpace;

/** The sampler of a study whose space leaves it open: chosen and recorded when the study begins, and kept. */
final class StudySampler {
    private StudySampler() {}

    /** Adds the choice for a study that begins to what is recorded of it; nothing where its space names a sampler. */
    static Provenance recorded(Provenance provenance, SearchSpace space, int trials, int workers) {
        return SamplerChoice.of(space, trials, workers)
                .map(choice -> provenance.with(new Provenance.ChosenSampler(choice.name(), choice.why())))
                .orElse(provenance);
    }

    /** The space with the recorded sampler in place of the open one. */
    static SearchSpace in(SearchSpace space, StudyRecord study) {
        return choice(study).map(choice -> choice.in(space)).orElse(space);
    }

    /** The line for people that says what was chosen and why; empty where the space names a sampler. */
    static Optional<String> words(StudyRecord study) {
        return choice(study).map(SamplerChoice::words);
    }

    private static Optional<SamplerChoice> choice(StudyRecord study) {
        return study.provenance().sampler().map(chosen -> new SamplerChoice(chosen.name(), chosen.why()));
    }
}
