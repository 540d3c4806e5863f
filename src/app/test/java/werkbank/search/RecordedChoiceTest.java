package werkbank.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import werkbank.experiment.Provenance;
import werkbank.experiment.StudyRecord;
import werkbank.file.Json;
import werkbank.space.SamplerSpec;
import werkbank.space.SchedulerSpec;
import werkbank.space.SearchSpace;
import werkbank.space.Spaces;

/** Choices that a study has recorded when it began. */
class RecordedChoiceTest {
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

    @Test
    void whatWasChosenWhenTheStudyBeganIsKeptWithAnotherNumberOfTrials() {
        StudyRecord few = ChosenStudies.begunWith(space("auto", 10), 10);
        assertThat(few.provenance().sampler())
                .contains(new Provenance.ChosenSampler("random", "since 10 trials are too few to learn from"));
        assertThat(SearchChoice.recorded(few).in(space("auto", 500)).sampler().words())
                .isEqualTo("random, chosen by auto since 10 trials are too few to learn from");
        assertThat(SearchChoice.recorded(few).words())
                .containsExactly("auto takes the sampler random, since 10 trials are too few to learn from");

        StudyRecord many = ChosenStudies.begunWith(space("auto", 500), 500);
        assertThat(SearchChoice.recorded(many).in(space("auto", 10)).sampler().name())
                .isEqualTo("gp");
    }

    @Test
    void aSpaceThatNamesNeitherHasBothChosenAndKeeps() {
        StudyRecord study = ChosenStudies.begunWith(ChosenStudies.leavingBothOpen(40), 40);
        assertThat(SearchChoice.recorded(study).words()).hasSize(2);
        SearchSpace searched = SearchChoice.recorded(study).in(ChosenStudies.leavingBothOpen(3));
        assertThat(searched.sampler().name()).isEqualTo("gp");
        assertThat(searched.search().scheduler().words())
                .isEqualTo("freeze-thaw, a share of 0.25 to 0.5, as it learns, for new trials, the rest where curves"
                        + " promise most, 5 to the end, chosen by auto since epochs go where curves promise"
                        + " most, and 5 of 40 trials become complete");
        assertThat(searched.hasSameTrialsAs(SearchChoice.recorded(study).in(ChosenStudies.leavingBothOpen(40))))
                .isTrue();
    }

    /** There is nothing to choose, and nobody wants to read that. */
    @Test
    void oneTrialIsChosenNothingFor() {
        StudyRecord study = ChosenStudies.begunWith(ChosenStudies.leavingBothOpen(1), 1);
        assertThat(SearchChoice.recorded(study).words()).isEmpty();
        assertThat(SearchChoice.recorded(study)
                        .in(ChosenStudies.leavingBothOpen(1))
                        .sampler())
                .isEqualTo(SamplerSpec.RANDOM);
        assertThat(SearchChoice.recorded(study)
                        .in(ChosenStudies.leavingBothOpen(1))
                        .search()
                        .scheduler())
                .isEqualTo(SchedulerSpec.NONE);
    }

    @Test
    void aStudyWhoseSpaceNamesItsSamplerRecordsNone() {
        StudyRecord study = ChosenStudies.begunWith(space("tpe", 100), 100);
        assertThat(study.provenance().sampler()).isEmpty();
        assertThat(SearchChoice.recorded(study).words()).isEmpty();
        SearchSpace space = space("tpe", 100);
        assertThat(SearchChoice.recorded(study).in(space)).isSameAs(space);
    }

    /** Records of a former version have no such word. */
    @Test
    void theChoiceIsReadFromTheRecordAndMayBeMissingThere() {
        Provenance recorded = ChosenStudies.begunWith(space("auto", 500), 500).provenance();
        assertThat(Json.read(Json.write(recorded), Provenance.class)).isEqualTo(recorded);
        String former = Json.write(recorded).replaceFirst(",\"sampler\":\\{[^}]*}", "");
        assertThat(former).doesNotContain("sampler");
        assertThat(Json.read(former, Provenance.class).sampler()).isEmpty();
    }
}
