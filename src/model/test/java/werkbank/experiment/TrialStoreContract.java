package werkbank.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import werkbank.InputException;
import werkbank.dataset.ClassNames;
import werkbank.experiment.result.Distilled;
import werkbank.experiment.result.EnsembleResult;
import werkbank.experiment.result.Evaluation;
import werkbank.experiment.result.Gallery;
import werkbank.experiment.result.Look;
import werkbank.experiment.result.Member;
import werkbank.experiment.result.TestOpening;
import werkbank.experiment.trial.BestEstimate;
import werkbank.experiment.trial.Checkpoint;
import werkbank.experiment.trial.Computation;
import werkbank.experiment.trial.EpochMetrics;
import werkbank.experiment.trial.Proposal;
import werkbank.experiment.trial.RaceRound;
import werkbank.experiment.trial.Trial;
import werkbank.experiment.trial.TrialLeg;
import werkbank.experiment.trial.TrialResult;
import werkbank.experiment.trial.TrialState;
import werkbank.experiment.trial.Verdicts;
import werkbank.file.Json;
import werkbank.file.StoredFile;
import werkbank.metric.Score;
import werkbank.recipe.Augmentations;
import werkbank.recipe.Precision;
import werkbank.recipe.Views;

/** What every {@link StudyArchive} and its {@link TrialStore}s do. */
public abstract class TrialStoreContract {
    @TempDir
    protected Path results;

    private StudyArchive archive;
    private TrialStore store;

    /** An archive without studies in the folder. */
    protected abstract StudyArchive archive(Path results);

    @BeforeEach
    void createStudy() {
        archive = archive(results);
        store = archive.create(Samples.study("s"));
    }

    @AfterEach
    void closeStudy() {
        store.close();
    }

    private void reopen() {
        store.close();
        store = archive.open("s");
    }

    private void begin(int number) {
        store.begin(Samples.proposal(number), 7L * number);
    }

    private Trial trial(int number) {
        return store.trial(number).orElseThrow();
    }

    // The study

    @Test
    void theStudyComesBackWhole() {
        assertThat(store.study()).isEqualTo(Samples.study("s"));
        reopen();
        assertThat(store.study()).isEqualTo(Samples.study("s"));
    }

    @Test
    void theStudyGoesOnWithOtherWordsInItsSpace() {
        StudyRecord changed = Samples.study("s").with("name: s # with more trials", "moved.yaml");
        store.goOnAs(changed);
        assertThat(store.study()).isEqualTo(changed).isNotEqualTo(Samples.study("s"));
        reopen();
        assertThat(store.study()).isEqualTo(changed);
    }

    @Test
    void theStudyGoesOnWithASamplerThatWasChosenLater() {
        StudyRecord study = Samples.study("s");
        StudyRecord changed = study.with(study.provenance().with(new Provenance.ChosenSampler("tpe", "since so")));
        store.goOnAs(changed);
        assertThat(store.study()).isEqualTo(changed).isNotEqualTo(study);
        reopen();
        assertThat(store.study()).isEqualTo(changed);
    }

    @Test
    void theNamesOfTheClassesComeBackAndMayChange() {
        ClassNames names = new ClassNames(List.of("<cat>", "Ähre \"x\"", "dog"));
        archive.create(Samples.study("named").with(names)).close();
        try (TrialStore named = archive.open("named")) {
            assertThat(named.study().named()).contains(names);
            assertThat(named.study().classes(3)).isEqualTo(names);
            named.goOnAs(named.study().with(new ClassNames(List.of("cat", "ear", "dog"))));
        }
        try (TrialStore named = archive.open("named")) {
            assertThat(named.study().classes(3).names()).containsExactly("cat", "ear", "dog");
            named.goOnAs(named.study().with(ClassNames.numbers(3)));
        }
        try (TrialStore named = archive.open("named")) {
            assertThat(named.study().named()).isEmpty();
            assertThat(named.study().classes(3).names()).containsExactly("0", "1", "2");
        }
    }

    @Test
    void aNewStudyIsEmpty() {
        assertThat(store.trials()).isEmpty();
        assertThat(store.trial(1)).isEmpty();
        assertThat(store.epochs()).isEmpty();
        assertThat(store.epochs(1)).isEmpty();
        assertThat(store.ensemble()).isEmpty();
        assertThat(store.evaluation()).isEmpty();
        assertThat(store.testOpenings()).isEmpty();
    }

    @Test
    void theArchiveKnowsItsStudies() {
        archive.create(Samples.study("b.2")).close();
        archive.create(Samples.study("a_1-x")).close();
        assertThat(archive.studies()).containsExactly("a_1-x", "b.2", "s");
        assertThat(archive.exists("s")).isTrue();
        assertThat(archive.exists("t")).isFalse();
        assertThat(archive.folder("t")).isEqualTo(results.resolve("t"));
    }

    @Test
    void aStudyIsCreatedOnce() {
        assertThatThrownBy(() -> archive.create(Samples.study("s")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("'s' exists");
    }

    @Test
    void aStudyThatIsNotThereCannotBeOpened() {
        assertThatThrownBy(() -> archive.open("t"))
                .isInstanceOf(InputException.class)
                .hasMessageContainingAll("no study 't'", "s");
    }

    @Test
    void anOpenStudyCannotBeOpenedAgain() {
        assertThatThrownBy(() -> archive.open("s")).isInstanceOf(InputException.class);
        begin(1);
        assertThat(trial(1).state()).isEqualTo(TrialState.RUNNING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "..", ".", "a/b", "a\\b", "../a", "/a", ".hidden", "a;b", "a\nb", "a b"})
    void badNamesAreRefused(String name) {
        assertThatThrownBy(() -> archive.exists(name))
                .isInstanceOf(InputException.class)
                .message()
                .doesNotContain("\n");
        assertThatThrownBy(() -> archive.folder(name)).isInstanceOf(InputException.class);
        assertThatThrownBy(() -> archive.open(name)).isInstanceOf(InputException.class);
        assertThatThrownBy(() -> archive.create(Samples.study(name))).isInstanceOf(InputException.class);
    }

    @Test
    void longNamesAreRefused() {
        assertThat(archive.exists("x".repeat(100))).isFalse();
        assertThatThrownBy(() -> archive.exists("x".repeat(101)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("100");
    }

    // The life of a trial

    @Test
    void aTrialBeginsRunning() {
        Instant before = Instant.now();
        begin(3);
        Trial trial = trial(3);
        assertThat(trial.number()).isEqualTo(3);
        assertThat(trial.state()).isEqualTo(TrialState.RUNNING);
        assertThat(trial.seed()).isEqualTo(21);
        assertThat(trial.epochs()).isZero();
        assertThat(trial.seconds()).isZero();
        assertThat(trial.started()).isBetween(before, Instant.now());
        assertThat(trial.ended()).isEmpty();
        assertThat(trial.outcome()).isEmpty();
        assertThat(trial.failure()).isEmpty();
    }

    @Test
    void parametersKeepTheirTypes() {
        begin(1);
        reopen();
        assertThat(trial(1).parameters()).isEqualTo(Samples.parameters());
        assertThat(trial(1).parameters().get("rate")).isInstanceOf(Double.class);
        assertThat(trial(1).parameters().get("filters")).isInstanceOf(Integer.class);
    }

    @Test
    void aTrialMayHaveNoParameters() {
        store.begin(new Proposal(1, new TreeMap<>(), Optional.empty()), 0);
        assertThat(trial(1).parameters()).isEmpty();
    }

    @Test
    void laterChangesOfTheMapDoNotReachTheStore() {
        TreeMap<String, Object> parameters = new TreeMap<>(Map.of("a", 1));
        store.begin(new Proposal(1, parameters, Optional.empty()), 0);
        parameters.put("a", 2);
        assertThat(trial(1).parameters()).containsEntry("a", 1);
    }

    @Test
    void aCompleteTrialHasItsOutcome() {
        begin(1);
        store.finish(1, Samples.complete(0.99));
        reopen();
        Trial trial = trial(1);
        assertThat(trial.state()).isEqualTo(TrialState.COMPLETE);
        assertThat(trial.epochs()).isEqualTo(3);
        assertThat(trial.seconds()).isEqualTo(7.5);
        assertThat(trial.ended().orElseThrow()).isAfterOrEqualTo(trial.started());
        assertThat(trial.outcome()).contains(Samples.outcome(0.99));
        assertThat(trial.failure()).isEmpty();
    }

    @Test
    void aFailedTrialHasItsCauseAndTrace() {
        TrialResult.Failure failure = new TrialResult.Failure("out of memory", "line\n".repeat(100_000));
        begin(1);
        store.finish(1, TrialResult.failed(TrialState.FAILED, 1, 2, failure));
        reopen();
        assertThat(trial(1).state()).isEqualTo(TrialState.FAILED);
        assertThat(trial(1).failure()).contains(failure);
        assertThat(trial(1).outcome()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = TrialState.class,
            names = {"FAILED", "DIVERGED"})
    void aTrialThatFailsAfterARungHasNoOutcome(TrialState state) {
        TrialResult.Failure failure = new TrialResult.Failure("the loss is no number", "");
        begin(1);
        store.record(1, Samples.epoch(1));
        store.finish(1, TrialResult.waiting(1, 2, Samples.outcome(0.8)));
        begin(1);
        store.record(1, Samples.epoch(2));
        store.finish(1, TrialResult.failed(state, 2, 3, failure));
        assertThat(trial(1).outcome()).isEmpty();
        reopen();
        assertThat(trial(1).state()).isEqualTo(state);
        assertThat(trial(1).outcome()).isEmpty();
        assertThat(trial(1).failure()).contains(failure);
        assertThat(store.epochs(1)).containsExactly(Samples.epoch(1), Samples.epoch(2));
    }

    @Test
    void aPrunedTrialMayHaveAnOutcomeOrNone() {
        begin(1);
        begin(2);
        store.finish(1, new TrialResult(TrialState.PRUNED, 1, 2, Optional.empty(), Optional.empty()));
        store.finish(2, new TrialResult(TrialState.PRUNED, 1, 2, Optional.of(Samples.outcome(0.8)), Optional.empty()));
        assertThat(trial(1).outcome()).isEmpty();
        assertThat(trial(2).outcome()).contains(Samples.outcome(0.8));
    }

    @Test
    void numbersThatAreNotFiniteAreKept() {
        EpochMetrics diverging = new EpochMetrics(
                1,
                Double.NaN,
                0.1,
                Double.POSITIVE_INFINITY,
                0.1,
                Double.NaN,
                Double.NEGATIVE_INFINITY,
                Double.MIN_VALUE);
        TrialResult.Outcome outcome = OutcomeBuilder.reaching(Double.NaN)
                .weights(TrialResult.Weights.SWA)
                .logLoss(Double.NaN)
                .errors(-1)
                .secondsPerImage(Double.NaN)
                .spread(Optional.of(Double.NaN))
                .parameters(1)
                .files(Samples.file("trials/0001/m"), Samples.file("trials/0001/p"))
                .build();
        begin(1);
        store.record(1, diverging);
        store.finish(1, TrialResult.complete(1, 1, outcome));
        reopen();
        assertThat(store.epochs(1)).containsExactly(diverging);
        assertThat(trial(1).outcome()).contains(outcome);
    }

    @Test
    void figuresOfAveragedWeightsAreKept() {
        EpochMetrics averaged = new EpochMetrics(
                1,
                0.5,
                0.9,
                0.4,
                0.91,
                0.9,
                1e-3,
                2,
                Optional.of(new EpochMetrics.Averaged(0.3, 0.92, Double.NaN, 0.88)),
                0.87);
        begin(1);
        store.record(1, averaged);
        store.record(1, Samples.epoch(2));
        reopen();
        assertThat(store.epochs(1)).containsExactly(averaged, Samples.epoch(2));
    }

    @Test
    void aTrialThatWaitsAtARungGoesOnOrIsPruned() {
        begin(1);
        store.record(1, Samples.epoch(1));
        store.finish(1, TrialResult.waiting(1, 2, Samples.outcome(0.8)));
        reopen();
        assertThat(trial(1).state()).isEqualTo(TrialState.WAITING);
        assertThat(trial(1).outcome()).contains(Samples.outcome(0.8));
        Instant started = trial(1).started();

        begin(1);
        assertThat(trial(1).outcome())
                .as("may replace its files")
                .contains(OutcomeBuilder.withoutFiles(Samples.outcome(0.8)));
        assertThat(store.epochs(1)).containsExactly(Samples.epoch(1));
        store.record(1, Samples.epoch(2));
        store.finish(1, TrialResult.waiting(2, 3, Samples.outcome(0.9)));
        assertThat(trial(1).started()).isEqualTo(started);

        store.prune(1);
        reopen();
        assertThat(trial(1).state()).isEqualTo(TrialState.PRUNED);
        assertThat(trial(1).outcome()).contains(Samples.outcome(0.9));
        assertThat(trial(1).epochs()).isEqualTo(2);
        assertThatThrownBy(() -> begin(1)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void onlyATrialThatWaitsCanBePruned() {
        assertThatThrownBy(() -> store.prune(1)).isInstanceOf(IllegalStateException.class);
        begin(1);
        assertThatThrownBy(() -> store.prune(1)).isInstanceOf(IllegalStateException.class);
        store.finish(1, Samples.complete(0.9));
        assertThatThrownBy(() -> store.prune(1)).isInstanceOf(IllegalStateException.class);
        assertThat(trial(1).state()).isEqualTo(TrialState.COMPLETE);
    }

    @Test
    void aTrialKeepsItsFiguresWhenItsFilesAreForgotten() {
        begin(1);
        store.finish(1, Samples.complete(0.9));
        store.forgetFiles(1);
        reopen();
        assertThat(trial(1).outcome()).contains(OutcomeBuilder.withoutFiles(Samples.outcome(0.9)));
        assertThat(trial(1).outcome().orElseThrow().files()).isEmpty();
    }

    @Test
    void picturesOfTheImagesAreReplacedAndKept() {
        assertThat(store.gallery()).isEmpty();
        byte[] pixels = {0, -1, 127, -128, 5, 6};
        Gallery.ClassPictures one = new Gallery.ClassPictures(7, 2, List.of(pixels));
        store.saveGallery(new Gallery(3, 1, 2, List.of(one), Optional.empty()));
        Gallery.Versions versions = new Gallery.Versions(0, pixels, List.of(pixels, pixels));
        Gallery gallery = new Gallery(3, 1, 2, List.of(one), Optional.of(new Gallery.Augmented(4, List.of(versions))));
        store.saveGallery(gallery);
        reopen();
        assertThat(store.gallery()).get().usingRecursiveComparison().isEqualTo(gallery);
    }

    @Test
    void resultsOfOthersAreReplacedAndKept() {
        assertThat(store.known()).isEmpty();
        KnownTrial whole = new KnownTrial(
                new TreeMap<>(Map.of("rate", 1.0E-4, "filters", 16, "bn", true, "act", "elu")),
                Optional.of(0.5),
                Optional.of(12),
                true);
        KnownTrial without = new KnownTrial(new TreeMap<>(), Optional.of(Double.NaN), Optional.empty(), false);
        KnownResults first = new KnownResults(
                KnownResults.Origin.IMPORTED,
                "a.csv",
                Instant.parse("2024-05-04T08:30:00Z"),
                "value",
                false,
                true,
                List.of(whole, without),
                List.of("1 trial left out: why"));
        store.saveKnown(List.of(first));
        store.saveKnown(List.of(first, first));
        reopen();
        assertThat(store.known()).containsExactly(first, first);
        assertThat(store.known().get(0).trials().get(1).value()).isEmpty();
        assertThat(first.bestFirst()).containsExactly(whole, without);
        assertThat(first.loss(whole)).isEqualTo(0.5);
    }

    @Test
    void whatSimpleMethodsReachIsKept() {
        assertThat(store.baselines()).isEmpty();
        store.saveBaselines(Samples.baselines());
        reopen();
        assertThat(store.baselines()).contains(Samples.baselines());
        store.goOnAs(store.study());
        assertThat(store.baselines()).contains(Samples.baselines());
    }

    @Test
    void whatWasFoundOutAboutTheBestTrialsIsKept() {
        assertThat(store.verdicts()).isEqualTo(Verdicts.NONE);
        RaceRound round = new RaceRound(
                1,
                List.of(
                        new RaceRound.Standing(3, 0.0125, 0, 0, 1, false),
                        new RaceRound.Standing(1, 0.0225, 0.01, 0.0025, 0.000125, true)));
        store.saveVerdicts(Verdicts.NONE.racing(List.of(round)));
        reopen();
        assertThat(store.verdicts().race()).containsExactly(round);
        Verdicts both = store.verdicts().with(Optional.of(new BestEstimate(3, 0.99, 0.9875, 12, 40)));
        store.saveVerdicts(both);
        reopen();
        store.goOnAs(store.study());
        assertThat(store.verdicts()).isEqualTo(both);
    }

    @Test
    void checkpointsBesideTheBestComeBackUntilTheyAreForgotten() {
        Checkpoint other = new Checkpoint(
                3,
                TrialResult.Weights.SWA,
                0.89,
                Double.NaN,
                0.88,
                60,
                List.of(Samples.file("trials/0001/m3-fold-1"), Samples.file("trials/0001/m3-fold-2")),
                Optional.of(Samples.file("trials/0001/p3")),
                0.88);
        TrialResult.Outcome outcome = Samples.outcome(0.9).with(List.of(other));
        begin(1);
        store.finish(1, TrialResult.complete(3, 7.5, outcome));
        reopen();
        assertThat(trial(1).outcome()).contains(outcome);
        assertThat(trial(1).outcome().orElseThrow().files()).hasSize(6);

        store.forgetFiles(1);
        reopen();
        assertThat(trial(1).outcome()).contains(OutcomeBuilder.withoutFiles(Samples.outcome(0.9)));
    }

    @Test
    void theNetworkOfTheLastEpochComesBackUntilItIsForgotten() {
        List<StoredFile> files = List.of(Samples.file("trials/0001/final.zip"));
        begin(1);
        store.finish(1, TrialResult.complete(3, 7.5, Samples.outcome(0.9).withLast(files)));
        reopen();
        assertThat(trial(1).lastModels()).isEqualTo(files);

        store.forgetFiles(1);
        reopen();
        assertThat(trial(1).lastModels()).isEmpty();
    }

    @Test
    void anEvaluationKeepsTheLastEpochs() {
        begin(1);
        store.saveEnsemble(Samples.ensemble(1));
        store.saveEvaluation(Samples.evaluation().with(Samples.lastEpoch()));
        reopen();
        assertThat(store.evaluation().flatMap(Evaluation::lastEpoch)).contains(Samples.lastEpoch());
    }

    @Test
    void aRepeatNamesItsTrial() {
        begin(1);
        store.begin(new Proposal(2, Samples.parameters(), Optional.of(1)), 3);
        reopen();
        assertThat(trial(1).repeats()).isEmpty();
        assertThat(trial(2).repeats()).contains(1);
    }

    @Test
    void eachTimeThatATrialRunsIsKept() {
        begin(1);
        store.placed(1, "worker 2");
        store.resume(1, List.of());
        store.record(1, Samples.epoch(1));
        store.finish(1, TrialResult.waiting(1, 2, Samples.outcome(0.8)));
        begin(1);
        store.resume(1, List.of(Samples.epoch(1)));
        reopen();

        TrialLeg first = store.legs().get(0);
        assertThat(first.worker()).contains("worker 2");
        assertThat(first.firstEpoch()).isEqualTo(1);
        assertThat(first.lastEpoch()).contains(1);
        assertThat(first.ended().orElseThrow()).isAfterOrEqualTo(first.started());
        assertThat(first.leftAs()).contains(TrialState.WAITING);
        TrialLeg second = store.legs().get(1);
        assertThat(second.trial()).isEqualTo(1);
        assertThat(second.worker()).isEmpty();
        assertThat(second.firstEpoch()).isEqualTo(2);
        assertThat(second.ended()).isEmpty();
        assertThat(second.lastEpoch()).isEmpty();
        assertThat(second.leftAs()).isEmpty();
        assertThat(store.legs()).hasSize(2);

        begin(1);
        store.finish(1, TrialResult.interrupted(1, 2));
        assertThat(store.legs()).extracting(TrialLeg::leftAs).last().isEqualTo(Optional.of(TrialState.INTERRUPTED));
    }

    @Test
    void aRunThatGoesOnWithAnotherWorkerKeepsItsFirstEpoch() {
        begin(1);
        store.resume(1, List.of());
        recordEpochs(1, 2);
        store.resume(1, epochs(2));
        recordEpochs(3, 3);
        store.finish(1, TrialResult.interrupted(3, 2));
        begin(1);
        store.resume(1, epochs(3));
        recordEpochs(4, 5);
        store.resume(1, epochs(5));
        store.resume(1, epochs(5));
        recordEpochs(6, 6);
        reopen();
        assertThat(store.legs()).extracting(TrialLeg::firstEpoch).containsExactly(1, 4);

        begin(1);
        store.resume(1, epochs(7));
        assertThat(store.legs())
                .as("the state had an epoch of which nobody had heard")
                .extracting(TrialLeg::firstEpoch)
                .containsExactly(1, 4, 8);
        recordEpochs(8, 8);
        store.resume(1, List.of());
        recordEpochs(1, 1);
        store.resume(1, epochs(1));
        assertThat(store.legs())
                .as("it started over")
                .extracting(TrialLeg::firstEpoch)
                .containsExactly(1, 4, 1);
    }

    private void recordEpochs(int first, int last) {
        IntStream.rangeClosed(first, last).forEach(epoch -> store.record(1, Samples.epoch(epoch)));
    }

    private static List<EpochMetrics> epochs(int last) {
        return IntStream.rangeClosed(1, last).mapToObj(Samples::epoch).toList();
    }

    @Test
    void aRunIsKeptWithWhatItIsComputedWith() {
        begin(1);
        store.computedWith(1, new Computation("cuda", Precision.TF32, "NVIDIA H100", List.of()));
        store.computedWith(1, Samples.computation());
        store.record(1, Samples.epoch(1));
        store.finish(1, TrialResult.interrupted(1, 2));
        begin(1);
        Computation onCpu = new Computation("dl4j", Precision.F32, "a processor", List.of());
        store.computedWith(1, onCpu);
        store.resume(1, List.of(Samples.epoch(1)));
        begin(2);
        reopen();

        assertThat(store.legs())
                .extracting(TrialLeg::computation)
                .containsExactly(Optional.of(Samples.computation()), Optional.of(onCpu), Optional.empty());
        assertThat(Computation.ofTrials(store.legs()))
                .containsExactly(Map.entry(1, List.of(Samples.computation(), onCpu)), Map.entry(2, List.of()));
    }

    @Test
    void whatIsComputedNeedsARunningTrial() {
        begin(1);
        store.finish(1, TrialResult.interrupted(0, 2));

        assertThatThrownBy(() -> store.computedWith(1, Samples.computation()))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aStudyKeepsThePrecisionOfItsTrainings() {
        assertThat(store.study().precision()).isEmpty();
        archive.create(Samples.study("narrow").with(Precision.BF16)).close();
        try (TrialStore narrow = archive.open("narrow")) {
            assertThat(narrow.study().precision()).contains(Precision.BF16);
            assertThat(narrow.study().trained(Samples.recipe()).training().precision())
                    .contains(Precision.BF16);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TrialState.class,
            names = {"COMPLETE", "PRUNED", "FAILED", "DIVERGED"})
    void aFinishedTrialIsFrozen(TrialState state) {
        begin(1);
        store.record(1, Samples.epoch(1));
        store.finish(1, new TrialResult(state, 1, 1, Optional.empty(), Optional.empty()));
        Trial before = trial(1);

        assertThatThrownBy(() -> begin(1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(state.name());
        assertThatThrownBy(() -> store.record(1, Samples.epoch(2))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> store.finish(1, Samples.complete(1))).isInstanceOf(IllegalStateException.class);
        assertThat(trial(1)).isEqualTo(before);
        assertThat(store.epochs(1)).containsExactly(Samples.epoch(1));
    }

    @ParameterizedTest
    @EnumSource(
            value = TrialState.class,
            names = {"RUNNING"})
    void aTrialCannotEndInAStateThatIsNoEnd(TrialState state) {
        begin(1);
        TrialResult result = new TrialResult(state, 0, 0, Optional.empty(), Optional.empty());
        assertThatThrownBy(() -> store.finish(1, result)).isInstanceOf(IllegalArgumentException.class);
        assertThat(trial(1).state()).isEqualTo(TrialState.RUNNING);
    }

    @Test
    void aTrialThatHasNotBegunCannotBeWrittenTo() {
        assertThatThrownBy(() -> store.record(1, Samples.epoch(1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("1");
        assertThatThrownBy(() -> store.finish(1, Samples.complete(1))).isInstanceOf(IllegalStateException.class);
        assertThat(store.trials()).isEmpty();
        assertThat(store.epochs()).isEmpty();
    }

    @Test
    void anInterruptedTrialBeginsAgainAndKeepsItsEpochs() {
        begin(1);
        store.record(1, Samples.epoch(1));
        store.finish(1, TrialResult.interrupted(1, 2.5));
        assertThat(trial(1).state()).isEqualTo(TrialState.INTERRUPTED);
        assertThat(trial(1).epochs()).isEqualTo(1);
        assertThatThrownBy(() -> store.record(1, Samples.epoch(2))).isInstanceOf(IllegalStateException.class);

        store.begin(new Proposal(1, new TreeMap<>(Map.of("filters", 64)), Optional.empty()), 99);
        assertThat(trial(1).state()).isEqualTo(TrialState.RUNNING);
        assertThat(trial(1).seed()).isEqualTo(99);
        assertThat(trial(1).parameters()).isEqualTo(Map.of("filters", 64));
        assertThat(trial(1).epochs()).isEqualTo(1);
        assertThat(trial(1).seconds()).isZero();
        assertThat(trial(1).ended()).isEmpty();
        assertThat(store.epochs(1)).containsExactly(Samples.epoch(1));

        store.record(1, Samples.epoch(2));
        store.finish(1, Samples.complete(0.9));
        assertThat(trial(1).state()).isEqualTo(TrialState.COMPLETE);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 4})
    void aTrialThatGoesOnHasTheEpochsThatItSays(int epochs) {
        begin(1);
        store.record(1, Samples.epoch(1));
        store.record(1, Samples.epoch(2));
        begin(2);
        store.record(2, Samples.epoch(1));
        reopen();
        begin(1);
        List<EpochMetrics> done = epochs(epochs);

        store.resume(1, done);

        assertThat(store.epochs(1)).isEqualTo(done);
        assertThat(trial(1).epochs()).isEqualTo(epochs);
        store.record(1, Samples.epoch(epochs + 1));
        assertThat(trial(1).epochs()).isEqualTo(epochs + 1);
        assertThat(store.epochs(2)).containsExactly(Samples.epoch(1));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void aTrialThatStartsOverForgetsWhatItsLostEpochsReached(int epochs) {
        begin(1);
        store.resume(1, List.of());
        recordEpochs(1, 3);
        store.finish(1, TrialResult.waiting(3, 7.5, Samples.outcome(0.98)));
        begin(1);
        assertThat(trial(1).outcome().orElseThrow().best().epoch()).isEqualTo(2);

        store.resume(1, epochs(epochs));
        recordEpochs(epochs + 1, epochs + 1);
        assertThat(trial(1).outcome()).isEmpty();
        store.finish(1, TrialResult.interrupted(epochs + 1, 2.5));
        reopen();
        assertThat(trial(1).outcome()).isEmpty();
        assertThat(trial(1).epochs()).isEqualTo(epochs + 1);
    }

    @Test
    void aTrialThatGoesOnAfterItsBestEpochKeepsWhatThatReached() {
        begin(1);
        store.finish(1, TrialResult.waiting(3, 7.5, Samples.outcome(0.98)));
        begin(1);
        store.resume(1, epochs(2));
        store.finish(1, TrialResult.interrupted(2, 2.5));
        assertThat(trial(1).outcome().orElseThrow().best().accuracy()).isEqualTo(0.98);
    }

    @Test
    void onlyARunningTrialGoesOn() {
        begin(1);
        store.finish(1, TrialResult.interrupted(0, 0));
        assertThatThrownBy(() -> store.resume(1, List.of())).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> store.resume(2, List.of())).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void runningTrialsAreInterruptedWhenTheStudyIsOpened() {
        begin(1);
        store.finish(1, Samples.complete(0.9));
        begin(2);
        store.record(2, Samples.epoch(1));
        store.record(2, Samples.epoch(2));
        begin(3);
        reopen();
        assertThat(store.trials())
                .extracting(Trial::state)
                .containsExactly(TrialState.COMPLETE, TrialState.INTERRUPTED, TrialState.INTERRUPTED);
        assertThat(trial(2).epochs()).isEqualTo(2);
        assertThat(trial(2).seconds()).isEqualTo(5.0);
        assertThat(trial(2).ended()).isEmpty();
        assertThat(store.epochs(2)).containsExactly(Samples.epoch(1), Samples.epoch(2));
    }

    // Epochs

    @Test
    void epochsAreCountedAsTheyCome() {
        begin(1);
        assertThat(trial(1).epochs()).isZero();
        store.record(1, Samples.epoch(1));
        assertThat(trial(1).epochs()).isEqualTo(1);
        store.record(1, Samples.epoch(2));
        assertThat(trial(1).epochs()).isEqualTo(2);
    }

    @Test
    void epochsComeInOrderWhateverTheOrderOfWriting() {
        begin(2);
        begin(1);
        for (int epoch : new int[] {3, 1, 10, 2}) {
            store.record(2, Samples.epoch(epoch));
        }
        store.record(1, Samples.epoch(1));
        assertThat(store.epochs(2)).extracting(EpochMetrics::epoch).containsExactly(1, 2, 3, 10);
        assertThat(store.epochs()).containsOnlyKeys(1, 2);
        assertThat(store.epochs().get(2)).isEqualTo(store.epochs(2));
        assertThat(store.epochs().get(1)).containsExactly(Samples.epoch(1));
    }

    @Test
    void anEpochIsRecordedOnce() {
        begin(1);
        store.record(1, Samples.epoch(1));
        assertThatThrownBy(() -> store.record(1, Samples.epoch(1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("epoch 1");
        assertThat(trial(1).epochs()).isEqualTo(1);
    }

    @Test
    void trialsComeInTheOrderOfTheirNumbers() {
        for (int number : new int[] {10, 2, 1, 100}) {
            begin(number);
        }
        assertThat(store.trials()).extracting(Trial::number).containsExactly(1, 2, 10, 100);
    }

    // Ensemble, evaluation, test set

    @Test
    void theEnsembleComesBackWholeAndInOrder() {
        begin(1);
        begin(2);
        store.saveEnsemble(Samples.ensemble(2, 1));
        reopen();
        assertThat(store.ensemble()).contains(Samples.ensemble(2, 1));
    }

    @Test
    void anEnsembleKeepsItsLooksItsCheckpointsAndWhatLearnedFromIt() {
        begin(1);
        EnsembleResult once = Samples.ensemble(1, 1);
        Member best = once.members().get(0);
        EnsembleResult ensemble = new EnsembleResult(
                once.method(),
                List.of(
                        best.with(Views.draws(9, Augmentations.affine(5, 0.05, 0, 0.1))),
                        new Member(1, Optional.of(7), 0.5, best.models(), best.validation(), Views.SHIFTS)),
                once.temperature(),
                once.validation(),
                once.choice(),
                once.growth(),
                List.of(new Look(Views.Kind.DRAWS, 9, 0.015, 0.996, 0, 0, 470)),
                Optional.of(new Distilled(1, 10, Samples.file("ensemble/d.zip"), 1.1, best.validation(), 3, 4.5)),
                once.built());

        store.saveEnsemble(ensemble);
        reopen();
        assertThat(store.ensemble()).contains(ensemble);
    }

    @Test
    void whatHasLearnedFromAnEnsembleIsKeptWithIt() {
        begin(1);
        EnsembleResult distilled = Samples.ensemble(1)
                .with(new Distilled(
                        1,
                        27_506,
                        Samples.file("ensemble/distilled.zip"),
                        1.25,
                        new Score(6000, 28, 0.995, 0.02),
                        9,
                        61.5));
        store.saveEnsemble(distilled);
        reopen();
        assertThat(store.ensemble()).contains(distilled);
    }

    @Test
    void anEnsembleIsOfTrialsInTheStudy() {
        begin(1);
        store.saveEnsemble(Samples.ensemble(1));
        assertThatThrownBy(() -> store.saveEnsemble(Samples.ensemble(1, 9)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("9");
        assertThat(store.ensemble()).contains(Samples.ensemble(1));
    }

    @Test
    void theEvaluationComesBackWhole() {
        begin(1);
        store.saveEnsemble(Samples.ensemble(1));
        store.saveEvaluation(Samples.evaluation());
        reopen();
        assertThat(store.evaluation()).map(Json::write).contains(Json.write(Samples.evaluation()));
    }

    @Test
    void anEvaluationCanBeReplaced() {
        begin(1);
        store.saveEnsemble(Samples.ensemble(1));
        store.saveEvaluation(Samples.evaluation());
        store.saveEvaluation(Samples.evaluation());
        assertThat(store.evaluation()).isPresent();
    }

    @Test
    void aNewEnsembleForgetsTheEvaluation() {
        begin(1);
        begin(2);
        store.saveEnsemble(Samples.ensemble(1));
        store.saveEvaluation(Samples.evaluation());
        store.saveEnsemble(Samples.ensemble(2));
        assertThat(store.evaluation()).isEmpty();
        assertThat(store.ensemble()).contains(Samples.ensemble(2));
    }

    @Test
    void withoutAnEnsembleThereIsNothingToEvaluate() {
        assertThatThrownBy(() -> store.saveEvaluation(Samples.evaluation())).isInstanceOf(IllegalStateException.class);
        assertThat(store.evaluation()).isEmpty();
    }

    @Test
    void everyOpeningOfTheTestSetIsKept() {
        TestOpening first = new TestOpening(Samples.NOON, "evaluate", "ab");
        TestOpening second = new TestOpening(Samples.NOON.minusSeconds(60), "evaluate", "ab");
        store.recordTestOpening(first);
        store.recordTestOpening(second);
        store.recordTestOpening(second);
        reopen();
        assertThat(store.testOpenings()).containsExactly(first, second, second);
    }

    // Threads and the end

    @Test
    void threadsWriteAndReadAtOnce() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int number = 1; number <= 16; number++) {
                int trial = number;
                all.add(pool.submit(() -> runTrial(trial)));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(store.trials()).hasSize(16).allMatch(trial -> trial.state() == TrialState.COMPLETE);
        assertThat(store.epochs().values()).hasSize(16).allMatch(epochs -> epochs.size() == 5);
    }

    private void runTrial(int number) {
        begin(number);
        for (int epoch = 1; epoch <= 5; epoch++) {
            store.record(number, Samples.epoch(epoch));
            assertThat(store.trials()).isNotEmpty();
        }
        store.finish(number, Samples.complete(0.9));
    }

    @Test
    void anInterruptedThreadWritesAllTheSame() {
        begin(1);
        Thread.currentThread().interrupt();
        store.record(1, Samples.epoch(1));
        store.finish(1, TrialResult.interrupted(1, 1));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(trial(1).state()).isEqualTo(TrialState.INTERRUPTED);
        begin(1);
        assertThat(trial(1).state()).isEqualTo(TrialState.RUNNING);
    }

    @Test
    void whatIsReadCannotBeChanged() {
        begin(1);
        assertThatThrownBy(() -> trial(1).parameters().put("x", 1)).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void closingTwiceIsHarmlessAndAClosedStudyRefusesWork() {
        store.close();
        store.close();
        assertThatThrownBy(() -> store.trials()).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> begin(1)).isInstanceOf(IllegalStateException.class);
    }
}
