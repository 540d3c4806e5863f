package werkbank.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import werkbank.experiment.Provenance;
import werkbank.experiment.Samples;
import werkbank.experiment.StudyRecord;
import werkbank.file.Json;
import werkbank.space.SearchSpace;
import werkbank.space.Spaces;

class StudySamplerTest {
    private static SearchSpace space(String sampler, int trials) {
        return Spaces.read(
                """
                name: s
                trials: TRIALS
                sampler: SAMPLER
                scheduler: asha
                network: [conv: {int: [2, 8]}]
                training: {epochs: 9}
                """
                        .replace("TRIALS", Integer.toString(trials))
                        .replace("SAMPLER", sampler));
    }

    private static StudyRecord begunWith(SearchSpace space, int trials) {
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
                Optional.empty());
        return new StudyRecord(
                study.name(),
                study.space(),
                study.spaceFile(),
                study.seed(),
                study.data(),
                study.created(),
                StudySampler.recorded(plain, space, trials, 2));
    }

    @Test
    void whatWasChosenWhenTheStudyBeganIsKeptWithAnotherNumberOfTrials() {
        StudyRecord few = begunWith(space("auto", 10), 10);
        assertThat(few.provenance().sampler())
                .contains(new Provenance.ChosenSampler("random", "since 10 trials are too few to learn from"));
        assertThat(StudySampler.in(space("auto", 500), few).sampler().words())
                .isEqualTo("random, chosen by auto since 10 trials are too few to learn from");
        assertThat(StudySampler.words(few)).contains("auto takes random, since 10 trials are too few to learn from");

        StudyRecord many = begunWith(space("auto", 500), 500);
        assertThat(StudySampler.in(space("auto", 10), many).sampler().name()).isEqualTo("gp");
    }

    @Test
    void aStudyWhoseSpaceNamesItsSamplerRecordsNone() {
        StudyRecord study = begunWith(space("tpe", 100), 100);
        assertThat(study.provenance().sampler()).isEmpty();
        assertThat(StudySampler.words(study)).isEmpty();
        SearchSpace space = space("tpe", 100);
        assertThat(StudySampler.in(space, study)).isSameAs(space);
    }

    /** Records of a former version have no such word. */
    @Test
    void theChoiceIsReadFromTheRecordAndMayBeMissingThere() {
        Provenance recorded = begunWith(space("auto", 500), 500).provenance();
        assertThat(Json.read(Json.write(recorded), Provenance.class)).isEqualTo(recorded);
        String former = Json.write(recorded).replaceFirst(",\"sampler\":\\{[^}]*}", "");
        assertThat(former).doesNotContain("sampler");
        assertThat(Json.read(former, Provenance.class).sampler()).isEmpty();
    }
}
