package werkbank.search;

import java.util.Optional;
import werkbank.experiment.Provenance;
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
        Provenance before = study.provenance();
        Provenance plain = new Provenance(
                before.werkbank(),
                before.deeplearning4j(),
                before.arbiter(),
                before.java(),
                before.os(),
                before.processor(),
                before.cores(),
                before.engine(),
                before.backend(),
                before.convolution(),
                before.workers(),
                before.threadsPerWorker(),
                before.data(),
                before.images(),
                before.start(),
                Optional.empty(),
                Optional.empty());
        return study.with(SearchChoice.of(space, trials, 2).in(plain));
    }
}
