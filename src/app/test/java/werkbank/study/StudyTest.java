package werkbank.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import werkbank.InputException;
import werkbank.StorageException;
import werkbank.WerkbankException;
import werkbank.WorkerException;
import werkbank.dataset.IdxBytes;
import werkbank.dataset.ImageFolder;
import werkbank.dataset.LabelledImages;
import werkbank.experiment.Ensembler;
import werkbank.experiment.InMemoryStudyArchive;
import werkbank.experiment.InMemoryTrialStore;
import werkbank.experiment.Judge;
import werkbank.experiment.Provenance;
import werkbank.experiment.Samples;
import werkbank.experiment.Search;
import werkbank.experiment.SelectionData;
import werkbank.experiment.StudyRecord;
import werkbank.experiment.TrialRunner;
import werkbank.experiment.TrialStore;
import werkbank.experiment.TrialTask;
import werkbank.experiment.result.Distilled;
import werkbank.experiment.result.EnsembleResult;
import werkbank.experiment.result.Evaluation;
import werkbank.experiment.result.TestOpening;
import werkbank.experiment.trial.EpochMetrics;
import werkbank.experiment.trial.Proposal;
import werkbank.experiment.trial.Teacher;
import werkbank.experiment.trial.Trial;
import werkbank.experiment.trial.TrialCheckpoint;
import werkbank.experiment.trial.TrialEvent;
import werkbank.experiment.trial.TrialListener;
import werkbank.experiment.trial.TrialResult;
import werkbank.experiment.trial.TrialSeeds;
import werkbank.experiment.trial.TrialSpec;
import werkbank.experiment.trial.TrialState;
import werkbank.file.StoredFile;
import werkbank.metric.Score;
import werkbank.recipe.Augmentations;
import werkbank.recipe.Precision;
import werkbank.recipe.Recipe;
import werkbank.recipe.Shape;
import werkbank.recipe.Views;
import werkbank.space.EnsemblePlan;
import werkbank.space.EnsemblePlan.TestTime;
import werkbank.space.EnsemblePlans;
import werkbank.space.SearchSpace;
import werkbank.space.yaml.SpaceReader;

/** The main job, with a search, a runner and an ensembler that do as they are told. */
class StudyTest {
    private static final Instant NOW = Instant.parse("2025-03-02T08:00:00Z");

    private static final String SPACE =
            """
            name: s
            trials: 3
            seed: 3
            data: {validation: 1, split-seed: 7}
            parameters:
              units: {int: [2, 8]}
            network:
              - dense: $units
            training: {epochs: 4}
            """;

    @TempDir
    Path data;

    private final Path folder = Path.of("results", "s").toAbsolutePath();
    private final InMemoryStudyArchive archive = new InMemoryStudyArchive(Path.of("results"));
    private final FakeRunner runner = new FakeRunner();
    private final FakeEnsembler ensembler = new FakeEnsembler();
    private final Events events = new Events();
    private SearchSpace space;
    private TrialStore store;

    @BeforeEach
    void createStudy() throws IOException {
        IdxBytes.writeFolder(data, "");
        space = new SpaceReader(data).read(SPACE, "s.yaml", Path.of(""));
        Provenance provenance = Samples.study("s").provenance();
        store = archive.create(new StudyRecord("s", SPACE, "s.yaml", 42, space.data(), Samples.NOON, provenance));
    }

    @Test
    void everyTrialIsBegunRecordedAndFinished() {
        search(3);

        assertThat(store.trials()).extracting(Trial::number).containsExactly(1, 2, 3);
        assertThat(store.trials()).extracting(Trial::state).containsOnly(TrialState.COMPLETE);
        assertThat(store.trials())
                .extracting(trial -> trial.parameters().get("units"))
                .containsExactly(3, 4, 5);
        assertThat(store.epochs(2)).containsExactly(Samples.epoch(1), Samples.epoch(2));
        assertThat(store.trial(2).orElseThrow().outcome()).contains(Samples.outcome(0.02));
    }

    @Test
    void aRunnerGetsAllThatATrialNeeds() {
        search(1);

        TrialSpec spec = runner.specs.get(0);
        assertThat(spec.number()).isEqualTo(1);
        assertThat(spec.recipe()).isEqualTo(space.recipe(parameters(1)));
        assertThat(spec.data()).isEqualTo(space.data());
        assertThat(spec.studyFolder()).isEqualTo(folder.toString());
    }

    @Test
    void seedsDependOnTheStudysSeedAndTheNumber() {
        search(2);

        assertThat(runner.specs)
                .extracting(TrialSpec::seed)
                .containsExactly(
                        TrialSeeds.of(42, 1).training(), TrialSeeds.of(42, 2).training())
                .isEqualTo(store.trials().stream().map(Trial::seed).toList());
    }

    @Test
    void theSearchIsGivenWhatTheStoreKnows() {
        search(2);
        InOrder search = new InOrder();
        study().search(search, runner, 5, 2, () -> true);

        Search.Plan plan = search.plan;
        assertThat(plan.space()).isEqualTo(fitted());
        assertThat(plan.seed()).isEqualTo(42);
        assertThat(plan.trials()).isEqualTo(5);
        assertThat(plan.workers()).isEqualTo(2);
        assertThat(plan.known()).isEqualTo(store.trials());
        assertThat(plan.stop().hasCome()).isTrue();
    }

    @Test
    void onlyMissingTrialsRunWhenAStudyGoesOn() {
        search(1);
        store.begin(new Proposal(2, parameters(2), Optional.empty()), 5);
        store.close();
        store = archive.open("s");
        assertThat(store.trial(2).orElseThrow().state()).isEqualTo(TrialState.INTERRUPTED);
        runner.specs.clear();

        search(3);

        assertThat(runner.specs).extracting(TrialSpec::number).containsExactly(2, 3);
        assertThat(store.trials()).extracting(Trial::state).containsOnly(TrialState.COMPLETE);
    }

    @Test
    void aListenerHearsHowItGoes() {
        search(2);

        assertThat(events.lines)
                .containsExactly(
                        "search 2 0 1",
                        "trial 1 {units=3} of 4",
                        "epoch 1 1",
                        "progress 1 2 0.5 0.25",
                        "epoch 1 2",
                        "ended 1 COMPLETE",
                        "trial 2 {units=4} of 4",
                        "epoch 2 1",
                        "progress 2 2 0.5 0.25",
                        "epoch 2 2",
                        "ended 2 COMPLETE",
                        "searched");
    }

    @Test
    void aFailedTrialIsRecordedAndTheNextOneRuns() {
        runner.fails.add(1);
        search(2);

        assertThat(store.trials()).extracting(Trial::state).containsExactly(TrialState.FAILED, TrialState.COMPLETE);
        assertThat(store.trial(1).orElseThrow().failure().orElseThrow().cause()).isEqualTo("on purpose");
    }

    /** 12 can be divided by the corners 2, 3 and 12, and not by the units of trials 3 and 5. */
    @Test
    void aConfigurationWithoutARecipeHasFailedAndTheNextOneRuns() {
        space = new SpaceReader(data)
                .read(
                        SPACE.replace("[2, 8]", "[2, 12]").replace("dense: $units", "dense: 12 / $units"),
                        "s.yaml",
                        Path.of(""));
        search(5);

        assertThat(store.trials())
                .extracting(Trial::state)
                .containsExactly(
                        TrialState.COMPLETE,
                        TrialState.COMPLETE,
                        TrialState.FAILED,
                        TrialState.COMPLETE,
                        TrialState.FAILED);
        assertThat(store.trial(3).orElseThrow().failure().orElseThrow().cause())
                .isEqualTo(
                        "s.yaml:8:12: dense is 2.4 where $units is 5; it must be a whole number of at least 1; it was not trained");
        assertThat(runner.specs).extracting(TrialSpec::number).containsExactly(1, 2, 4);
        assertThat(events.lines)
                .containsSubsequence("trial 3 {units=5} of 0", "ended 3 FAILED", "trial 4 {units=6} of 4");
    }

    @Test
    void aConfigurationThatFailsBeforeItsFirstEpochHasFailedOnceAnotherTrains() {
        runner.failsEarly.addAll(List.of(1, 2));
        search(3);

        assertThat(store.trials())
                .extracting(Trial::state)
                .containsExactly(TrialState.FAILED, TrialState.FAILED, TrialState.COMPLETE);
        assertThat(events.lines)
                .containsSubsequence(
                        "trial 2 {units=4} of 4",
                        "note trial 2 failed before its first epoch: early; after 3 such trials in a row the search ends",
                        "trial 3 {units=5} of 4",
                        "ended 1 FAILED",
                        "ended 2 FAILED",
                        "epoch 3 1");
    }

    @Test
    void severalTrialsInARowThatFailBeforeTheirFirstEpochAreNoResults() {
        runner.failsEarly.addAll(List.of(2, 3, 4));
        assertThatThrownBy(() -> search(6))
                .isInstanceOf(WorkerException.class)
                .hasMessageStartingWith(
                        "3 trials in a row failed before their first epoch, the last one because: early; they count");
        assertThat(store.trials())
                .extracting(Trial::state)
                .containsExactly(
                        TrialState.COMPLETE, TrialState.INTERRUPTED, TrialState.INTERRUPTED, TrialState.INTERRUPTED);
        assertThat(store.trials()).allMatch(trial -> trial.failure().isEmpty());

        runner.failsEarly.clear();
        search(6);
        assertThat(store.trials()).hasSize(6).allMatch(trial -> trial.state() == TrialState.COMPLETE);
    }

    @Test
    void theOnlyTrialThatFailsBeforeItsFirstEpochHasFailed() {
        runner.failsEarly.add(1);
        search(1);

        assertThat(store.trials()).extracting(Trial::state).containsExactly(TrialState.FAILED);
    }

    @Test
    void twoTrialsAreSeveralWhereNoneHasTrained() {
        runner.failsEarly.addAll(List.of(1, 2));
        assertThatThrownBy(() -> search(2))
                .isInstanceOf(WorkerException.class)
                .hasMessageStartingWith("2 trials in a row");
        assertThat(store.trials()).allMatch(trial -> trial.state() == TrialState.INTERRUPTED);
    }

    @Test
    void aSearchThatIsStoppedLeavesOpenWhoseFaultItWas() {
        runner.failsEarly.add(1);
        study().search(new InOrder(), runner, 2, 1, () -> !runner.specs.isEmpty());

        assertThat(store.trials()).extracting(Trial::state).containsExactly(TrialState.INTERRUPTED);
    }

    @Test
    void aWorkerThatCanNotStartInterruptsItsTrialAndEndsTheSearch() {
        runner.failsEarly.add(1);
        runner.throwing.put(2, new WorkerException("no worker"));
        assertThatThrownBy(() -> search(3)).isInstanceOf(WorkerException.class).hasMessage("no worker");
        assertThat(store.trials())
                .extracting(Trial::state)
                .containsExactly(TrialState.INTERRUPTED, TrialState.INTERRUPTED);
    }

    @Test
    void aTrialWhoseFilesCanNotBeWrittenIsInterruptedWithThoseThatFailedEarly() {
        runner.failsEarly.add(1);
        runner.throwing.put(2, new StorageException("disk full"));
        assertThatThrownBy(() -> search(3))
                .isInstanceOf(StorageException.class)
                .hasMessage("disk full")
                .hasNoSuppressedExceptions();
        assertThat(store.trials())
                .extracting(Trial::state)
                .containsExactly(TrialState.INTERRUPTED, TrialState.INTERRUPTED);
        assertThat(events.lines).contains("ended 2 INTERRUPTED");
    }

    @Test
    void aFailedTrialHasTheEpochsThatItsLastWorkerNeverHeardOf() {
        runner.fails.add(1);
        runner.forgetful = true;
        search(1);

        Trial failed = store.trial(1).orElseThrow();
        assertThat(failed.state()).isEqualTo(TrialState.FAILED);
        assertThat(failed.epochs()).isEqualTo(2);
        assertThat(failed.seconds()).isEqualTo(5.0);
        assertThat(failed.failure().orElseThrow().cause()).isEqualTo("on purpose");
    }

    @Test
    void aTrialThatFailsWhenItGoesOnKeepsItsEpochs() {
        runner.interrupted = 1;
        search(1);
        runner.interrupted = 0;
        runner.done = List.of(Samples.epoch(1));
        runner.failsEarly.add(1);
        search(1);

        Trial failed = store.trial(1).orElseThrow();
        assertThat(failed.state()).isEqualTo(TrialState.FAILED);
        assertThat(failed.epochs()).isEqualTo(1);
        assertThat(failed.seconds()).isEqualTo(2.5);
        assertThat(events.lines)
                .contains("note trial 1 failed before epoch 2: early; after 3 such trials in a row the search ends");
    }

    @Test
    void severalTrialsInARowThatGoOnAndFailAreNoResults() {
        runner.done = List.of(Samples.epoch(1));
        runner.failsEarly.addAll(List.of(1, 2));
        assertThatThrownBy(() -> search(2))
                .isInstanceOf(WorkerException.class)
                .hasMessageStartingWith("2 trials in a row failed before their next epoch, the last one");
        assertThat(store.trials())
                .extracting(Trial::state, Trial::epochs)
                .containsOnly(tuple(TrialState.INTERRUPTED, 1));
    }

    @Test
    void anInterruptedTrialIsRecordedAsSuch() {
        runner.interrupted = 2;
        InOrder search = new InOrder();
        study().search(search, runner, 3, 1, () -> false);

        assertThat(search.interrupted).isTrue();
        Trial cut = store.trial(2).orElseThrow();
        assertThat(cut.state()).isEqualTo(TrialState.INTERRUPTED);
        assertThat(cut.epochs()).isEqualTo(1);
        assertThat(cut.seconds()).isEqualTo(Samples.epoch(1).seconds());
        assertThat(events.lines).contains("ended 2 INTERRUPTED");
        assertThat(store.trials()).hasSize(2);
    }

    @Test
    void anInterruptedTrialGoesOnWithTheEpochsThatItSays() {
        runner.interrupted = 1;
        search(1);
        runner.interrupted = 0;
        runner.done = List.of(Samples.epoch(1));
        events.lines.clear();
        search(1);

        assertThat(events.lines).contains("resumed 1 after 1", "epoch 1 2").doesNotContain("epoch 1 1");
        assertThat(store.epochs(1)).containsExactly(Samples.epoch(1), Samples.epoch(2));
        assertThat(store.trial(1).orElseThrow().state()).isEqualTo(TrialState.COMPLETE);
    }

    @Test
    void aTrialThatIsCutOffBeforeItSaysAnythingKeepsItsEpochs() {
        runner.interrupted = 1;
        search(1);
        runner.silent = true;
        search(1);

        assertThat(store.epochs(1)).containsExactly(Samples.epoch(1));
        assertThat(store.trial(1).orElseThrow().epochs()).isEqualTo(1);
    }

    @Test
    void theStateOfATrialIsThereUntilItHasEnded() throws IOException {
        Path state = Files.createDirectories(data.resolve("trials/0001")).resolve("state.zip");
        Files.writeString(state, "state");
        Study study =
                new Study(store, data, space, StudyData.read(space.data()), Clock.fixed(NOW, ZoneOffset.UTC), events);
        runner.interrupted = 1;
        study.search(new InOrder(), runner, 1, 1, () -> false);
        assertThat(state).exists();
        runner.interrupted = 0;
        study.search(new InOrder(), runner, 1, 1, () -> false);
        assertThat(state).doesNotExist();
    }

    @Test
    void theEnsembleIsChosenOnHeldOutLabelsAndStored() {
        search(3);
        EnsembleResult ensemble = study().ensemble(ensembler, average(2));

        assertThat(ensembler.checkpoints).extracting(TrialCheckpoint::trial).containsExactly(3, 2, 1);
        assertThat(ensembler.labels).isEqualTo(StudyData.read(space.data()).validationLabels());
        assertThat(ensembler.folder).isEqualTo(folder);
        assertThat(store.ensemble()).contains(ensemble);
        assertThat(ensemble.members()).hasSize(2);
    }

    @Test
    void itsRecipesAreAsTheStudyTrainedThem() {
        store = new InMemoryTrialStore(store.study().with(Precision.BF16));
        search(2);
        study().ensemble(ensembler, average(1));

        assertThat(ensembler.recipes.apply(2)).isEqualTo(runner.specs.get(1).recipe());
        assertThat(ensembler.recipes.apply(2).training().precision()).contains(Precision.BF16);
    }

    @Test
    void itIsSaidWhereThereIsNothingToDraw() {
        search(2);
        study().ensemble(ensembler, average(2).with(TestTime.DRAWS));

        assertThat(events.lines)
                .contains("note test-time augmentation draws finds nothing to draw in what the members were trained"
                        + " with, so they look once; looks neither erase, cut out, blur, make grey nor mix");
        events.lines.clear();
        ensembler.views = Views.draws(9, Augmentations.affine(5, 0, 0, 0));
        study().ensemble(ensembler, average(2).with(TestTime.DRAWS));
        assertThat(events.lines).noneMatch(line -> line.contains("nothing to draw"));
    }

    @Test
    void itIsSaidWhenFewerVoteThanAskedFor() {
        search(2);
        study().ensemble(ensembler, average(5));

        assertThat(events.lines)
                .contains("note the ensemble can't have 5 members: there are no more checkpoints to choose from than 2;"
                        + " more trials (--trials) give more");
    }

    @Test
    void withoutACompleteTrialThereIsOneClearMessage() {
        runner.fails.add(1);
        search(1);

        assertThatThrownBy(() -> study().ensemble(ensembler, average(2)))
                .isInstanceOf(WerkbankException.class)
                .hasMessage("study 's' has no complete trial (trial 1: on purpose)");
        assertThatThrownBy(() -> study().requireOneComplete()).hasMessageContaining("no complete trial");
    }

    @Test
    void everyEvaluationOpensTheTestSetOnceAndLeavesARow() {
        search(3);
        study().ensemble(ensembler, average(2));
        assertThat(store.testOpenings()).isEmpty();

        study().evaluate(ensembler);

        assertThat(store.testOpenings()).hasSize(1);
        TestOpening opening = store.testOpenings().get(0);
        assertThat(opening.at()).isEqualTo(NOW);
        assertThat(opening.purpose()).isEqualTo("evaluate");
        assertThat(opening.sha256()).hasSize(64);
        assertThat(ensembler.evaluations).isEqualTo(1);
        assertThat(ensembler.labels).containsExactly(1, 2);
        assertThat(store.evaluation()).isPresent();

        study().evaluate(ensembler);
        assertThat(store.testOpenings()).hasSize(2);
    }

    @Test
    void withoutAllNetworksTheTestSetStaysSealed() {
        search(2);
        study().ensemble(ensembler, average(2));
        ensembler.missing = true;

        assertThatThrownBy(() -> study().evaluate(ensembler))
                .isInstanceOf(WerkbankException.class)
                .hasMessageEndingWith("trial-0001.zip is missing; build it again with: werkbank ensemble s");
        assertThatThrownBy(() -> study().evaluateOn(ImageFolder.of(data), ensembler))
                .hasMessageContaining("is missing");
        assertThat(store.testOpenings()).isEmpty();
        assertThat(events.lines).doesNotContain("note opening the test set");
    }

    @Test
    void aStudyIsNamedAsItsFolderIsNow() {
        search(1);
        assertThatThrownBy(() -> study(folder.resolveSibling("renamed")).evaluate(ensembler))
                .hasMessage("study 'renamed' has no ensemble; build one with: werkbank ensemble renamed");
    }

    /** Both test images are among those of the training. */
    @Test
    void whatIsWarnedOfTheTestImagesIsKeptWithTheFigures() {
        search(1);
        study().ensemble(ensembler, average(1));

        List<String> warnings = study().evaluate(ensembler).warnings();
        assertThat(warnings).singleElement().asString().startsWith("2 of the test images have the same pixels as");
        assertThat(store.evaluation().orElseThrow().warnings()).isEqualTo(warnings);
        assertThat(events.lines).contains("note warning: " + warnings.get(0));
    }

    @Test
    void theLastEpochOfANetworkAloneIsJudgedInTheSameOpening() throws IOException {
        runner.last = List.of(Samples.file("trials/0001/final.zip"));
        search(1);
        study(data).ensemble(ensembler, average(1));
        study(data).evaluate(ensembler);
        assertThat(store.evaluation().orElseThrow().lastEpoch())
                .as("its file is gone")
                .isEmpty();
        assertThat(events.lines).anyMatch(line -> line.endsWith("is gone; the last epoch's network isn't judged"));

        Files.writeString(Files.createDirectories(data.resolve("trials/0001")).resolve("final.zip"), "network");
        study(data).evaluate(ensembler);

        assertThat(store.testOpenings()).hasSize(2);
        assertThat(store.evaluation().orElseThrow().lastEpoch()).contains(Samples.lastEpoch());
        assertThat(ensembler.judged.number()).isEqualTo(1);
        assertThat(ensembler.judged.epochs()).isEqualTo(3);
        assertThat(ensembler.judged.lastModels()).isEqualTo(runner.last);
        assertThat(ensembler.lastViews).isEqualTo(Views.ONCE);
        assertThat(ensembler.labels).containsExactly(1, 2);
    }

    @Test
    void theLastEpochLooksAsTheBestOneDoes() throws IOException {
        runner.last = List.of(Samples.file("trials/0001/final.zip"));
        ensembler.views = Views.FLIPS;
        Files.writeString(Files.createDirectories(data.resolve("trials/0001")).resolve("final.zip"), "network");
        search(1);
        study(data).ensemble(ensembler, average(1));
        study(data).evaluate(ensembler);

        assertThat(ensembler.lastViews).isEqualTo(Views.FLIPS);
    }

    @Test
    void aLastEpochOutsideTheStudysFolderIsRefused() {
        runner.last = List.of(Samples.file("../final.zip"));
        search(1);
        study().ensemble(ensembler, average(1));

        assertThatThrownBy(() -> study().evaluate(ensembler))
                .isInstanceOf(WerkbankException.class)
                .hasMessageContaining("a record names the file '../final.zip'");
    }

    @Test
    void theLastEpochsOfMembersAreNotJudged() {
        runner.last = List.of(Samples.file("trials/0001/final.zip"));
        search(2);
        study().ensemble(ensembler, average(2));

        study().evaluate(ensembler);

        assertThat(ensembler.judged).isNull();
        assertThat(events.lines).noneMatch(line -> line.contains("is gone"));
    }

    @Test
    void otherTestImagesLeaveARowButNoEvaluation() throws IOException {
        search(2);
        study().ensemble(ensembler, average(2));
        Path others = Files.createDirectory(data.resolve("others"));
        Files.write(others.resolve("t10k-images-idx3-ubyte"), IdxBytes.images(3, 2, 2));
        Files.write(others.resolve("t10k-labels-idx1-ubyte"), IdxBytes.labels(2, 0, 1));

        study().evaluateOn(ImageFolder.of(others), ensembler);

        assertThat(ensembler.labels).containsExactly(2, 0, 1);
        assertThat(store.testOpenings()).extracting(TestOpening::purpose).containsExactly("evaluate on others");
        assertThat(store.evaluation()).isEmpty();
    }

    @Test
    void testImagesOfAnotherSizeOrWithMoreClassesAreRefused() throws IOException {
        search(1);
        study().ensemble(ensembler, average(1));
        Path others = Files.createDirectory(data.resolve("others"));
        Files.write(others.resolve("t10k-images-idx3-ubyte"), IdxBytes.images(1, 3, 2));
        Files.write(others.resolve("t10k-labels-idx1-ubyte"), IdxBytes.labels(3));
        assertThatThrownBy(() -> study().evaluateOn(ImageFolder.of(others), ensembler))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("expected images of 2 × 2 as in training but found 3 × 2");

        Files.write(others.resolve("t10k-images-idx3-ubyte"), IdxBytes.images(1, 2, 2));
        assertThatThrownBy(() -> study().evaluateOn(ImageFolder.of(others), ensembler))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("expected labels 0 to 2 as in training but label 1 is 3");
        assertThat(store.testOpenings()).isEmpty();
    }

    @Test
    void anEvaluationThatFailsHasOpenedTheTestSetAllTheSame() {
        search(1);
        study().ensemble(ensembler, average(1));
        ensembler.broken = true;

        assertThatThrownBy(() -> study().evaluate(ensembler)).hasMessage("broken");
        assertThat(store.testOpenings()).hasSize(1);
        assertThat(store.evaluation()).isEmpty();
    }

    @Test
    void nothingBeforeTheEvaluationNeedsTheTestFiles() throws IOException {
        Files.delete(data.resolve("t10k-images-idx3-ubyte"));
        Files.delete(data.resolve("t10k-labels-idx1-ubyte"));
        search(2);
        study().ensemble(ensembler, average(2));

        assertThatThrownBy(() -> study().evaluate(ensembler))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(data.toString())
                .hasMessageContaining("t10k-images");
        assertThat(store.testOpenings()).isEmpty();
    }

    @Test
    void withoutAnEnsembleTheTestSetStaysSealed() {
        search(1);

        assertThatThrownBy(() -> study().evaluate(ensembler))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("werkbank ensemble s");
        assertThat(store.testOpenings()).isEmpty();
    }

    @Test
    void theSameEnsembleBuiltAgainKeepsItsEvaluation() {
        search(3);
        EnsembleResult first = study().ensemble(ensembler, average(2));
        study().evaluate(ensembler);
        ensembler.built = Samples.NOON.plus(Duration.ofDays(1));

        assertThat(study().ensemble(ensembler, average(2))).isEqualTo(first);
        assertThat(store.ensemble()).contains(first);
        assertThat(store.evaluation()).isPresent();
    }

    @Test
    void anotherEnsembleForgetsTheEvaluation() {
        search(3);
        study().ensemble(ensembler, average(2));
        study().evaluate(ensembler);

        EnsembleResult larger = study().ensemble(ensembler, average(3));

        assertThat(store.ensemble()).contains(larger);
        assertThat(store.evaluation()).isEmpty();
        assertThat(store.testOpenings()).hasSize(1);
    }

    @Test
    void anEnsembleIsDistilledWithItsBestMembersConfiguration() throws InterruptedException {
        search(3);
        EnsembleResult ensemble = study().ensemble(ensembler, average(2));
        study().evaluate(ensembler);
        List<Trial> before = store.trials();

        EnsembleResult distilled = distil(OptionalInt.empty()).orElseThrow();

        TrialSpec spec = runner.specs.get(3);
        assertThat(spec.teacher()).contains(Teacher.of(ensemble));
        assertThat(spec.with(Teacher.of(ensemble)))
                .isEqualTo(runner.specs.get(2).with(Teacher.of(ensemble)));
        assertThat(distilled).isEqualTo(ensemble.with(ensembler.learned(3)));
        assertThat(ensembler.labels).isEqualTo(StudyData.read(space.data()).validationLabels());
        assertThat(ensembler.settled).isEqualTo(distilled);
        assertThat(store.ensemble()).contains(distilled);
        assertThat(store.evaluation()).as("says nothing of the new network").isEmpty();
        assertThat(store.trials()).isEqualTo(before);
        assertThat(events.lines)
                .containsSubsequence(
                        "note distilling the ensemble into one network with the configuration of trial 3",
                        "search 1 0 1",
                        "trial 3 {units=5} of 4",
                        "epoch 3 1",
                        "searched");
    }

    @Test
    void aDistilledNetworkStartsFromWhatTheTrialsStartFrom(@TempDir Path files) throws InterruptedException {
        KeptStart.keep(files, new byte[] {1}, "another study");
        space = new SpaceReader(data).read(SPACE + "start-from: {study: another, trial: 1}\n", "s.yaml", Path.of(""));
        study(files).search(new InOrder(), runner, 2, 1, () -> false);
        study(files).ensemble(ensembler, average(2));

        study(files).distil(ensembler, runner, OptionalInt.empty());

        assertThat(runner.specs).hasSize(3);
        assertThat(runner.specs.get(1).start()).isPresent();
        assertThat(runner.specs.get(2).start()).isEqualTo(runner.specs.get(1).start());
    }

    @Test
    void whatSomebodyPutBesideADistillationStays(@TempDir Path files) throws Exception {
        study(files).search(new InOrder(), runner, 2, 1, () -> false);
        study(files).ensemble(ensembler, average(2));
        Path own = files.resolve("distilled");
        Path mine = Files.createDirectories(own.resolve("best of mine"));
        for (String name : List.of("best-0001.zip", "state.zip", "network.json", "crash.log")) {
            Files.writeString(own.resolve(name), "");
        }

        study(files).distil(ensembler, runner, OptionalInt.empty());

        assertThat(own.toFile().list()).containsExactly("best of mine");
        Files.delete(mine);
        study(files).distil(ensembler, runner, OptionalInt.empty());
        assertThat(own).doesNotExist();
    }

    @Test
    void itIsDistilledOnceForEachConfiguration() throws InterruptedException {
        search(3);
        study().ensemble(ensembler, average(2));
        EnsembleResult distilled = distil(OptionalInt.empty()).orElseThrow();

        assertThat(distil(OptionalInt.of(3))).contains(distilled);
        assertThat(study().ensemble(ensembler, average(2))).as("kept").isEqualTo(distilled);
        assertThat(runner.specs).hasSize(4);
        assertThat(events.lines).contains("note the ensemble is distilled already, with the configuration of trial 3");

        assertThat(distil(OptionalInt.of(1)).orElseThrow().distilled()).contains(ensembler.learned(1));
        assertThat(store.ensemble().orElseThrow().distilled()).contains(ensembler.learned(1));
        assertThat(study().ensemble(ensembler, average(3)).distilled())
                .as("of another ensemble")
                .isEmpty();
    }

    @Test
    void aDistillationThatIsInterruptedOrFailsLeavesTheEnsemble() throws InterruptedException {
        search(2);
        EnsembleResult ensemble = study().ensemble(ensembler, average(2));
        runner.silent = true;
        assertThat(distil(OptionalInt.empty())).isEmpty();
        runner.silent = false;
        runner.fails.add(2);
        assertThatThrownBy(() -> distil(OptionalInt.empty()))
                .isInstanceOf(WerkbankException.class)
                .hasMessage("distilling with the configuration of trial 2 ended as FAILED: on purpose");
        assertThat(store.ensemble()).contains(ensemble);
    }

    @Test
    void aTrialThatIsNotThereHasNoConfiguration() {
        search(2);
        study().ensemble(ensembler, average(2));

        assertThatThrownBy(() -> distil(OptionalInt.of(9)))
                .isInstanceOf(InputException.class)
                .hasMessage("study 's' has no trial 9 to take the configuration of;"
                        + " see its trials with: werkbank trials s");
        assertThat(runner.specs).hasSize(2);
    }

    private Optional<EnsembleResult> distil(OptionalInt trial) throws InterruptedException {
        return study().distil(ensembler, runner, trial);
    }

    /** The space on the study's images. */
    private SearchSpace fitted() {
        return StudyData.read(space.data()).fit(space);
    }

    private Study study() {
        return study(folder);
    }

    private Study study(Path files) {
        return new Study(store, files, space, StudyData.read(space.data()), Clock.fixed(NOW, ZoneOffset.UTC), events);
    }

    private void search(int trials) {
        study().search(new InOrder(), runner, trials, 1, () -> false);
    }

    private static SortedMap<String, Object> parameters(int number) {
        return new TreeMap<>(Map.of("units", number + 2));
    }

    /** Proposes {@link #parameters} and runs one trial after the other. */
    private static final class InOrder implements Search {
        private Plan plan;
        private boolean interrupted;

        @Override
        public void run(Plan given, TrialTask task) {
            plan = given;
            List<Integer> finished = given.known().stream()
                    .filter(trial -> trial.state().isFinished())
                    .map(Trial::number)
                    .toList();
            for (int number = 1; number <= given.trials() && !given.stop().hasCome() && !interrupted; number++) {
                if (!finished.contains(number)) {
                    run(number, task);
                }
            }
        }

        private void run(int number, TrialTask task) {
            try {
                task.run(new Proposal(number, parameters(number), Optional.empty()), Judge.LENIENT);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
    }

    /** Two epochs a trial; its accuracy is its number in hundredths. */
    private static final class FakeRunner implements TrialRunner {
        private final List<TrialSpec> specs = new ArrayList<>();
        private final List<Integer> fails = new ArrayList<>();
        private final List<Integer> failsEarly = new ArrayList<>();
        private final Map<Integer, WerkbankException> throwing = new TreeMap<>();
        private List<EpochMetrics> done = List.of();
        private int interrupted;
        private boolean silent;
        /** Whether the last worker of a trial that fails dies before it says where it goes on. */
        private boolean forgetful;

        private List<StoredFile> last = List.of();

        @Override
        public TrialResult run(TrialSpec spec, TrialListener listener) throws InterruptedException {
            specs.add(spec);
            if (silent) {
                return TrialResult.interrupted(0, 0);
            }
            if (throwing.containsKey(spec.number())) {
                throw throwing.get(spec.number());
            }
            listener.on(new TrialEvent.Started(done));
            if (failsEarly.contains(spec.number())) {
                return TrialResult.failed(TrialState.FAILED, 0, 5, new TrialResult.Failure("early", "trace"));
            }
            if (done.isEmpty()) {
                listener.on(new TrialEvent.EpochEnded(Samples.epoch(1)));
            }
            if (spec.number() == interrupted) {
                throw new InterruptedException();
            }
            listener.on(new TrialEvent.Progressed(2, 0.5, 0.25));
            listener.on(new TrialEvent.EpochEnded(Samples.epoch(2)));
            return fails.contains(spec.number())
                    ? failed(new TrialResult.Failure("on purpose", "trace"))
                    : TrialResult.complete(
                            3, 7.5, Samples.outcome(spec.number() / 100.0).withLast(last));
        }

        private TrialResult failed(TrialResult.Failure failure) {
            return forgetful
                    ? TrialResult.failed(TrialState.FAILED, 0, 0.1, failure)
                    : TrialResult.failed(TrialState.FAILED, 2, 5, failure);
        }

        @Override
        public void close() {}
    }

    private static EnsemblePlan average(int topK) {
        return EnsemblePlans.of(EnsemblePlan.Method.AVERAGE, topK);
    }

    /** The first trials in the order of their numbers. */
    private static final class FakeEnsembler implements Ensembler {
        private List<TrialCheckpoint> checkpoints;
        private int[] labels;
        private Path folder;
        private Instant built = Samples.NOON;
        private int evaluations;
        private boolean broken;
        private boolean missing;
        private EnsembleResult settled;
        private Trial judged;
        private Views lastViews;
        private Views views = Views.ONCE;
        private IntFunction<Recipe> recipes;

        @Override
        public EnsembleResult build(
                List<TrialCheckpoint> all, EnsemblePlan plan, SelectionData evidence, Path studyFolder) {
            checkpoints = all;
            labels = evidence.labels();
            folder = studyFolder;
            int[] members = all.stream()
                    .mapToInt(TrialCheckpoint::trial)
                    .limit(plan.topK().orElseThrow())
                    .toArray();
            EnsembleResult sample = Samples.ensemble(members);
            return EnsembleResult.of(
                    sample.method(),
                    sample.members().stream().map(member -> member.with(views)).toList(),
                    sample.temperature(),
                    sample.validation(),
                    sample.choice(),
                    sample.growth(),
                    built);
        }

        @Override
        public void publish(
                EnsembleResult ensemble,
                StudyRecord study,
                Shape images,
                int classes,
                IntFunction<Recipe> recipe,
                Path studyFolder) {
            settled = ensemble;
            recipes = recipe;
        }

        @Override
        public void tidy(EnsembleResult ensemble, Path studyFolder) {
            assertThat(ensemble).isEqualTo(settled);
        }

        @Override
        public Distilled adopt(int trial, TrialResult learned, int[] validationLabels, Path studyFolder) {
            labels = validationLabels;
            assertThat(learned).isEqualTo(Samples.complete(trial / 100.0));
            return learned(trial);
        }

        Distilled learned(int trial) {
            return new Distilled(
                    trial, 10, Samples.file("ensemble/distilled.zip"), 1.5, new Score(1, 0, 1, 0.1), 2, 7.5);
        }

        @Override
        public void requireFiles(EnsembleResult ensemble, Path studyFolder) {
            if (missing) {
                throw new WerkbankException("trial-0001.zip is missing");
            }
        }

        @Override
        public Evaluation evaluate(EnsembleResult ensemble, Path studyFolder, LabelledImages images) {
            if (broken) {
                throw new WerkbankException("broken");
            }
            labels = images.labels();
            evaluations++;
            return Samples.evaluation();
        }

        @Override
        public Evaluation.MemberScore judge(Trial last, Views looks, Path studyFolder, LabelledImages images) {
            judged = last;
            lastViews = looks;
            labels = images.labels();
            return Samples.lastEpoch();
        }
    }

    private static final class Events implements StudyListener {
        private final List<String> lines = new ArrayList<>();

        @Override
        public void on(StudyEvent event) {
            words(event).ifPresent(lines::add);
        }

        private static Optional<String> words(StudyEvent event) {
            if (event instanceof StudyEvent.SearchStarted search) {
                return said("search %d %d %d", search.trials(), search.finished(), search.workers());
            } else if (event instanceof StudyEvent.TrialStarted trial) {
                Proposal proposal = trial.proposal();
                return said("trial %d %s of %d", proposal.number(), proposal.parameters(), trial.epochs());
            } else if (event instanceof StudyEvent.InTrial in) {
                return words(in.trial(), in.event());
            } else if (event instanceof StudyEvent.TrialEnded trial) {
                return said("ended %d %s", trial.trial(), trial.result().state());
            } else if (event instanceof StudyEvent.SearchEnded) {
                return Optional.of("searched");
            } else if (event instanceof StudyEvent.Noted noted) {
                return Optional.of("note " + noted.line());
            }
            return Optional.empty();
        }

        private static Optional<String> words(int trial, TrialEvent event) {
            if (event instanceof TrialEvent.Started started && !started.done().isEmpty()) {
                return said("resumed %d after %d", trial, started.done().size());
            } else if (event instanceof TrialEvent.Progressed now) {
                return said("progress %d %d %s %s", trial, now.epoch(), now.share(), now.accuracy());
            } else if (event instanceof TrialEvent.EpochEnded ended) {
                return said("epoch %d %d", trial, ended.metrics().epoch());
            }
            return Optional.empty();
        }

        private static Optional<String> said(String format, Object... values) {
            return Optional.of(String.format(Locale.ROOT, format, values));
        }
    }
}
