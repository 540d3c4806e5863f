package werkbank.search;

import werkbank.experiment.Provenance;
import werkbank.experiment.ProvenanceBuilder;
import werkbank.experiment.Samples;
import werkbank.experiment.StudyRecord;
import werkbank.space.SearchSpace;
import werkbank.space.Spaces;

/** Studies of the tests that begin with what is chosen for their space. */
public final class ChosenStudies {
    private ChosenStudies() {}

    /** A space that names neither sampler nor scheduler. */
    public static SearchSpace leavingBothOpen(int trials) {
        return Spaces.read(
                """
                name: s
                trials: TRIALS
                network: [conv: {int: [2, 8]}]
                training: {epochs: 9}
                """
                        .replace("TRIALS", Integer.toString(trials)));
    }

    /** A study that begins with so many trials on two workers. */
    public static StudyRecord begunWith(SearchSpace space, int trials) {
        StudyRecord study = Samples.study("s");
        Provenance plain = ProvenanceBuilder.of(study.provenance().data()).build();
        return study.with(SearchChoice.of(space, trials, 2).in(plain, trials));
    }
}
