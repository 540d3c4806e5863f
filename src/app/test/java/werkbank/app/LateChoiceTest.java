package werkbank.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import werkbank.experiment.Provenance;
import werkbank.experiment.Samples;
import werkbank.experiment.StudyRecord;
import werkbank.experiment.TrialStore;
import werkbank.file.Json;
import werkbank.search.ChosenStudies;
import werkbank.search.SearchChoice;
import werkbank.space.SamplerSpec;
import werkbank.space.SchedulerSpec;
import werkbank.space.Spaces;
import werkbank.study.StudyListener;

class LateChoiceTest {
    /** Its record has the space and no word about a choice; the file may name now what it was begun with. */
    @Test
    void aStoreOfAFormerVersionGoesOnWithRandomAndNone(@TempDir Path folder) {
        String text = ChosenStudies.leavingBothOpen(40).source();
        StudyRecord sample = Samples.study("s");
        StudyRecord former = new StudyRecord(
                "s",
                text,
                folder.resolve("s.yaml").toString(),
                sample.seed(),
                sample.data(),
                sample.created(),
                Json.read(Json.write(sample.provenance()).replaceFirst(",\"sampler\":.*$", "}"), Provenance.class));
        Workspace workspace = Workspace.in(folder);
        workspace.archive().create(former).close();

        try (OpenStudy open = OpenStudy.of("s", workspace, StudyListener.SILENT)) {
            StudyRecord study = open.store().study();
            assertThat(study.provenance().sampler()).isEmpty();
            assertThat(open.space().sampler()).isEqualTo(SamplerSpec.RANDOM);
            assertThat(open.space().search().scheduler()).isEqualTo(SchedulerSpec.NONE);
            assertThat(SearchChoice.recorded(study).words()).isEmpty();
            assertThat(open.space()
                            .hasSameTrialsAs(SearchChoice.recorded(study).in(ChosenStudies.leavingBothOpen(500))))
                    .isTrue();
            assertThat(open.space().hasSameTrialsAs(Spaces.read(text + "sampler: random\nscheduler: none\n")))
                    .isTrue();
            assertThat(open.space().hasSameTrialsAs(Spaces.read(text + "sampler: gp\n")))
                    .isFalse();
        }
    }

    @Test
    void aStudyThatWasBegunWithOneTrialIsChosenForWhenItGetsMore(@TempDir Path folder) {
        Workspace workspace = Workspace.in(folder);
        try (TrialStore store =
                workspace.archive().create(ChosenStudies.begunWith(ChosenStudies.leavingBothOpen(1), 1))) {
            store.begin(Samples.proposal(1), 5);
            store.finish(1, Samples.complete(0.9));
            LateChoice.make(store, ChosenStudies.leavingBothOpen(1), 1, 2);
            assertThat(SearchChoice.recorded(store.study()).words()).isEmpty();
            assertThat(store.study().provenance().chosenFor()).isEmpty();

            LateChoice.make(store, ChosenStudies.leavingBothOpen(40), 40, 2);
            assertThat(SearchChoice.recorded(store.study()).words())
                    .hasSize(2)
                    .startsWith("auto takes the sampler gp, since it learns from all rungs of freeze-thaw");
        }
        try (TrialStore store = workspace.archive().open("s")) {
            LateChoice.make(store, ChosenStudies.leavingBothOpen(10), 10, 2);
            assertThat(store.study().provenance().chosenFor()).contains(40);
            assertThat(SearchChoice.recorded(store.study())
                            .in(ChosenStudies.leavingBothOpen(10))
                            .sampler()
                            .name())
                    .isEqualTo("gp");
        }
    }

    @Test
    void aCheckFindsTheChoiceThatASearchWouldMake(@TempDir Path folder) {
        Workspace workspace = Workspace.in(folder);
        workspace
                .archive()
                .create(ChosenStudies.begunWith(ChosenStudies.leavingBothOpen(1), 1))
                .close();
        assertThat(new BegunStudy(workspace.archive(), "s")
                        .choice(ChosenStudies.leavingBothOpen(40), 2)
                        .words())
                .hasSize(2)
                .startsWith("auto takes the sampler gp, since it learns from all rungs of freeze-thaw");
    }

    /** It was begun by a former version, which chose nothing. */
    @Test
    void aStudyOfSeveralTrialsWithoutAChoiceStaysWithoutOne(@TempDir Path folder) {
        try (TrialStore store =
                Workspace.in(folder).archive().create(ChosenStudies.begunWith(ChosenStudies.leavingBothOpen(1), 1))) {
            for (int number = 1; number <= 2; number++) {
                store.begin(Samples.proposal(number), 5);
                store.finish(number, Samples.complete(0.9));
            }
            LateChoice.make(store, ChosenStudies.leavingBothOpen(40), 40, 2);
            assertThat(SearchChoice.recorded(store.study()).words()).isEmpty();
        }
    }
}
