package werkbank.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import werkbank.experiment.Provenance;
import werkbank.experiment.Samples;
import werkbank.experiment.StudyRecord;
import werkbank.experiment.TrialStore;
import werkbank.file.Json;
import werkbank.space.SamplerSpec;
import werkbank.space.SchedulerSpec;
import werkbank.space.SearchSpace;
import werkbank.space.Spaces;
import werkbank.study.StudyListener;

class ChosenSearchTest {
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
                Optional.empty(),
                Optional.empty());
        return new StudyRecord(
                study.name(),
                study.space(),
                study.spaceFile(),
                study.seed(),
                study.data(),
                study.created(),
                ChosenSearch.recorded(plain, space, trials, 2, 0));
    }

    @Test
    void whatWasChosenWhenTheStudyBeganIsKeptWithAnotherNumberOfTrials() {
        StudyRecord few = begunWith(space("auto", 10), 10);
        assertThat(few.provenance().sampler())
                .contains(new Provenance.ChosenSampler("random", "since 10 trials are too few to learn from"));
        assertThat(ChosenSearch.in(space("auto", 500), few).sampler().words())
                .isEqualTo("random, chosen by auto since 10 trials are too few to learn from");
        assertThat(ChosenSearch.words(few))
                .containsExactly("auto takes the sampler random, since 10 trials are too few to learn from");

        StudyRecord many = begunWith(space("auto", 500), 500);
        assertThat(ChosenSearch.in(space("auto", 10), many).sampler().name()).isEqualTo("gp");
    }

    private static SearchSpace leavingBothOpen(int trials) {
        return Spaces.read(
                """
                name: s
                trials: TRIALS
                network: [conv: {int: [2, 8]}]
                training: {epochs: 9}
                """
                        .replace("TRIALS", Integer.toString(trials)));
    }

    @Test
    void aSpaceThatNamesNeitherHasBothChosenAndKeeps() {
        StudyRecord study = begunWith(leavingBothOpen(40), 40);
        assertThat(ChosenSearch.words(study)).hasSize(2);
        SearchSpace searched = ChosenSearch.in(leavingBothOpen(3), study);
        assertThat(searched.sampler().name()).isEqualTo("gp");
        assertThat(searched.search().scheduler().words())
                .isEqualTo(
                        "freeze-thaw, a share of 0.25 to 0.5, as it learns, for new trials, the rest where curves promise most, 5 to the end, chosen"
                                + " by auto since epochs go where curves promise most, and 5 of 40 trials become complete");
        assertThat(searched.hasSameTrialsAs(ChosenSearch.in(leavingBothOpen(40), study)))
                .isTrue();
    }

    /** Its record has the space and no word about a choice; the file may name now what it was begun with. */
    @Test
    void aStoreOfAFormerVersionGoesOnWithRandomAndNone(@TempDir Path folder) {
        String text = leavingBothOpen(40).source();
        StudyRecord sample = Samples.study("s");
        StudyRecord former = new StudyRecord(
                "s",
                text,
                folder.resolve("s.yaml").toString(),
                sample.seed(),
                sample.data(),
                sample.created(),
                Json.read(
                        Json.write(sample.provenance()).replaceFirst(",\"sampler\":\\{.*}}$", "}"), Provenance.class));
        Workspace workspace = Workspace.in(folder);
        workspace.archive().create(former).close();

        try (OpenStudy open = OpenStudy.of("s", workspace, StudyListener.SILENT)) {
            StudyRecord study = open.store().study();
            assertThat(study.provenance().sampler()).isEmpty();
            assertThat(open.space().sampler()).isEqualTo(SamplerSpec.RANDOM);
            assertThat(open.space().search().scheduler()).isEqualTo(SchedulerSpec.NONE);
            assertThat(ChosenSearch.words(study)).isEmpty();
            assertThat(open.space().hasSameTrialsAs(ChosenSearch.in(leavingBothOpen(500), study)))
                    .isTrue();
            assertThat(open.space().hasSameTrialsAs(Spaces.read(text + "sampler: random\nscheduler: none\n")))
                    .isTrue();
            assertThat(open.space().hasSameTrialsAs(Spaces.read(text + "sampler: gp\n")))
                    .isFalse();
        }
    }

    /** There is nothing to choose, and nobody wants to read that. */
    @Test
    void oneTrialIsChosenNothingFor() {
        StudyRecord study = begunWith(leavingBothOpen(1), 1);
        assertThat(ChosenSearch.words(study)).isEmpty();
        assertThat(ChosenSearch.in(leavingBothOpen(1), study).sampler()).isEqualTo(SamplerSpec.RANDOM);
        assertThat(ChosenSearch.in(leavingBothOpen(1), study).search().scheduler())
                .isEqualTo(SchedulerSpec.NONE);
    }

    @Test
    void aStudyThatWasBegunWithOneTrialIsChosenForWhenItGetsMore(@TempDir Path folder) {
        Workspace workspace = Workspace.in(folder);
        try (TrialStore store = workspace.archive().create(begunWith(leavingBothOpen(1), 1))) {
            store.begin(Samples.proposal(1), 5);
            store.finish(1, Samples.complete(0.9));
            ChosenSearch.complete(store, leavingBothOpen(1), 1, 2);
            assertThat(ChosenSearch.words(store.study())).isEmpty();

            ChosenSearch.complete(store, leavingBothOpen(40), 40, 2);
            assertThat(ChosenSearch.words(store.study()))
                    .hasSize(2)
                    .startsWith("auto takes the sampler gp, since it learns from all rungs of freeze-thaw");
        }
        try (TrialStore store = workspace.archive().open("s")) {
            ChosenSearch.complete(store, leavingBothOpen(10), 10, 2);
            assertThat(ChosenSearch.in(leavingBothOpen(10), store.study())
                            .sampler()
                            .name())
                    .isEqualTo("gp");
        }
    }

    /** It was begun by a former version, which chose nothing. */
    @Test
    void aStudyOfSeveralTrialsWithoutAChoiceStaysWithoutOne(@TempDir Path folder) {
        try (TrialStore store = Workspace.in(folder).archive().create(begunWith(leavingBothOpen(1), 1))) {
            for (int number = 1; number <= 2; number++) {
                store.begin(Samples.proposal(number), 5);
                store.finish(number, Samples.complete(0.9));
            }
            ChosenSearch.complete(store, leavingBothOpen(40), 40, 2);
            assertThat(ChosenSearch.words(store.study())).isEmpty();
        }
    }

    @Test
    void aStudyWhoseSpaceNamesItsSamplerRecordsNone() {
        StudyRecord study = begunWith(space("tpe", 100), 100);
        assertThat(study.provenance().sampler()).isEmpty();
        assertThat(ChosenSearch.words(study)).isEmpty();
        SearchSpace space = space("tpe", 100);
        assertThat(ChosenSearch.in(space, study)).isSameAs(space);
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
