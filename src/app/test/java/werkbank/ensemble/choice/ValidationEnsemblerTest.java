package werkbank.ensemble.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import werkbank.InputException;
import werkbank.WerkbankException;
import werkbank.dataset.IdxFile;
import werkbank.dataset.Images;
import werkbank.dataset.LabelledImages;
import werkbank.ensemble.Drawn;
import werkbank.ensemble.EachAlone;
import werkbank.ensemble.EnsembleFolder;
import werkbank.ensemble.EnsembleManifest;
import werkbank.ensemble.Temperature;
import werkbank.experiment.OutcomeBuilder;
import werkbank.experiment.Predictor;
import werkbank.experiment.Samples;
import werkbank.experiment.SelectionData;
import werkbank.experiment.result.Choice;
import werkbank.experiment.result.Choice.TimeLimit;
import werkbank.experiment.result.Distilled;
import werkbank.experiment.result.EnsembleResult;
import werkbank.experiment.result.Evaluation;
import werkbank.experiment.result.Look;
import werkbank.experiment.result.Member;
import werkbank.experiment.trial.Checkpoint;
import werkbank.experiment.trial.Trial;
import werkbank.experiment.trial.TrialCheckpoint;
import werkbank.experiment.trial.TrialResult;
import werkbank.experiment.trial.TrialResult.Outcome;
import werkbank.experiment.trial.TrialResult.Weights;
import werkbank.experiment.trial.TrialState;
import werkbank.file.DurableFile;
import werkbank.file.StoredFile;
import werkbank.metric.Score;
import werkbank.recipe.Augmentation;
import werkbank.recipe.Augmentations;
import werkbank.recipe.Shape;
import werkbank.recipe.Views;
import werkbank.space.EnsemblePlan;
import werkbank.space.EnsemblePlan.Int8;
import werkbank.space.EnsemblePlan.TestTime;
import werkbank.space.EnsemblePlans;
import werkbank.space.Objective;

class ValidationEnsemblerTest {
    private static final int[] LABELS = {0, 1};
    private static final float[][] RIGHT = {{0.75f, 0.25f}, {0.25f, 0.75f}};
    private static final float[][] HALF_RIGHT = {{0.5f, 0.5f}, {1, 0}};

    @TempDir
    Path folder;

    private final List<Path> asked = new ArrayList<>();
    private final List<Views> views = new ArrayList<>();

    /** Says of every image what the model's file has as its only byte: the class. */
    private final Predictor predictor = EachAlone.of((network, images) -> {
        asked.add(network.model());
        views.add(network.views());
        int label = read(network.model())[0] - '0';
        float[][] rows = new float[images.count()][2];
        for (float[] row : rows) {
            row[label] = 1;
        }
        return rows;
    });

    private final ValidationEnsembler ensembler =
            new ValidationEnsembler(predictor, Clock.fixed(Samples.NOON, ZoneOffset.UTC));

    @Test
    void theBestByValidationAccuracyVoteWithEqualWeights() {
        List<Trial> trials = List.of(complete(1, 0.90, 0.1), complete(2, 0.99, 0.1), complete(3, 0.95, 0.1));

        EnsembleResult ensemble = ensembler.build(bestFirst(trials), average(2), evidence(LABELS), folder);

        assertThat(ensemble.members()).extracting(Member::trial).containsExactly(2, 3);
        assertThat(ensemble.members()).extracting(Member::weight).containsExactly(0.5, 0.5);
        assertThat(ensemble.method()).isEqualTo("average");
        assertThat(ensemble.built()).isEqualTo(Samples.NOON);
    }

    @Test
    void equalAccuraciesAreToldApartByLogLossThenByNumber() {
        List<Trial> trials =
                List.of(complete(1, 0.9, 0.3), complete(2, 0.9, 0.1), complete(3, 0.9, 0.2), complete(4, 0.9, 0.1));

        assertThat(ensembler
                        .build(bestFirst(trials), average(3), evidence(LABELS), folder)
                        .members())
                .extracting(Member::trial)
                .containsExactly(2, 4, 3);
    }

    @Test
    void withFewerCompleteTrialsThanAskedForAllVote() {
        List<Trial> trials = List.of(complete(1, 0.9, 0.1), complete(2, 0.8, 0.1), unfinished(3, TrialState.WAITING));

        assertThat(ensembler
                        .build(bestFirst(trials), average(5), evidence(LABELS), folder)
                        .members())
                .extracting(Member::trial)
                .containsExactly(1, 2);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "COMPLETE")
    void onlyCompleteTrialsBecomeMembers(TrialState state) {
        List<Trial> trials = List.of(unfinished(1, state), complete(2, 0.1, 3));

        assertThat(ensembler
                        .build(bestFirst(trials), average(2), evidence(LABELS), folder)
                        .members())
                .extracting(Member::trial)
                .containsExactly(2);
    }

    @Test
    void aPrunedTrialWithAnOutcomeIsNoMember() {
        Trial best = withState(complete(1, 0.99, 0.1), TrialState.PRUNED);

        assertThat(ensembler
                        .build(bestFirst(List.of(best, complete(2, 0.5, 1))), average(2), evidence(LABELS), folder)
                        .members())
                .extracting(Member::trial)
                .containsExactly(2);
    }

    @Test
    void withoutACompleteTrialThereIsNothingToCombine() {
        assertThatThrownBy(() -> ensembler.build(
                        bestFirst(List.of(unfinished(1, TrialState.FAILED))), average(1), evidence(LABELS), folder))
                .isInstanceOf(WerkbankException.class)
                .hasMessageContaining("no trial of the study is complete");
    }

    @Test
    void scoresComeFromTheStoredProbabilities() {
        List<Trial> trials = List.of(complete(1, 0.9, 0.1, RIGHT), complete(2, 0.8, 0.1, HALF_RIGHT));

        EnsembleResult ensemble = ensembler.build(bestFirst(trials), average(2), evidence(LABELS), folder);

        assertThat(ensemble.members())
                .extracting(Member::validation)
                .containsExactly(Score.of(LABELS, RIGHT), Score.of(LABELS, HALF_RIGHT));
        // The mean is 0.625 0.375 and 0.625 0.375: the second image is wrong.
        assertThat(ensemble.validation())
                .isEqualTo(Score.of(LABELS, new float[][] {{0.625f, 0.375f}, {0.625f, 0.375f}}));
        assertThat(ensemble.validation().errors()).isEqualTo(1);
        assertThat(asked).as("networks run").isEmpty();
    }

    @Test
    void growthIsOfAllThatAreThereWhoeverBecomesAMember() {
        List<Trial> trials = List.of(complete(1, 0.9, 0.1, RIGHT), complete(2, 0.8, 0.1, HALF_RIGHT));

        EnsembleResult ensemble = ensembler.build(bestFirst(trials), average(1), evidence(LABELS), folder);

        assertThat(ensemble.members()).hasSize(1);
        assertThat(ensemble.growth())
                .containsExactly(
                        Score.of(LABELS, RIGHT), Score.of(LABELS, new float[][] {{0.625f, 0.375f}, {0.625f, 0.375f}}));
    }

    @Test
    void aTrialWhoseFilesWereNotKeptIsNoMember() {
        Outcome kept = complete(1, 0.9, 0.1).outcome().orElseThrow();
        Outcome forgotten = OutcomeBuilder.reaching(0.99).build();

        EnsembleResult ensemble = ensembler.build(
                bestFirst(List.of(
                        trial(2, TrialState.COMPLETE, Optional.of(forgotten)),
                        trial(1, TrialState.COMPLETE, Optional.of(kept)))),
                EnsemblePlan.STANDARD,
                evidence(LABELS),
                folder);

        assertThat(ensemble.members()).extracting(Member::trial).containsExactly(1);
        assertThat(ensemble.choice()).isEqualTo(Choice.of(Choice.Reason.ONE_MEMBER));
    }

    private static SelectionData evidence(int[] labels) {
        return evidence(labels, 2);
    }

    private static SelectionData evidence(Drawn drawn) {
        return evidence(drawn.labels(), Drawn.CLASSES);
    }

    /** Of images of one pixel. */
    private static SelectionData evidence(int[] labels, int classes) {
        return new SelectionData(
                labels, classes, List.of(images(labels.length)), trial -> Augmentation.NONE, Objective.VAL_ACCURACY);
    }

    private static Images images(int count) {
        return new Images(new byte[count][1], Shape.grey(1, 1));
    }

    @Test
    void autoComparesWeighsAndTempersOnEnoughImages() {
        Drawn drawn = new Drawn(200, 1);
        List<Trial> trials = IntStream.rangeClosed(1, 4)
                .mapToObj(number -> complete(number, 1 - 0.1 * number, 0.1, drawn.network(2, 1)))
                .toList();

        EnsembleResult ensemble = ensembler.build(bestFirst(trials), EnsemblePlan.STANDARD, evidence(drawn), folder);

        assertThat(ensemble.choice().compared()).hasSize(4);
        assertThat(ensemble.members().stream().mapToDouble(Member::weight).sum())
                .isCloseTo(1, within(1e-12));
        assertThat(ensemble.temperature()).isNotEqualTo(1);
        assertThat(ensemble.members()).hasSizeGreaterThan(2);

        EnsembleResult average = ensembler.build(bestFirst(trials), average(2), evidence(drawn), folder);
        Score untempered = average.growth().get(1);
        assertThat(average.validation().errors()).isEqualTo(untempered.errors());
        assertThat(average.validation().logLoss()).isLessThan(untempered.logLoss());
    }

    /** Each takes 0.1 ms an image, but for the best, which takes 0.3 and is too slow alone. */
    @Test
    void trialsThatAreTooSlowAreNoCandidatesAndTheManifestSaysSo() {
        Drawn drawn = new Drawn(200, 1);
        List<Trial> trials = IntStream.rangeClosed(1, 4)
                .mapToObj(number ->
                        timed(complete(number, 1 - 0.1 * number, 0.1, drawn.network(2, 1)), number == 1 ? 3e-4 : 1e-4))
                .toList();

        EnsembleResult ensemble = ensembler.build(
                bestFirst(trials), EnsemblePlans.atMost(EnsemblePlan.STANDARD, 0.25), evidence(drawn), folder);
        settle(ensemble);

        assertThat(ensemble.members()).hasSize(2).extracting(Member::trial).doesNotContain(1);
        TimeLimit limit = ensemble.choice().limit().orElseThrow();
        assertThat(limit.msPerImage()).isEqualTo(0.25);
        assertThat(limit.taken()).isCloseTo(0.2, within(1e-12));
        assertThat(limit.tooSlow()).isEqualTo(1);
        assertThat(limit.leftOut()).isPositive();
        assertThat(EnsembleFolder.read(folder.resolve("ensemble")).ensemble().choice())
                .isEqualTo(ensemble.choice());
    }

    @Test
    void whereNoneIsFastEnoughTheFastestIsAlone() {
        Drawn drawn = new Drawn(200, 1);
        List<Trial> trials = List.of(
                timed(complete(1, 0.9, 0.1, drawn.network(2, 1)), 3e-4),
                timed(complete(2, 0.8, 0.1, drawn.network(2, 1)), 2e-4));

        EnsembleResult ensemble = ensembler.build(
                bestFirst(trials), EnsemblePlans.atMost(EnsemblePlan.STANDARD, 0.1), evidence(drawn), folder);

        assertThat(ensemble.members()).extracting(Member::trial).containsExactly(2);
        assertThat(ensemble.choice().reason()).isEqualTo(Choice.Reason.NONE_FAST_ENOUGH);
        assertThat(ensemble.choice().limit()).contains(new TimeLimit(0.1, 0.2, 1, 0));
    }

    /** The study's networks were trained without augmentation, so that there is nothing to draw. */
    @Test
    void looksThatNobodyTakesNeedNoTime() {
        List<Trial> trials = List.of(timed(complete(1, 0.9, 0.1), 1e-4), timed(complete(2, 0.8, 0.1), 1e-4));

        EnsembleResult ensemble = ensembler.build(
                bestFirst(trials),
                EnsemblePlans.atMost(average(2).with(TestTime.DRAWS), 0.25),
                evidence(LABELS),
                folder);

        assertThat(ensemble.members()).hasSize(2).extracting(Member::views).containsOnly(Views.ONCE);
        TimeLimit limit = ensemble.choice().limit().orElseThrow();
        assertThat(limit.taken()).isCloseTo(0.2, within(1e-12));
        assertThat(limit.tooSlow()).isZero();
    }

    /** What trials were trained with decides for those that become members, not for all that there are. */
    @ParameterizedTest
    @CsvSource({
        "2, 1.0, 1, ONCE, 0.2, 1, 0", // trial 2 alone takes 1.8 ms
        "2, 3.0, 1, ONCE, 0.2, 0, 1", // both take 3.6 ms
        "2, 4.0, 1 2, DRAWS, 3.6, 0, 0",
        "1, 3.0, 1, DRAWS, 1.8, 0, 1",
        "1, 1.0, 2, ONCE, 0.2, 1, 0"
    })
    void drawsTakeTheTimeOfTheMembersThatHaveThem(
            int turning, double limit, String members, Views.Kind kind, double taken, int tooSlow, int leftOut) {
        List<Trial> trials = List.of(timed(complete(1, 0.9, 0.1), 2e-4), timed(complete(2, 0.8, 0.1), 2e-4));

        EnsembleResult ensemble = ensembler.build(
                bestFirst(trials),
                EnsemblePlans.atMost(average(2).with(TestTime.DRAWS), limit),
                turning(turning),
                folder);

        assertThat(ensemble.members().stream().map(member -> "" + member.trial()))
                .containsExactly(members.split(" "));
        assertThat(ensemble.members())
                .extracting(member -> member.views().kind())
                .containsOnly(kind);
        assertThat(ensemble.choice().reason()).isEqualTo(Choice.Reason.ASKED_FOR);
        TimeLimit told = ensemble.choice().limit().orElseThrow();
        assertThat(told.taken()).isCloseTo(taken, within(1e-12));
        assertThat(told.tooSlow()).isEqualTo(tooSlow);
        assertThat(told.leftOut()).isEqualTo(leftOut);
    }

    /** Nine looks of the second take 1.35 ms, one of the first takes 0.2. */
    @Test
    void theFastestOfAllIsFoundWithItsLooks() {
        List<Trial> trials = List.of(timed(complete(1, 0.8, 0.1), 2e-4), timed(complete(2, 0.9, 0.1), 1.5e-4));

        EnsembleResult ensemble = ensembler.build(
                bestFirst(trials), EnsemblePlans.atMost(average(2).with(TestTime.DRAWS), 0.1), turning(2), folder);

        assertThat(ensemble.members()).extracting(Member::trial).containsExactly(1);
        assertThat(ensemble.choice().reason()).isEqualTo(Choice.Reason.NONE_FAST_ENOUGH);
        assertThat(ensemble.choice().limit()).contains(new TimeLimit(0.1, 0.2, 1, 0));
    }

    /** One trial alone was trained on turned images. */
    private static SelectionData turning(int turning) {
        return new SelectionData(
                LABELS,
                2,
                List.of(images(2)),
                trial -> trial == turning ? Augmentations.affine(10, 0, 0, 0) : Augmentation.NONE,
                Objective.VAL_ACCURACY);
    }

    private static Trial timed(Trial trial, double secondsPerImage) {
        return trial(
                trial.number(),
                TrialState.COMPLETE,
                Optional.of(OutcomeBuilder.of(trial.outcome().orElseThrow())
                        .secondsPerImage(secondsPerImage)
                        .build()));
    }

    @Test
    void theNetworksAreCopiedAndTheManifestTellsThem() throws IOException {
        EnsembleResult ensemble = ensembler.build(
                bestFirst(List.of(complete(1, 0.8, 0.1), complete(12, 0.9, 0.1))),
                average(2),
                evidence(LABELS),
                folder);

        assertThat(ensemble.members().get(0).models().get(0).path()).isEqualTo("ensemble/trial-0012.zip");
        for (Member member : ensemble.members()) {
            Path copy = folder.resolve(member.models().get(0).path());
            assertThat(copy).hasSize(member.models().get(0).bytes());
            assertThat(DurableFile.sha256(copy))
                    .isEqualTo(member.models().get(0).sha256());
        }
        settle(ensemble);
        EnsembleManifest manifest = EnsembleFolder.read(folder.resolve("ensemble"));
        assertThat(manifest.ensemble().members())
                .extracting(member -> member.models().get(0).path())
                .containsExactly("trial-0012.zip", "trial-0001.zip");
        assertThat(manifest.ensemble().validation()).isEqualTo(ensemble.validation());
    }

    @Test
    void twoCheckpointsOfATrialAreTwoMembers() throws IOException {
        Trial best = withOther(complete(1, 0.9, 0.1, RIGHT), 2, 0.85, HALF_RIGHT);

        EnsembleResult ensemble =
                ensembler.build(bestFirst(List.of(complete(3, 0.8, 0.1), best)), average(2), evidence(LABELS), folder);
        settle(ensemble);

        assertThat(ensemble.members()).extracting(Member::name).containsExactly("trial 1", "trial 1, epoch 2");
        assertThat(ensemble.members())
                .extracting(Member::validation)
                .containsExactly(Score.of(LABELS, RIGHT), Score.of(LABELS, HALF_RIGHT));
        assertThat(folder.resolve("ensemble").toFile().list())
                .containsExactlyInAnyOrder("trial-0001.zip", "trial-0001-epoch-02.zip", "ensemble.json");
        assertThat(EnsembleFolder.read(folder.resolve("ensemble")).ensemble().members())
                .extracting(Member::epoch)
                .containsExactly(Optional.empty(), Optional.of(2));
        // The best says class 1, the other class 0; of equal probabilities the lower class counts.
        Evaluation evaluation = ensembler.evaluate(ensemble, folder, new LabelledImages(images(2), LABELS, 2));
        assertThat(evaluation.members())
                .extracting(Evaluation.MemberScore::name)
                .containsExactly("trial 1", "trial 1, epoch 2");
        assertThat(evaluation.bestMember()).isEqualTo(evaluation.members().get(0));
        assertThat(evaluation.mistakes().get(0).votes()).containsExactly(1, 0);
    }

    @Test
    void aTrialAloneMayHaveAnEnsembleOfItsCheckpoints() {
        Drawn drawn = new Drawn(200, 1);
        Trial alone = complete(1, 0.9, 0.1, drawn.network(2, 1));
        for (int epoch = 2; epoch <= 5; epoch++) {
            alone = withOther(alone, epoch, 0.85, drawn.network(2, 1));
        }

        EnsembleResult ensemble =
                ensembler.build(bestFirst(List.of(alone)), EnsemblePlan.STANDARD, evidence(drawn), folder);

        assertThat(ensemble.members())
                .hasSizeGreaterThan(1)
                .extracting(Member::trial)
                .containsOnly(1);
        assertThat(ensemble.validation().logLoss())
                .isLessThan(ensemble.members().get(0).validation().logLoss());
    }

    @Test
    void aRepeatWithAnotherSeedIsAMemberLikeAllOthers() {
        List<Trial> trials = List.of(complete(1, 0.9, 0.1), repeat(complete(2, 0.95, 0.1), 1), complete(3, 0.8, 0.1));

        assertThat(ensembler
                        .build(bestFirst(trials), average(2), evidence(LABELS), folder)
                        .members())
                .extracting(Member::name)
                .containsExactly("trial 2", "trial 1");
    }

    @Test
    void filesOfAFormerEnsembleStayUntilItIsSettled() {
        List<Trial> trials = List.of(complete(1, 0.8, 0.1), complete(2, 0.9, 0.1));
        ensembler.build(bestFirst(trials), average(2), evidence(LABELS), folder);
        EnsembleResult smaller = ensembler.build(bestFirst(trials), average(1), evidence(LABELS), folder);
        assertThat(folder.resolve("ensemble/trial-0001.zip")).exists();

        settle(smaller);

        assertThat(folder.resolve("ensemble").toFile().list())
                .containsExactlyInAnyOrder("trial-0002.zip", "ensemble.json");
    }

    @Test
    void whatSomebodyPutBesideTheNetworksStays() throws IOException {
        List<Trial> trials = List.of(complete(1, 0.8, 0.1), complete(2, 0.9, 0.1));
        EnsembleResult former = ensembler.build(bestFirst(trials), average(2), evidence(LABELS), folder);
        Path own = folder.resolve("ensemble");
        Files.writeString(own.resolve("mine.zip"), "an export");
        Files.createDirectories(own.resolve("trial-1.zip/seen"));
        Files.writeString(own.resolve("werkbank-1.tmp"), "unfinished");
        settle(former);

        settle(ensembler.build(bestFirst(trials), average(1), evidence(LABELS), folder));

        assertThat(own.toFile().list())
                .containsExactlyInAnyOrder("trial-0002.zip", "ensemble.json", "mine.zip", "trial-1.zip");
    }

    @Test
    void onFewImagesMembersLookAsTheyAreToldToAndNothingElseIsTried() {
        List<TrialCheckpoint> two = bestFirst(List.of(complete(1, 0.9, 0.1), complete(2, 0.8, 0.1)));
        EnsemblePlan flips = average(2).with(TestTime.FLIPS).with(Int8.AUTO);

        EnsembleResult told = ensembler.build(two, flips, evidence(LABELS), folder);

        assertThat(told.members())
                .extracting(Member::views, Member::int8)
                .containsOnly(tuple(Views.FLIPS, Optional.empty()));
        assertThat(told.looks()).extracting(Look::kind).containsExactly(Views.Kind.ONCE, Views.Kind.FLIPS);
        assertThat(told.temperature()).isEqualTo(1);

        EnsembleResult open = ensembler.build(two, average(2).with(TestTime.AUTO), evidence(LABELS), folder);

        assertThat(open.members()).extracting(Member::views).containsOnly(Views.ONCE);
        assertThat(open.looks()).isEmpty();
    }

    @Test
    void aMemberOfSeveralFoldsSaysTheirMean() {
        Trial even = complete(2, 0.8, 0.1);
        Outcome first = complete(1, 0.9, 0.1).outcome().orElseThrow();
        StoredFile odd = first.best().models().get(0);
        StoredFile other = even.best().orElseThrow().models().get(0);
        Outcome three = OutcomeBuilder.of(first)
                .spread(Optional.of(0.01))
                .models(List.of(odd, other, odd))
                .build();

        EnsembleResult ensemble = ensembler.build(
                bestFirst(List.of(trial(1, TrialState.COMPLETE, Optional.of(three)), even)),
                average(2),
                evidence(LABELS),
                folder);
        settle(ensemble);
        Evaluation evaluation = ensembler.evaluate(ensemble, folder, new LabelledImages(images(2), LABELS, 2));

        assertThat(folder.resolve("ensemble").toFile().list())
                .containsExactlyInAnyOrder(
                        "trial-0001-fold-1.zip",
                        "trial-0001-fold-2.zip",
                        "trial-0001-fold-3.zip",
                        "trial-0002.zip",
                        "ensemble.json");
        float[][] twoOfThree = {{1 / 3f, 2 / 3f}, {1 / 3f, 2 / 3f}};
        assertThat(evaluation.members().get(0).score()).isEqualTo(Score.of(LABELS, twoOfThree));
        // Half of each member, not a quarter of each network: 2 / 3 for class 0.
        assertThat(evaluation.mistakes()).singleElement().satisfies(mistake -> {
            assertThat(mistake.predicted()).isZero();
            assertThat(mistake.confidence()).isCloseTo(2 / 3.0, within(1e-6));
            assertThat(mistake.votes()).containsExactly(1, 0);
        });
    }

    @Test
    void whatHasLearnedFromAnEnsembleIsPutBesideItsMembers() throws IOException {
        Drawn drawn = new Drawn(200, 1);
        float[][] probabilities = drawn.network(2, 1);
        Outcome outcome = complete(5, 0.9, 0.1, probabilities).outcome().orElseThrow();

        Distilled learned = ensembler.adopt(5, TrialResult.complete(4, 12.5, outcome), drawn.labels(), folder);

        Temperature temperature = Temperature.fit(drawn.labels(), probabilities);
        assertThat(learned.trial()).isEqualTo(5);
        assertThat(learned.parameters()).isEqualTo(10);
        assertThat(learned.epochs()).isEqualTo(4);
        assertThat(learned.seconds()).isEqualTo(12.5);
        assertThat(learned.temperature()).isEqualTo(temperature.value()).isNotEqualTo(1);
        assertThat(learned.validation()).isEqualTo(Score.of(drawn.labels(), temperature.applyTo(probabilities)));
        assertThat(learned.model().path()).isEqualTo("ensemble/distilled.zip");
        assertThat(folder.resolve("ensemble/distilled.zip"))
                .hasSameBinaryContentAs(
                        folder.resolve(outcome.best().models().get(0).path()));
    }

    @Test
    void itStaysWithItsEnsembleAndGoesWithIt() throws IOException {
        Trial trial = complete(1, 0.8, 0.1);
        EnsembleResult ensemble = ensembler.build(bestFirst(List.of(trial)), average(1), evidence(LABELS), folder);
        TrialResult learned = TrialResult.complete(4, 12.5, trial.outcome().orElseThrow());

        settle(ensemble.with(ensembler.adopt(1, learned, LABELS, folder)));

        assertThat(folder.resolve("ensemble").toFile().list())
                .containsExactlyInAnyOrder("trial-0001.zip", "distilled.zip", "ensemble.json");
        assertThat(EnsembleFolder.read(folder.resolve("ensemble")).files())
                .extracting(StoredFile::path)
                .containsExactly("trial-0001.zip", "distilled.zip");
        Files.writeString(folder.resolve("ensemble/distilled.zip"), "other");
        assertThatThrownBy(() -> EnsembleFolder.read(folder.resolve("ensemble")))
                .hasMessageContaining("distilled.zip has changed");

        settle(ensemble);

        assertThat(folder.resolve("ensemble").toFile().list())
                .containsExactlyInAnyOrder("trial-0001.zip", "ensemble.json");
    }

    @Test
    void aMissingFileIsNamed() throws IOException {
        Trial trial = complete(1, 0.8, 0.1);
        Path file = folder.resolve(
                trial.best().orElseThrow().probabilities().orElseThrow().path());
        Files.delete(file);

        assertThatThrownBy(() -> ensembler.build(bestFirst(List.of(trial)), average(1), evidence(LABELS), folder))
                .isInstanceOf(WerkbankException.class)
                .hasMessageContaining(file + " is missing");
    }

    @Test
    void aChangedFileIsNamed() throws IOException {
        Trial trial = complete(1, 0.8, 0.1);
        Path file = folder.resolve(trial.best().orElseThrow().models().get(0).path());
        Files.writeString(file, "2");

        assertThatThrownBy(() -> ensembler.build(bestFirst(List.of(trial)), average(1), evidence(LABELS), folder))
                .isInstanceOf(WerkbankException.class)
                .hasMessageContaining(file + " has changed");
    }

    @Test
    void aDamagedTrialLeavesTheFormerEnsembleWhole() throws IOException {
        Trial good = complete(1, 0.8, 0.1);
        Trial bad = complete(2, 0.9, 0.1);
        EnsembleResult former = ensembler.build(bestFirst(List.of(good)), average(1), evidence(LABELS), folder);
        Files.delete(folder.resolve(bad.best().orElseThrow().models().get(0).path()));

        assertThatThrownBy(() -> ensembler.build(bestFirst(List.of(good, bad)), average(2), evidence(LABELS), folder))
                .hasMessageContaining("is missing");

        assertThat(ensembler
                        .evaluate(former, folder, new LabelledImages(images(2), LABELS, 2))
                        .members())
                .hasSize(1);
    }

    @Test
    void answersOnOtherImagesOrClassesAreRefused() {
        Trial fewer = complete(1, 0.9, 0.1, new float[][] {RIGHT[0]});
        Trial others = complete(2, 0.9, 0.1, new float[][] {{1}, {1}});
        for (Trial trial : List.of(fewer, others)) {
            assertThatThrownBy(() -> ensembler.build(bestFirst(List.of(trial)), average(1), evidence(LABELS), folder))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("doesn't have answers on 2 validation images of 2 classes");
        }
    }

    /** Networks from anybody. */
    @ParameterizedTest
    @CsvSource({"1, answers with 1 classes", "NaN NaN, answers with what are no probabilities"})
    void whatIsNoProbabilitiesIsRefused(String said, String words) {
        float[] row = new float[said.split(" ").length];
        Arrays.fill(row, Float.parseFloat(said.split(" ")[0]));
        ValidationEnsembler other = new ValidationEnsembler(
                EachAlone.of((network, images) ->
                        Stream.generate(() -> row).limit(images.count()).toArray(float[][]::new)),
                Clock.fixed(Samples.NOON, ZoneOffset.UTC));
        List<TrialCheckpoint> one = bestFirst(List.of(complete(1, 0.8, 0.1)));
        EnsembleResult ensemble = other.build(one, average(1), evidence(LABELS), folder);
        Trial last = withLast(complete(3, 0.8, 0.1));
        LabelledImages test = new LabelledImages(images(2), LABELS, 2);

        for (ThrowingCallable call : List.<ThrowingCallable>of(
                () -> other.evaluate(ensemble, folder, test),
                () -> other.judge(last, Views.ONCE, folder, test),
                () -> other.build(one, average(1).with(TestTime.FLIPS), evidence(LABELS), folder))) {
            assertThatThrownBy(call).isInstanceOf(InputException.class).hasMessageContaining(words);
        }
    }

    @Test
    void theLastEpochsNetworkLooksAsItIsToldTo() {
        Trial last = withLast(complete(3, 0.8, 0.1));

        ensembler.judge(last, Views.FLIPS, folder, new LabelledImages(images(2), LABELS, 2));

        assertThat(views).containsExactly(Views.FLIPS);
    }

    /** With its best network as that of the last epoch. */
    private static Trial withLast(Trial trial) {
        Outcome outcome = trial.outcome().orElseThrow();
        return trial(
                trial.number(),
                trial.state(),
                Optional.of(outcome.withLast(outcome.best().models())));
    }

    @Test
    void evaluationRunsTheCopiesOfTheNetworks() {
        EnsembleResult ensemble = ensembler.build(
                bestFirst(List.of(complete(1, 0.8, 0.1), complete(2, 0.9, 0.1))), average(2), evidence(LABELS), folder);

        // Trial 1's network says class 1, trial 2's says 0; of equal probabilities the lower class counts.
        Evaluation evaluation = ensembler.evaluate(ensemble, folder, new LabelledImages(images(2), LABELS, 2));

        Path second = folder.resolve("ensemble/trial-0002.zip");
        assertThat(asked)
                .as("the first one warms up")
                .containsExactly(second, second, folder.resolve("ensemble/trial-0001.zip"));
        assertThat(evaluation.ensemble().errors()).isEqualTo(1);
        assertThat(evaluation.mistakes().get(0).votes()).containsExactly(0, 1);
    }

    @Test
    void aChangedMemberIsNamedBeforeItRuns() throws IOException {
        EnsembleResult ensemble =
                ensembler.build(bestFirst(List.of(complete(1, 0.8, 0.1))), average(1), evidence(LABELS), folder);
        Path copy = folder.resolve(ensemble.members().get(0).models().get(0).path());
        Files.writeString(copy, "0");

        assertThatThrownBy(() -> ensembler.evaluate(ensemble, folder, new LabelledImages(images(2), LABELS, 2)))
                .isInstanceOf(WerkbankException.class)
                .hasMessageContaining(copy + " has changed");
        assertThat(asked).isEmpty();
    }

    private void settle(EnsembleResult ensemble) {
        ensembler.publish(ensemble, Samples.study("s"), Shape.grey(1, 1), 2, trial -> Samples.recipe(), folder);
        ensembler.tidy(ensemble, folder);
    }

    private static EnsemblePlan average(int topK) {
        return EnsemblePlans.of(EnsemblePlan.Method.AVERAGE, topK);
    }

    private static List<TrialCheckpoint> bestFirst(List<Trial> trials) {
        return TrialCheckpoint.bestFirst(trials, Objective.VAL_ACCURACY);
    }

    private Trial complete(int number, double accuracy, double logLoss) {
        return complete(number, accuracy, logLoss, RIGHT);
    }

    /** A trial with its files; its network says the parity of its number. */
    private Trial complete(int number, double accuracy, double logLoss, float[][] probabilities) {
        StoredFile modelFile = model(String.format(Locale.ROOT, "trials/%04d/best.zip", number), number % 2);
        StoredFile idxFile =
                idx(String.format(Locale.ROOT, "trials/%04d/validation-probabilities.idx", number), probabilities);
        return trial(
                number,
                TrialState.COMPLETE,
                Optional.of(OutcomeBuilder.reaching(accuracy)
                        .logLoss(logLoss)
                        .files(modelFile, idxFile)
                        .build()));
    }

    /** With one more checkpoint, whose network says class 0. */
    private Trial withOther(Trial trial, int epoch, double accuracy, float[][] probabilities) {
        String name = String.format(Locale.ROOT, "trials/%04d/%d", trial.number(), epoch);
        Checkpoint other = new Checkpoint(
                epoch,
                Weights.TRAINED,
                accuracy,
                0.1,
                accuracy,
                1,
                List.of(model(name + ".zip", 0)),
                Optional.of(idx(name + ".idx", probabilities)),
                accuracy);
        Outcome outcome = trial.outcome().orElseThrow();
        List<Checkpoint> others = new ArrayList<>(outcome.others());
        others.add(other);
        return trial(trial.number(), trial.state(), Optional.of(outcome.with(others)));
    }

    private StoredFile model(String name, int label) {
        byte[] network = Integer.toString(label).getBytes(StandardCharsets.UTF_8);
        return new StoredFile(name, DurableFile.write(folder.resolve(name), out -> out.write(network)), 1);
    }

    private StoredFile idx(String name, float[][] probabilities) {
        Path file = folder.resolve(name);
        String sha256 = IdxFile.writeFloats(file, probabilities);
        return new StoredFile(name, sha256, file.toFile().length());
    }

    private static Trial unfinished(int number, TrialState state) {
        return trial(number, state, Optional.empty());
    }

    private static Trial withState(Trial trial, TrialState state) {
        return trial(trial.number(), state, trial.outcome());
    }

    private static Trial repeat(Trial trial, int repeated) {
        return trial(trial.number(), trial.state(), trial.outcome(), Optional.of(repeated));
    }

    private static Trial trial(int number, TrialState state, Optional<Outcome> outcome) {
        return trial(number, state, outcome, Optional.empty());
    }

    private static Trial trial(int number, TrialState state, Optional<Outcome> outcome, Optional<Integer> repeats) {
        return new Trial(
                number,
                state,
                number,
                new TreeMap<>(),
                1,
                1,
                Samples.NOON,
                Optional.of(Samples.NOON),
                outcome,
                Optional.empty(),
                repeats);
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
