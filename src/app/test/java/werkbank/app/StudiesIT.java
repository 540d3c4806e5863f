package werkbank.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import werkbank.InputException;
import werkbank.dataset.ReadingProgress;
import werkbank.engine.device.DeviceWish;
import werkbank.experiment.Provenance.ChosenScheduler;
import werkbank.experiment.TrialStore;
import werkbank.experiment.result.EnsembleResult;
import werkbank.experiment.trial.Trial;
import werkbank.picture.PictureFile;
import werkbank.picture.PlanarImage;
import werkbank.space.EnsemblePlan;
import werkbank.space.EnsemblePlan.Int8;
import werkbank.space.EnsemblePlan.Method;
import werkbank.space.EnsemblePlan.TestTime;
import werkbank.space.SchedulerSpec;
import werkbank.study.StudyEvent;

/** A study from Java alone, as a program that depends on this module would have it. */
class StudiesIT {
    @TempDir
    private Path folder;

    private Path space() throws IOException {
        return Files.writeString(
                folder.resolve("tiny.yaml"),
                """
                name: tiny
                trials: 2
                data: {train-limit: 300, validation: 100}
                network:
                  - conv: {int: [2, 4]}
                  - max-pool
                training: {epochs: 1, learning-rate: {float: [0.001, 0.01], log: true}}
                ensemble: {method: average, top-k: 2}
                """);
    }

    @Test
    void aStudyIsRunGoneOnWithAndJudgedWithoutACommandLine() throws IOException {
        Studies studies = new Studies(Workspace.in(folder));
        SearchRequest request = SearchRequest.of(space()).withWorkers(1);
        List<Class<?>> heard = new ArrayList<>();
        StudyOutcome outcome = studies.run(request, event -> heard.add(event.getClass()));

        assertThat(outcome.isInterrupted()).isFalse();
        assertThat(outcome.trials()).extracting(Trial::number).containsExactly(1, 2);
        assertThat(outcome.ensemble().map(EnsembleResult::members).orElseThrow())
                .hasSize(2);
        assertThat(outcome.evaluation().orElseThrow().testImages()).isEqualTo(10_000);
        assertThat(outcome.report()).isRegularFile();
        assertThat(heard).contains(StudyEvent.SearchStarted.class, StudyEvent.TrialEnded.class);

        assertThat(studies.search(request.withTrials(3), StudyWatcher.SILENT).trials())
                .hasSize(3);
        assertThat(studies.trials("tiny")).hasSize(3);
        assertThat(studies.ensemble("tiny", Optional.of(EnsemblePlan.STANDARD), StudyWatcher.SILENT)
                        .members())
                .isNotEmpty();
        assertOfFewerThanWanted(studies);
        assertThat(studies.evaluate("tiny", Optional.empty(), StudyWatcher.SILENT)
                        .testImages())
                .isEqualTo(10_000);
        assertThatAnExportIsJudgedAsTheStudy(studies);
        assertThat(studies.report("tiny")).isEqualTo(outcome.report());
        assertThat(StudiesExample.errors(folder, folder.resolve("tiny.yaml"))).endsWith(" of 10000 wrong");
    }

    /** As Ctrl-C does, which nothing that follows the search waits for. */
    @Test
    void whoInterruptsWhatFollowsTheSearchHasAReportOfAllTrials() throws IOException {
        List<String> pages = new ArrayList<>();
        List<String> closed = new ArrayList<>();
        new Studies(Workspace.in(folder)).run(SearchRequest.of(space()).withWorkers(1), new StudyWatcher() {
            private Runnable leave;

            @Override
            public void on(StudyEvent event) {
                if (event instanceof StudyEvent.Noted noted && noted.line().startsWith("combining")) {
                    leave.run();
                    pages.add(page("tiny"));
                    closed.add("by then");
                }
            }

            @Override
            public Interruption interruption(Runnable leave) {
                this.leave = leave;
                return new Interruption() {
                    @Override
                    public boolean isRequested() {
                        return false;
                    }

                    @Override
                    public void close() {
                        closed.add("closed");
                    }
                };
            }
        });

        assertThat(pages).singleElement().asString().contains("\"COMPLETE\":2").doesNotContain("\"live\":{");
        assertThat(closed).as("that of the search, then the other").startsWith("closed", "closed", "by then");
        assertThat(page("tiny")).contains("\"ensemble\":{").doesNotContain("\"live\":{");
    }

    private String page(String study) {
        try {
            return Files.readString(folder.resolve("reports").resolve(study + ".html"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void assertThatAnExportIsJudgedAsTheStudy(Studies studies) {
        ExportedEvaluation judged = studies.evaluateExported(
                folder.resolve("results/tiny/ensemble").toString(), Optional.empty(), false, StudyWatcher.SILENT);
        assertThat(judged.manifest().study()).isEqualTo("tiny");
        try (OpenStudy open = OpenStudy.read("tiny", Workspace.in(folder), StudyWatcher.SILENT)) {
            assertThat(judged.evaluation().ensemble())
                    .isEqualTo(open.store().evaluation().orElseThrow().ensemble());
        }
    }

    private static void assertOfFewerThanWanted(Studies studies) {
        List<String> notes = new ArrayList<>();
        EnsemblePlan ofFive =
                new EnsemblePlan(Method.AVERAGE, OptionalInt.of(5), TestTime.NONE, Int8.OFF, OptionalDouble.empty());
        EnsembleResult ensemble = studies.ensemble("tiny", Optional.of(ofFive), event -> {
            if (event instanceof StudyEvent.Noted noted) {
                notes.add(noted.line());
            }
        });
        assertThat(ensemble.members()).hasSize(3);
        assertThat(notes).anyMatch(line -> line.startsWith("the ensemble can't have 5 members"));
    }

    /** So that trials of one study are alike, whatever is preferred when it goes on. */
    @Test
    void aStudyGoesOnWithTheEngineThatItWasBegunWithUnlessAnotherIsNamed() throws IOException {
        SearchRequest request = SearchRequest.of(space()).withWorkers(1);
        new Studies(named("dl4j")).search(request.withTrials(1), StudyWatcher.SILENT);
        new Studies(Workspace.in(folder)).search(request, StudyWatcher.SILENT);
        new Studies(named("cpu")).search(request.withTrials(3), StudyWatcher.SILENT);

        try (TrialStore store = Workspace.in(folder).archive().read("tiny").store()) {
            assertThat(store.study().provenance().engine()).isEqualTo("dl4j");
            assertThat(store.legs())
                    .extracting(leg -> leg.computation().orElseThrow().engine())
                    .containsExactly("dl4j", "dl4j", "cpu");
        }
    }

    /** With one trial there was nothing to choose; its trials have one epoch each. */
    @Test
    void aStudyThatWasBegunWithOneTrialIsChosenForWhenItGetsMore() throws IOException {
        Workspace workspace = Workspace.in(folder);
        SearchRequest request = SearchRequest.of(space()).withWorkers(1);
        new Studies(workspace).search(request.withTrials(1), StudyWatcher.SILENT);
        new Studies(workspace).search(request.withTrials(2), StudyWatcher.SILENT);

        try (OpenStudy open = OpenStudy.read("tiny", workspace, StudyWatcher.SILENT)) {
            assertThat(open.store().trials()).hasSize(2);
            assertThat(open.store().study().provenance().scheduler())
                    .map(ChosenScheduler::name)
                    .contains("none");
            assertThat(open.space().sampler().words())
                    .isEqualTo("random, chosen by auto since 2 trials are too few to learn from");
            assertThat(open.space().search().scheduler().isLike(SchedulerSpec.NONE))
                    .isTrue();
        }
    }

    private Workspace named(String engine) {
        return new Workspace(new Workspace.Settings(
                folder.resolve("results"), folder.resolve("reports"), DeviceWish.CPU, Optional.of(engine)));
    }

    @Test
    void theExampleIsThatOfTheDocuments() throws IOException {
        String example = Files.readString(Path.of("src/app/test/java/werkbank/app/StudiesExample.java"));
        assertThat(Path.of("docs/architecture.md")).content().contains("```java\n" + example + "```\n");
    }

    @Test
    void aRequestThatIsWrongIsRefusedInOneLine() throws IOException {
        Studies studies = new Studies(Workspace.in(folder));
        SearchRequest request = SearchRequest.of(space());
        assertThatThrownBy(() -> studies.search(request.withTrials(0), StudyWatcher.SILENT))
                .isInstanceOf(InputException.class)
                .hasMessage("trials is 0; it must be 1 to 1000000");
        assertThatThrownBy(() -> studies.trials("none"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("none");
    }

    private Path shades() throws IOException {
        pictures("pictures", 40);
        return Files.writeString(
                folder.resolve("shades.yaml"),
                "name: shades\ntrials: 1\ndata: pictures\nnetwork: [dense: 4]\ntraining: {epochs: 1}\n");
    }

    private void pictures(String name, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            Path file = folder.resolve(name + (i % 2 == 0 ? "/dark/" : "/light/") + i + ".png");
            Files.createDirectories(file.getParent());
            PictureFile.writePng(file, new PlanarImage(new byte[] {(byte) (i % 2 * 200), (byte) i, 9, 8}, 1, 2, 2));
        }
    }

    @Test
    void whoWaitsForAnEvaluationHearsHowManyPicturesAreDecoded() throws IOException {
        Studies studies = new Studies(Workspace.in(folder));
        studies.run(SearchRequest.of(shades()).withWorkers(1), StudyWatcher.SILENT);
        pictures("others", 10);
        List<Integer> decoded = Collections.synchronizedList(new ArrayList<>());

        studies.evaluate("shades", Optional.of(folder.resolve("others")), new StudyWatcher() {
            @Override
            public void on(StudyEvent event) {}

            @Override
            public ReadingProgress reading() {
                return (done, all) -> decoded.add(done);
            }
        });

        assertThat(decoded).startsWith(0).endsWith(10);
    }

    @Test
    void picturesInFoldersAreNotTrainedOnACluster() throws IOException {
        SearchRequest request = new SearchRequest(
                shades(),
                Optional.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                Optional.of(new SearchRequest.OnCluster("spark://none:7077", Optional.empty(), Map.of())),
                false);
        assertThatThrownBy(() -> new Studies(Workspace.in(folder)).search(request, StudyWatcher.SILENT))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        folder.resolve("pictures") + ": a cluster's machines are sent data in a few files, such as IDX"
                                + " files, not pictures in folders; train without --spark");
        assertThat(folder.resolve("results/shades")).doesNotExist();
    }
}
