package werkbank.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class StudyRecordTest {
    private static final StudyRecord STUDY = Samples.study("digits");

    private static StudyRecord like(StudyRecord study, long seed, Instant created) {
        return new StudyRecord(
                study.name(), study.space(), study.spaceFile(), seed, study.data(), created, study.provenance());
    }

    @Test
    void aStudyThatGoesOnKeepsItsUniqueName() {
        assertThat(STUDY.uniqueName()).matches("digits-[0-9a-f]{12}");
        assertThat(STUDY.with("name: digits\ntrials: 9\n", "/elsewhere/digits.yaml")
                        .uniqueName())
                .isEqualTo(STUDY.uniqueName());
    }

    @Test
    void anotherStudyOfTheNameHasAnother() {
        assertThat(like(STUDY, STUDY.seed(), STUDY.created()).uniqueName()).isEqualTo(STUDY.uniqueName());
        assertThat(like(STUDY, STUDY.seed(), STUDY.created().plusNanos(1)).uniqueName())
                .isNotEqualTo(STUDY.uniqueName());
        assertThat(like(STUDY, 1, STUDY.created()).uniqueName()).isNotEqualTo(STUDY.uniqueName());
        assertThat(Samples.study("letters").uniqueName()).startsWith("letters-");
    }
}
