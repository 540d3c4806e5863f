package werkbank.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import werkbank.experiment.RunningSearch;
import werkbank.experiment.Samples;
import werkbank.experiment.trial.EpochMetrics;
import werkbank.experiment.trial.ParetoFront;
import werkbank.experiment.trial.Trial;
import werkbank.experiment.trial.TrialState;
import werkbank.file.Json;
import werkbank.report.figure.Axis;
import werkbank.report.influence.Influence;
import werkbank.report.influence.WhatMattered;
import werkbank.report.view.BaselineView;
import werkbank.report.view.Curve;
import werkbank.report.view.FrontView;
import werkbank.report.view.Origin;
import werkbank.report.view.SearchView;
import werkbank.report.view.TrialRow;
import werkbank.space.Cost;
import werkbank.space.DataSpec;
import werkbank.space.Objective;
import werkbank.space.Parameter;
import werkbank.space.SearchPlan;

/** A study at a glance, its trials, axes and what mattered. */
class ReportDataTest {
    private static final SampleStudy STUDY = SampleStudy.full();
    private static final ReportData DATA = ReportData.of(STUDY, SampleStudy.space());

    @Test
    void countsStatesAndFindsTheBestTrial() {
        Trial best = STUDY.trials().stream()
                .min(Trial.bestFirst(Objective.VAL_ACCURACY))
                .orElseThrow();
        assertThat(DATA.overview().trials()).isEqualTo(40);
        assertThat(DATA.overview().best()).contains(best.number());
        assertThat(DATA.overview().counts().values().stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .isEqualTo(40);
        assertThat(DATA.overview().counts()).containsEntry(TrialState.FAILED, 2).doesNotContainKey(TrialState.WAITING);
    }

    @Test
    void timeIsBothAddedUpAndByTheClock() {
        double sum = STUDY.trials().stream().mapToDouble(Trial::seconds).sum();
        assertThat(DATA.overview().trialSeconds()).isCloseTo(sum, withPercentage(0.01));
        assertThat(DATA.overview().wallSeconds()).isCloseTo(DATA.timeline().busySeconds(), within(1.0));
    }

    @Test
    void theSpeedIsThatOfOneWorkersEpochs() {
        List<EpochMetrics> epochs =
                STUDY.epochs().values().stream().flatMap(List::stream).toList();
        double seconds = epochs.stream().mapToDouble(EpochMetrics::seconds).sum();
        assertThat(DATA.overview().imagesPerSecond().orElseThrow())
                .isCloseTo(54_000 * epochs.size() / seconds, withPercentage(0.01));
    }

    @Test
    void whatIsReachedWithoutANetworkIsInTheObjectivesUnit() {
        BaselineView reached = DATA.baselines().orElseThrow();
        assertThat(reached.linear().value()).contains(0.92);
        assertThat(reached.linear().balancedAccuracy()).isEqualTo(0.919);
        assertThat(reached.majority().value().orElseThrow()).isCloseTo(674 / 6000.0, within(1e-6));
        assertThat(reached.images()).isEqualTo(6000);
        assertThat(linear(Objective.VAL_LOSS)).contains(0.31);
        assertThat(linear(Objective.VAL_BALANCED_ACCURACY)).contains(0.919);
        assertThat(linear(Objective.VAL_ERRORS)).isEmpty();
        assertThat(ReportData.of(SampleStudy.withoutTrials(), SampleStudy.space())
                        .baselines())
                .isEmpty();
    }

    private static Optional<Double> linear(Objective objective) {
        return BaselineView.of(Samples.baselines(), objective).linear().value();
    }

    @Test
    void eachClassOfThePicturesHasAName() {
        ReportData failed = ReportData.of(SampleStudy.onlyFailed(), SampleStudy.space());
        assertThat(failed.gallery().orElseThrow().classes()).hasSize(10);
        assertThat(failed.classes())
                .as("no trial has a result, and the baseline's class is 1")
                .containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
    }

    @Test
    void axesFollowTheSpace() {
        assertThat(DATA.axes())
                .extracting(Axis::name)
                .containsExactly("filters", "dropout", "activation", "optimizer", "learning-rate", "momentum");
        assertThat(DATA.axes().get(4).scale()).isEqualTo(Axis.Scale.LOG);
        assertThat(DATA.axes().get(2).choices()).containsExactly("relu", "elu", "swish");
        assertThat(DATA.axes().get(5).when()).contains("optimizer = nesterov");
    }

    @Test
    void withoutSpaceTheValuesTellTheAxes() {
        List<Axis> axes = ReportData.of(STUDY, SampleStudy.space(List.of(), SearchPlan.STANDARD))
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
        assertThat(ReportData.of(STUDY, SampleStudy.space(some, SearchPlan.STANDARD))
                        .axes())
                .extracting(Axis::name)
                .startsWith("learning-rate")
                .hasSize(6);
    }

    @Test
    void valuesThatAreNoNumbersAreEmpty() {
        int diverged = STUDY.trials().stream()
                .filter(t -> t.state() == TrialState.DIVERGED)
                .findFirst()
                .orElseThrow()
                .number();
        Curve curve = DATA.curves().get(diverged);
        assertThat(curve.validationLoss().get(curve.epoch().size() - 1)).isEmpty();
        assertThat(curve.validationAccuracy())
                .allSatisfy(value -> assertThat(value).isPresent());
    }

    @Test
    void theSearchIsSaidInWords() {
        SearchView search = ReportData.of(STUDY, SampleStudy.halving()).search();
        assertThat(search.sampler()).isEqualTo("random");
        assertThat(search.scheduler()).isEqualTo("asha, first rung after 2 epochs, then each 3 times as many");
        assertThat(search.objective()).isEqualTo("validation accuracy");
        assertThat(search.cost()).contains("network parameters");
        assertThat(search.best())
                .isEqualTo(DATA.trials()
                        .get(DATA.overview().best().orElseThrow() - 1)
                        .accuracy());
        assertThat(search.notRepeatable().orElseThrow())
                .startsWith("asha compares")
                .contains("4 workers");
        assertThat(DATA.search().notRepeatable()).isEmpty();
    }

    @Test
    void theFrontIsMarked() {
        ReportData both = ReportData.of(STUDY, SampleStudy.halving());
        List<Integer> front = ParetoFront.of(STUDY.trials(), Objective.VAL_ACCURACY, Cost.PARAMETERS).stream()
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
        assertThat(DATA.front()).isEmpty();
        assertThat(DATA.trials()).noneMatch(TrialRow::front);
    }

    @Test
    void repeatsAreNamedAndCompared() {
        ReportData repeated = ReportData.of(SampleStudy.repeated(), SampleStudy.space());
        int best = DATA.overview().best().orElseThrow();
        assertThat(repeated.trials().get(40).repeats()).contains(best);
        assertThat(repeated.seeds()).hasSize(2).first().satisfies(first -> {
            assertThat(first.trial()).isEqualTo(best);
            assertThat(first.seeds()).isEqualTo(3);
        });
        assertThat(DATA.seeds()).isEmpty();
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
        WhatMattered mattered = DATA.mattered();
        assertThat(mattered.trials()).isEqualTo(DATA.overview().counts().get(TrialState.COMPLETE));
        assertThat(mattered.influences()).hasSize(6);
        assertThat(mattered.influences().stream().mapToDouble(Influence::alone).sum())
                .isBetween(0.5, 1.0);
        assertThat(DATA.overview().finding()).isEqualTo(mattered.sentence());
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
                ReportData.of(STUDY, SampleStudy.space(Objective.VAL_ERRORS)).mattered();
        assertThat(mattered.contours().get(0).values()[0][0]).isBetween(20.0, 600.0);
        assertThat(mattered.sentence().orElseThrow()).contains("variance of validation errors", "nothing got below");
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
        assertThat(DATA.origin().command())
                .isEqualTo(
                        "./werkbank run search-spaces/mnist.yaml --study mnist-cnn-again --seed 7 --trials 40 --engine dl4j"
                                + " --workers 4");
    }

    @Test
    void theSameStudyAgainHasTheTrialsOfTheSearchThatGoesOn() {
        RunningSearch search = new RunningSearch(60, SampleStudy.START, 5, SampleStudy.START);
        assertThat(ReportData.of(SampleStudy.full(), SampleStudy.space(), Optional.of(search))
                        .origin()
                        .command())
                .contains(" --trials 60 ");
    }

    @Test
    void noFolderOfThisMachineIsTold() {
        DataSpec data = SampleStudy.of("any", 6, 3).study().data();
        String here = Path.of("data", "mnist").toAbsolutePath().toString();
        assertThat(Origin.shown(data.in(here)).folder()).isEqualTo("data/mnist");
        assertThat(Origin.shown(data.in("/elsewhere/mnist")).folder()).isEqualTo("/elsewhere/mnist");
        assertThat(Origin.shown(data.in(Path.of("").toAbsolutePath().toString()))
                        .folder())
                .isEqualTo(".");
    }

    @Test
    void sampleHasInactiveParameters() {
        assertThat(DATA.trials()).anySatisfy(t -> assertThat(new TreeMap<>(Map.copyOf(t.values())))
                .doesNotContainKey("momentum"));
    }
}
