package werkbank.report.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import werkbank.experiment.InMemoryStudyArchive;
import werkbank.experiment.Samples;
import werkbank.experiment.StudyRecord;
import werkbank.experiment.TrialStore;
import werkbank.recipe.Precision;
import werkbank.space.DataSpecBuilder;

class OriginTest {
    private static Origin of(StudyRecord study) {
        try (TrialStore store = new InMemoryStudyArchive(Path.of("results")).create(study)) {
            return Origin.of(store, 3);
        }
    }

    @Test
    void theSameStudyAgainHasItsPrecision() {
        assertThat(of(Samples.study("s")).command())
                .isEqualTo("./werkbank run spaces/some.yaml --study s-again --seed -9223372036854775808 --trials 3"
                        + " --workers 1 --skip-unreadable");
        assertThat(of(Samples.study("s").with(Precision.BF16)).command())
                .endsWith(" --trials 3 --precision bf16 --workers 1 --skip-unreadable");
    }

    @Test
    void onlyAStudyThatLeftPicturesOutDoesSoAgain() {
        StudyRecord study = Samples.study("s");
        StudyRecord whole = new StudyRecord(
                study.name(),
                study.space(),
                study.spaceFile(),
                study.seed(),
                DataSpecBuilder.unread(),
                study.created(),
                study.provenance());
        assertThat(of(whole).command()).endsWith(" --trials 3 --workers 1");
    }
}
