package werkbank.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import werkbank.experiment.result.Diagnostics;
import werkbank.experiment.result.EnsembleResult;
import werkbank.experiment.result.Evaluation;
import werkbank.experiment.trial.Checkpoint;
import werkbank.experiment.trial.EpochMetrics;
import werkbank.experiment.trial.ParetoFront;
import werkbank.experiment.trial.Trial;
import werkbank.experiment.trial.TrialSeeds;
import werkbank.experiment.trial.TrialState;
import werkbank.file.Json;
import werkbank.metric.ClassScore;
import werkbank.metric.ConfusedPair;
import werkbank.report.figure.Axis;
import werkbank.report.figure.PageNumbers;
import werkbank.report.influence.Influence;
import werkbank.report.influence.WhatMattered;
import werkbank.report.view.Curve;
import werkbank.report.view.EnsembleView;
import werkbank.report.view.FrontView;
import werkbank.report.view.Origin;
import werkbank.report.view.Picture;
import werkbank.report.view.SearchView;
import werkbank.report.view.TestView;
import werkbank.report.view.TrialDetail;
import werkbank.report.view.TrialDetails;
import werkbank.report.view.TrialRow;
import werkbank.space.Cost;
import werkbank.space.DataSpec;
import werkbank.space.Objective;
import werkbank.space.Parameter;
import werkbank.space.SearchPlan;

class ReportDataTest {
    private final SampleStudy study = SampleStudy.full();
    private final ReportData data = ReportData.of(study, SampleStudy.space());

    @Test
    void countsStatesAndFindsTheBestTrial() {
        Trial best = study.trials().stream()
                .min(Trial.bestFirst(Objective.VAL_ACCURACY))
                .orElseThrow();
        assertThat(data.overview().trials()).isEqualTo(40);
        assertThat(data.overview().best()).contains(best.number());
        assertThat(data.overview().counts().values().stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .isEqualTo(40);
        assertThat(data.overview().counts()).containsEntry(TrialState.FAILED, 2).doesNotContainKey(TrialState.WAITING);
    }

    @Test
    void timeIsBothAddedUpAndByTheClock() {
        double sum = study.trials().stream().mapToDouble(Trial::seconds).sum();
        assertThat(data.overview().trialSeconds()).isCloseTo(sum, withPercentage(0.01));
        assertThat(data.overview().wallSeconds()).isCloseTo(data.timeline().busySeconds(), within(1.0));
    }

    @Test
    void theSpeedIsThatOfOneWorkersEpochs() {
        List<EpochMetrics> epochs =
                study.epochs().values().stream().flatMap(List::stream).toList();
        double seconds = epochs.stream().mapToDouble(EpochMetrics::seconds).sum();
        assertThat(data.overview().imagesPerSecond().orElseThrow())
                .isCloseTo(54_000 * epochs.size() / seconds, withPercentage(0.01));
        assertThat(data.overview().planned()).isEqualTo(40);
    }

    @Test
    void axesFollowTheSpace() {
        assertThat(data.axes())
                .extracting(Axis::name)
                .containsExactly("filters", "dropout", "activation", "optimizer", "learning-rate", "momentum");
        assertThat(data.axes().get(4).scale()).isEqualTo(Axis.Scale.LOG);
        assertThat(data.axes().get(2).choices()).containsExactly("relu", "elu", "swish");
        assertThat(data.axes().get(5).when()).contains("optimizer = nesterov");
    }

    @Test
    void withoutSpaceTheValuesTellTheAxes() {
        List<Axis> axes = ReportData.of(study, SampleStudy.space(List.of(), SearchPlan.STANDARD))
                .axes();
        assertThat(axes).extracting(Axis::name).isSorted().hasSize(6);
        assertThat(axes)
                .filteredOn(axis -> axis.scale() == Axis.Scale.LOG)
                .extracting(Axis::name)
                .containsExactly("learning-rate");
        assertThat(axes)
                .filteredOn(axis -> axis.scale() == Axis.Scale.CHOICE)
                .extracting(Axis::name)
                .containsExactly("activation", "optimizer");
    }

    @Test
    void parametersThatTheSpaceDoesNotKnowComeLast() {
        List<Parameter> some = SampleStudy.PARAMETERS.subList(4, 5);
        assertThat(ReportData.of(study, SampleStudy.space(some, SearchPlan.STANDARD))
                        .axes())
                .extracting(Axis::name)
                .startsWith("learning-rate")
                .hasSize(6);
    }

    @Test
    void valuesThatAreNoNumbersAreEmpty() {
        int diverged = study.trials().stream()
                .filter(t -> t.state() == TrialState.DIVERGED)
                .findFirst()
                .orElseThrow()
                .number();
        Curve curve = data.curves().get(diverged);
        assertThat(curve.validationLoss().get(curve.epoch().size() - 1)).isEmpty();
        assertThat(curve.validationAccuracy())
                .allSatisfy(value -> assertThat(value).isPresent());
    }

    @Test
    void trialsThatDidNotCompleteKeepWhatTheyReached() {
        TrialRow pruned = data.trials().stream()
                .filter(t -> t.state() == TrialState.PRUNED)
                .findFirst()
                .orElseThrow();
        assertThat(pruned.accuracy()).isPresent();
        assertThat(pruned.reached()).isEqualTo(pruned.value()).isEqualTo(pruned.accuracy());
        TrialRow interrupted = data.trials().stream()
                .filter(t -> t.state() == TrialState.INTERRUPTED)
                .findFirst()
                .orElseThrow();
        assertThat(interrupted.accuracy()).isEmpty();
        assertThat(interrupted.reached())
                .isEqualTo(data.curves().get(interrupted.number()).validationAccuracy().stream()
                        .flatMap(Optional::stream)
                        .max(Double::compare))
                .isPresent();
    }

    @Test
    void figuresAreTheObjectives() {
        ReportData byLoss = ReportData.of(SampleStudy.full(), SampleStudy.space(Objective.VAL_LOSS));
        assertThat(byLoss.search().higherIsBetter()).isFalse();
        assertThat(byLoss.trials())
                .filteredOn(t -> t.state() == TrialState.COMPLETE)
                .isNotEmpty()
                .allSatisfy(t -> {
                    assertThat(t.value()).isEqualTo(t.logLoss()).isPresent();
                    assertThat(t.reached()).isEqualTo(t.value());
                });
        TrialRow interrupted = byLoss.trials().stream()
                .filter(t -> t.state() == TrialState.INTERRUPTED)
                .findFirst()
                .orElseThrow();
        assertThat(interrupted.reached())
                .isEqualTo(byLoss.curves().get(interrupted.number()).validationLoss().stream()
                        .flatMap(Optional::stream)
                        .min(Double::compare))
                .isPresent();
        TrialRow best = byLoss.trials().get(byLoss.overview().best().orElseThrow() - 1);
        assertThat(byLoss.reaches().orElseThrow().low()).isEqualTo(best.value().orElseThrow());

        ReportData byErrors = ReportData.of(SampleStudy.full(), SampleStudy.space(Objective.VAL_ERRORS));
        assertThat(byErrors.trials())
                .filteredOn(t -> t.state() == TrialState.COMPLETE)
                .allSatisfy(t -> assertThat(t.value().orElseThrow()).isGreaterThanOrEqualTo(1));
        assertThat(byErrors.trials().get(interrupted.number() - 1).reached())
                .as("errors are not counted by epoch")
                .isEmpty();
    }

    @Test
    void failedTrialsTellTheirCauseAndAShortTrace() {
        TrialRow failed = data.trials().stream()
                .filter(t -> t.state() == TrialState.FAILED)
                .findFirst()
                .orElseThrow();
        assertThat(failed.cause()).contains("the worker ended with code 134: out of memory");
        assertThat(failed.detail().orElseThrow())
                .hasSizeLessThan(2_100)
                .contains("[…]")
                .startsWith("java.lang.OutOfMemoryError");
    }

    @Test
    void trialsTellWhichWeightsTheyKept() {
        assertThat(data.trials()).filteredOn(row -> row.accuracy().isPresent()).allSatisfy(row -> assertThat(row.kept())
                .contains(row.number() % 10 == 3 ? "swa" : "trained"));
        assertThat(data.trials()).filteredOn(row -> row.accuracy().isEmpty()).allSatisfy(row -> assertThat(row.kept())
                .isEmpty());
    }

    @Test
    void detailsHaveTheCheckpointsFigures() {
        assertThat(data.details().trials()).hasSize(40);
        for (Trial trial : study.trials()) {
            TrialDetail detail = data.details().trials().get(trial.number());
            assertThat(detail.seed()).isEqualTo(Long.toString(1_000L + trial.number()));
            assertThat(detail.errors()).isEqualTo(trial.best().map(Checkpoint::errors));
            assertThat(detail.macroF1().isPresent()).isEqualTo(trial.outcome().isPresent());
            trial.outcome().ifPresent(outcome -> {
                assertThat(detail.macroF1().orElseThrow())
                        .isCloseTo(outcome.best().macroF1(), withPercentage(0.001));
                assertThat(detail.secondsPerImage().orElseThrow())
                        .isCloseTo(outcome.secondsPerImage(), withPercentage(0.001));
            });
        }
    }

    @Test
    void mistakesOnValidationAreCountedMostFrequentFirst() {
        assertThat(data.details().classImages()).hasSize(10).containsOnly(600);
        assertThat(data.details().leftOut()).isZero();
        for (Trial trial : study.trials()) {
            List<Integer> mistakes =
                    data.details().trials().get(trial.number()).mistakes().orElse(List.of());
            List<Integer> images = IntStream.range(0, mistakes.size() / 3)
                    .mapToObj(pair -> mistakes.get(3 * pair + 2))
                    .toList();
            assertThat(images).isSortedAccordingTo(Comparator.reverseOrder());
            assertThat(images.stream().mapToInt(Integer::intValue).sum())
                    .isEqualTo(trial.best().map(Checkpoint::errors).orElse(0));
        }
    }

    @Test
    void mistakesOfTheBestTrialsComeFirstWhereThereIsLittleRoom() {
        TrialDetails few = TrialDetails.of(study.trials(), 7, Objective.VAL_ACCURACY, 60);
        List<Integer> shown = few.trials().entrySet().stream()
                .filter(entry -> entry.getValue().mistakes().isPresent())
                .map(Map.Entry::getKey)
                .toList();
        List<Integer> best = study.trials().stream()
                .sorted(Trial.bestFirst(Objective.VAL_ACCURACY))
                .limit(shown.size())
                .map(Trial::number)
                .toList();
        assertThat(shown).isNotEmpty().containsExactlyInAnyOrderElementsOf(best);
        assertThat(few.trials().values().stream()
                        .mapToInt(detail -> detail.mistakes().orElse(List.of()).size() / 3)
                        .sum())
                .isLessThanOrEqualTo(60);
        assertThat(few.leftOut() + shown.size()).isEqualTo((int) study.trials().stream()
                .filter(trial -> trial.outcome().isPresent())
                .count());
    }

    @Test
    void trialsThatCountedNoMistakesHaveNone() {
        TrialDetails none =
                ReportData.of(study.withoutConfusion(), SampleStudy.space()).details();
        assertThat(none.classImages()).isEmpty();
        assertThat(none.leftOut()).isZero();
        assertThat(none.trials().values())
                .allSatisfy(detail -> assertThat(detail.mistakes()).isEmpty());
    }

    @Test
    void aStudyCanBeginWithAnyTrial() {
        for (int number : List.of(1, 7, 40)) {
            long alone = Long.parseLong(data.details().trials().get(number).aloneSeed());
            assertThat(TrialSeeds.of(alone, 1))
                    .isEqualTo(TrialSeeds.of(study.study().seed(), number));
        }
        assertThat(data.alone().folder()).isEqualTo("search-spaces/");
        assertThat(data.alone().space().orElseThrow())
                .contains("name: mnist-cnn\n", "\ntrials: 1\n")
                .doesNotContain("seed: 7");
    }

    @Test
    void ensembleMembersAreMarked() {
        assertThat(data.trials().stream().filter(TrialRow::member)).hasSize(5);
        assertThat(data.ensemble().orElseThrow().members()).hasSize(5);
    }

    @Test
    void accuracyStandsBesideWhatNeedsNoNetwork() {
        TestView test = data.test().orElseThrow();
        int most = test.classes().stream().mapToInt(ClassScore::images).max().orElseThrow();
        assertThat(test.baseline().images()).isEqualTo(most);
        assertThat(test.baseline().accuracy()).isEqualTo((double) most / test.images());
    }

    @Test
    void comparisonIsSaidInWords() {
        TestView test = data.test().orElseThrow();
        assertThat(test.comparison())
                .isEqualTo(String.format(
                        Locale.ROOT,
                        "The ensemble gets 12 images right that trial %d, the best member on validation, gets wrong, and loses 5: a difference that chance alone could make (McNemar, p = 0.14).",
                        test.members().get(test.bestMember()).trial()));
    }

    @Test
    void checkpointsOfATrialAreToldApart() {
        SampleStudy checkpoints = study.ofCheckpoints();
        Evaluation evaluation = checkpoints.evaluation().orElseThrow();
        ReportData of = ReportData.of(checkpoints.with(withBest(evaluation, 3)), SampleStudy.space());

        assertThat(of.ensemble().orElseThrow().members())
                .extracting(EnsembleView.Member::epoch)
                .containsExactly(Optional.empty(), Optional.of(1), Optional.of(2), Optional.of(3), Optional.of(4));
        TestView test = of.test().orElseThrow();
        assertThat(test.members())
                .extracting(TestView.Row::epoch)
                .containsExactly(Optional.empty(), Optional.of(1), Optional.of(2), Optional.of(3), Optional.of(4));
        assertThat(test.bestMember()).isEqualTo(3);
        assertThat(test.comparison())
                .contains(String.format(
                        Locale.ROOT,
                        "trial %d, epoch 3, the best member",
                        evaluation.members().get(0).trial()));
    }

    private static Evaluation withBest(Evaluation all, int member) {
        return new Evaluation(
                all.at(),
                all.testImages(),
                all.height(),
                all.width(),
                all.ensemble(),
                all.interval(),
                all.members(),
                all.members().get(member),
                all.versusBestMember(),
                all.confusion(),
                all.classes(),
                all.mistakes(),
                all.diagnostics(),
                all.distilled(),
                all.lastEpoch());
    }

    @Test
    void theEnsembleSaysHowItWasChosenAndWhatItWasComparedWith() {
        EnsembleView ensemble = data.ensemble().orElseThrow();
        EnsembleResult result = study.ensemble().orElseThrow();
        assertThat(ensemble.why()).isEqualTo("the simplest within one standard error of the lowest log-loss");
        assertThat(ensemble.temperature()).isEqualTo(0.92);
        assertThat(ensemble.compared()).isEqualTo(result.choice().compared()).hasSize(4);
        assertThat(ensemble.growth()).isEqualTo(result.growth()).hasSize(10);
    }

    @Test
    void theTestHasWhatLiesBehindTheAccuracy() {
        TestView test = data.test().orElseThrow();
        Diagnostics diagnostics = test.diagnostics().orElseThrow();
        assertThat(test.ensemble().ece().orElseThrow())
                .isEqualTo(PageNumbers.rounded(diagnostics.calibration().after().ece()));
        assertThat(test.ensemble().secondsPerThousand())
                .contains(PageNumbers.rounded(diagnostics.secondsPerThousand()));
        assertThat(test.members()).allSatisfy(member -> {
            assertThat(member.ece()).isPresent();
            assertThat(member.secondsPerThousand()).isPresent();
        });
    }

    @Test
    void anEvaluationOfAnOlderVersionHasNoDiagnostics() {
        SampleStudy old =
                study.with(SampleEnsemble.ofAnOlderVersion(study.evaluation().orElseThrow()));
        TestView test = ReportData.of(old, SampleStudy.space()).test().orElseThrow();
        assertThat(test.diagnostics()).isEmpty();
        assertThat(test.ensemble().ece()).isEmpty();
        assertThat(test.members()).allSatisfy(member -> assertThat(member.ece()).isEmpty());
    }

    @Test
    void pairsAreCountedMostFrequentFirst() {
        List<ConfusedPair> pairs = data.test().orElseThrow().pairs();
        assertThat(pairs).extracting(ConfusedPair::images).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(pairs.stream().mapToInt(ConfusedPair::images).sum()).isEqualTo(34);
    }

    @Test
    void reductionsAreTheEpochsAfterWhichTheRateFell() {
        // The sample halves the rate after every sixth epoch.
        int best = data.overview().best().orElseThrow();
        assertThat(data.curves().get(best).reductions()).startsWith(6, 12);
    }

    @Test
    void aScheduleThatMovesTheRateAllTheTimeHasNoReductions() {
        List<EpochMetrics> epochs = IntStream.rangeClosed(1, 10)
                .mapToObj(epoch -> new EpochMetrics(epoch, 1, 0.5, 1, 0.5, 0.5, 0.01 / epoch, 1))
                .toList();
        assertThat(Curve.of(epochs).reductions()).isEmpty();
    }

    @Test
    void aCurveHasTheAveragedWeightsWhereThereAreSome() {
        Curve averaged = data.curves().get(3);
        assertThat(averaged.averagedLoss()).hasSameSizeAs(averaged.epoch()).startsWith(Optional.empty());
        assertThat(averaged.averagedLoss().get(1).orElseThrow())
                .isCloseTo(0.9 * averaged.validationLoss().get(1).orElseThrow(), within(1e-5));
        assertThat(averaged.averagedAccuracy().get(1))
                .isEqualTo(averaged.validationAccuracy().get(1));
        Curve trained = data.curves().get(2);
        assertThat(trained.averagedLoss()).isEmpty();
        assertThat(trained.averagedAccuracy()).isEmpty();
    }

    @Test
    void theSearchIsSaidInWords() {
        SearchView search = ReportData.of(study, SampleStudy.halving()).search();
        assertThat(search.sampler()).isEqualTo("random");
        assertThat(search.scheduler()).isEqualTo("asha, first rung after 2 epochs, then each 3 times as many");
        assertThat(search.objective()).isEqualTo("validation accuracy");
        assertThat(search.cost()).contains("network parameters");
        assertThat(search.best())
                .isEqualTo(data.trials()
                        .get(data.overview().best().orElseThrow() - 1)
                        .accuracy());
        assertThat(search.notRepeatable().orElseThrow())
                .startsWith("asha compares")
                .contains("4 workers");
        assertThat(data.search().notRepeatable()).isEmpty();
    }

    @Test
    void theFrontIsMarked() {
        ReportData both = ReportData.of(study, SampleStudy.halving());
        List<Integer> front = ParetoFront.of(study.trials(), Objective.VAL_ACCURACY, Cost.PARAMETERS).stream()
                .map(Trial::number)
                .toList();
        FrontView view = both.front().orElseThrow();
        assertThat(view.points())
                .extracting(FrontView.Point::cost)
                .isSorted()
                .hasSize(both.overview().counts().get(TrialState.COMPLETE));
        assertThat(view.points().stream().filter(FrontView.Point::front).map(FrontView.Point::trial))
                .containsExactlyElementsOf(front)
                .isNotEmpty();
        assertThat(both.trials().stream().filter(TrialRow::front).map(TrialRow::number))
                .containsExactlyInAnyOrderElementsOf(front);
        assertThat(data.front()).isEmpty();
        assertThat(data.trials()).noneMatch(TrialRow::front);
    }

    @Test
    void repeatsAreNamedAndCompared() {
        ReportData repeated = ReportData.of(SampleStudy.repeated(), SampleStudy.space());
        int best = data.overview().best().orElseThrow();
        assertThat(repeated.trials().get(40).repeats()).contains(best);
        assertThat(repeated.seeds()).hasSize(2).first().satisfies(first -> {
            assertThat(first.trial()).isEqualTo(best);
            assertThat(first.seeds()).isEqualTo(3);
        });
        assertThat(data.seeds()).isEmpty();
    }

    @Test
    void repeatsComeOnTopOfTheTrialsThatTheSameStudyAgainIsAskedFor() {
        ReportData repeated = ReportData.of(SampleStudy.repeated(), SampleStudy.space());
        int repeats = repeated.trials().size() - 40;
        assertThat(repeats).isPositive();
        assertThat(repeated.overview().trials()).isEqualTo(40);
        assertThat(repeated.overview().repeats()).isEqualTo(repeats);
        assertThat(repeated.origin().command()).contains(" --trials 40 ");
    }

    @Test
    void whatMatteredIsPartOfThePage() {
        WhatMattered mattered = data.mattered();
        assertThat(mattered.trials()).isEqualTo(data.overview().counts().get(TrialState.COMPLETE));
        assertThat(mattered.influences()).hasSize(6);
        assertThat(mattered.influences().stream().mapToDouble(Influence::alone).sum())
                .isBetween(0.5, 1.0);
        assertThat(data.overview().finding()).isEqualTo(mattered.sentence());
        assertThat(mattered.contours()).hasSize(6).allSatisfy(contour -> {
            assertThat(contour.values())
                    .hasDimensions(contour.y().cells(), contour.x().cells());
            assertThat(contour.values()[0][0]).isBetween(0.9, 1.0);
        });
        assertThat(Json.write(mattered)).hasSizeLessThan(60_000);
    }

    @Test
    void contoursAreInTheObjectivesUnit() {
        WhatMattered mattered =
                ReportData.of(study, SampleStudy.space(Objective.VAL_ERRORS)).mattered();
        assertThat(mattered.contours().get(0).values()[0][0]).isBetween(20.0, 600.0);
        assertThat(mattered.sentence().orElseThrow()).contains("variance of validation errors", "nothing got below");
    }

    @Test
    void mistakesArePicturesMostConfidentFirst() {
        TestView test = data.test().orElseThrow();
        assertThat(test.pictures())
                .hasSize(34)
                .extracting(Picture::confidence)
                .isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(test.pictures().get(0).image()).startsWith("data:image/png;base64,");
        assertThat(test.withoutPicture()).isZero();
    }

    @Test
    void mistakesWithoutPixelsAreCounted() {
        SampleStudy bare =
                study.with(SampleEnsemble.withoutPixels(study.evaluation().orElseThrow()));
        TestView test = ReportData.of(bare, SampleStudy.space()).test().orElseThrow();
        assertThat(test.pictures()).isEmpty();
        assertThat(test.withoutPicture()).isEqualTo(34);
    }

    @Test
    void emptyStudiesHaveReportsToo() {
        ReportData fresh = ReportData.of(SampleStudy.withoutTrials(), SampleStudy.space());
        assertThat(fresh.overview().best()).isEmpty();
        assertThat(fresh.reaches()).isEmpty();
        assertThat(fresh.mattered().influences()).isEmpty();
        assertThat(ReportData.of(SampleStudy.onlyFailed(), SampleStudy.space())
                        .overview()
                        .finding())
                .isEmpty();
    }

    @Test
    void commandsQuoteWhatAShellWouldRead() {
        SampleStudy odd = SampleStudy.of("it's $(odd)", 6, 3);
        assertThat(ReportData.of(odd, SampleStudy.space()).origin().evaluateCommand())
                .isEqualTo("./werkbank evaluate 'it'\\''s $(odd)'");
        assertThat(data.origin().command())
                .isEqualTo(
                        "./werkbank run search-spaces/mnist.yaml --study mnist-cnn-again --seed 7 --trials 40 --workers 4");
    }

    @Test
    void noFolderOfThisMachineIsTold() {
        DataSpec data = SampleStudy.of("any", 6, 3).study().data();
        String here = Path.of("data", "mnist").toAbsolutePath().toString();
        assertThat(Origin.shown(data.in(here)).folder()).isEqualTo("data/mnist");
        assertThat(Origin.shown(data.in("/elsewhere/mnist")).folder()).isEqualTo("/elsewhere/mnist");
    }

    @Test
    void sampleHasInactiveParameters() {
        assertThat(data.trials()).anySatisfy(t -> assertThat(new TreeMap<>(Map.copyOf(t.values())))
                .doesNotContainKey("momentum"));
    }
}
