package werkbank.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.support.ui.Select;
import werkbank.experiment.EvaluationBuilder;
import werkbank.experiment.Provenance.FoundImages;
import werkbank.experiment.result.EnsembleResult;
import werkbank.experiment.result.Member;
import werkbank.experiment.trial.ParetoFront;
import werkbank.experiment.trial.Trial;
import werkbank.experiment.trial.TrialState;
import werkbank.metric.Agreement;
import werkbank.metric.ConfusedPair;
import werkbank.report.influence.AtRung;
import werkbank.report.influence.Influence;
import werkbank.report.influence.WhatMattered;
import werkbank.report.view.EnsembleView;
import werkbank.report.view.TestView;
import werkbank.space.Constraints;
import werkbank.space.Cost;
import werkbank.space.Objective;
import werkbank.space.ParameterRule;
import werkbank.space.ResultLimit;
import werkbank.space.SearchPlans;
import werkbank.space.SearchSpace;

/** Whole pages in a real browser: what is drawn for which study. */
class ReportBrowserIT {
    private static final String UNKNOWN = ">undefined|>NaN|>null<|epoch null";

    @RegisterExtension
    final ReportBrowser browser = new ReportBrowser();

    @Test
    void drawsEverythingWithoutAComplaint() throws Exception {
        Page page = browser.open();
        assertThat(page.console()).isEmpty();
        assertThat(page.all("section")).hasSize(15);
        assertThat(page.rows()).hasSize(40);
        assertThat(page.all("svg")).hasSize(19);
        assertThat(page.all("li[data-pair]")).hasSize(34);
        assertThat(page.all("td.wrong")).isNotEmpty();
        assertThat(page.all("#live, #selection:not([hidden])")).isEmpty();
        assertThat(page.texts("#curves .note")).noneMatch(note -> note.startsWith("Curves of "));
        assertThat(page.shown())
                .contains("(McNemar, p = 0.14)", "visually-hidden\">inactive", "code 134: out of memory");
    }

    @Test
    void aSearchWithRungsRepeatsAndTwoObjectivesShowsThem() throws Exception {
        Page page = browser.open(SampleStudy.repeated(), SampleStudy.halving(), "");
        assertThat(page.attributes("section", "id"))
                .contains("timeline", "front")
                .hasSize(16);
        assertThat(page.all("svg")).hasSize(20);
        assertThat(page.texts("#timeline text")).containsOnlyOnce("worker 1", "worker 4", "unknown");
        assertThat(page.texts("svg text")).containsOnlyOnce("paused", "interrupted", "on the front");
        int front = ParetoFront.of(SampleStudy.repeated().trials(), Objective.VAL_ACCURACY, Cost.PARAMETERS)
                .size();
        assertThat(page.texts("#trial-table td")).filteredOn("front"::equals).hasSize(front);
        assertThat(page.texts("#trial-table .cause"))
                .filteredOn(cause -> cause.matches("repeats \\d+"))
                .hasSize(5);
        assertThat(page.all("#trial-table tr.early")).hasSize(5);
        assertThat(page.all("#seed-table")).hasSize(1);
        assertThat(page.shown()).contains("asha compares a trial with those", "2 bars with a dashed edge were");
    }

    @Test
    void whatMatteredIsToldByRung() throws Exception {
        Page page = browser.open(SampleStudy.repeated(), SampleStudy.halving(), "");
        List<AtRung> rungs = ReportData.of(SampleStudy.repeated(), SampleStudy.halving())
                .mattered()
                .rungs();
        assertThat(rungs).hasSizeGreaterThan(1);
        assertThat(page.texts("#by-rung th[scope=col]"))
                .hasSize(1 + rungs.size())
                .last()
                .isEqualTo("End" + rungs.get(rungs.size() - 1).trials() + " trials");
        AtRung.Share first = rungs.get(0).shares().get(0);
        assertThat(page.texts("#by-rung td"))
                .hasSize(SampleStudy.PARAMETERS.size() * rungs.size())
                .contains(String.format(Locale.ROOT, first.p() > 0.05 ? "%.0f %%?" : "%.0f %%", 100 * first.ranks()));
    }

    /** Networks have 9,000 parameters a filter, so that 48 and 64 filters are too many. */
    @Test
    void trialsThatBreakAConstraintAreMarked() throws Exception {
        Constraints constraints = new Constraints(
                List.of(new ResultLimit(ResultLimit.Figure.PARAMETERS, true, 300_000)),
                List.of(ParameterRule.parse("dropout <= 0.6")));
        SearchSpace space = SampleStudy.space(
                SampleStudy.PARAMETERS, SearchPlans.with(SampleStudy.halving().search(), constraints));
        List<Trial> trials = SampleStudy.repeated().trials();
        List<Trial> broken = trials.stream()
                .filter(trial ->
                        trial.outcome().isPresent() && (int) trial.parameters().get("filters") > 32)
                .toList();
        assertThat(broken).isNotEmpty();
        Page page = browser.open(SampleStudy.repeated(), space, "");
        assertThat(page.texts("#trial-table td"))
                .filteredOn("breaks parameters <= 300000"::equals)
                .hasSize(broken.size());
        assertThat(page.texts("#glance dd"))
                .contains("parameters <= 300000, dropout <= 0.6")
                .anyMatch(words -> words.startsWith(broken.size() + " of ")
                        && words.contains(" with a result break a constraint: parameters <= 300000 (trials "));
        ReportData data = ReportData.of(SampleStudy.repeated(), space);
        int best = data.overview().best().orElseThrow();
        assertThat(trials.get(best - 1).parameters().get("filters")).isIn(16, 32);
        assertThat(page.texts("#trial-choice option").get(0)).startsWith(best + " – ");
        assertThat(data.trials()).allMatch(row -> !row.front() || row.breaks().isEmpty());
    }

    @Test
    void whatMatteredHasSharesAndAHeatMapOfAnyTwoParameters() throws Exception {
        Page page = browser.show("x=filters&y=learning-rate");
        WhatMattered mattered =
                ReportData.of(SampleStudy.full(), SampleStudy.space()).mattered();
        Influence first = mattered.influences().get(0);
        assertThat(page.find("table.influence").getAttribute("outerHTML"))
                .contains(
                        String.format(Locale.ROOT, "<td class=\"number strong\">%.0f %%</td>", 100 * first.alone()),
                        String.format(Locale.ROOT, "<td class=\"number\">%.0f %%</td>", 100 * first.ranks()),
                        mattered.interactions().get(0).first().replace("-", "-<wbr>") + " × ");
        assertThat(page.attributes(".contour", "aria-label"))
                .containsExactly("Heat map of validation accuracy over filters and learning-rate.");
        assertThat(page.texts(".contour text")).contains("16", "48", "0.0001", "0.1");
        int complete = Math.toIntExact(SampleStudy.full().trials().stream()
                .filter(t -> t.state() == TrialState.COMPLETE)
                .count());
        assertThat(page.all(".contour path")).hasSizeGreaterThan(4 * 24 + complete);
    }

    @Test
    void averagedWeightsAreShown() throws Exception {
        Page page = browser.show("");
        assertThat(page.texts("#trial-choice option[value$='3']")).anyMatch(option -> option.contains("(swa)"));
        assertThat(page.texts("#trial-choice option[value$='2']")).noneMatch(option -> option.contains("("));
        assertThat(page.texts("td")).contains("swa");
    }

    @Test
    void aStudyOfOneTrialIsAboutItsNetwork() throws Exception {
        Page page = browser.open(single(), "");
        assertThat(page.attributes("section", "id"))
                .containsExactly("glance", "curves", "confusion", "mistakes", "images", "provenance");
        assertThat(page.texts("#glance .tile.main .detail").get(0))
                .endsWith("; always the most frequent class: 10.00 %");
        assertThat(page.all("svg")).hasSize(3);
        int best = single().trials().get(0).best().orElseThrow().epoch();
        List<String> labels = page.texts("svg text");
        assertThat(labels)
                .filteredOn(("best: epoch " + best)::equals)
                .as("on both plots")
                .hasSize(2);
        assertThat(labels)
                .filteredOn(label -> label.matches("rate [\\d.e-]+"))
                .as("reductions on both plots")
                .hasSize(4);
        assertThat(page.matches("learning rate reduced to ")).hasSize(2);
        assertThat(page.matches("Test accuracy|Test loss|Most frequent mistake: "))
                .hasSize(3);
        assertThat(page.texts("#tested-epochs th[scope='row']"))
                .containsExactly("Best epoch, " + best, "Last epoch, 12");
        assertThat(page.texts("#tested-epochs td.strong")).containsExactly("34", "36");
        assertThat(page.shown().replaceAll("(?s)<pre[^>]*>.*?</pre>", ""))
                .doesNotContainIgnoringCase("ensemble", "member", ">votes", "McNemar");
    }

    @Test
    void aStudyOfOneTrialThatFailedSaysWhy() throws Exception {
        Page page = browser.open(SampleStudy.onlyFailed().first(1), "");
        assertThat(page.matches("the worker ended with code 134: out of memory"))
                .isNotEmpty();
        assertThat(page.matches("at Some.where")).hasSize(1);
        assertThat(page.matches(UNKNOWN)).isEmpty();
    }

    @Test
    void theGalleryBeginsWithTheMostFrequentPairAndShowsAnyOther() throws Exception {
        TestView test = ReportData.of(single(), SampleStudy.space()).test().orElseThrow();
        ConfusedPair worst = test.pairs().get(0);

        Page page = browser.open(single(), "");
        assertThat(page.attributes("li[data-pair]:not([hidden])", "data-pair"))
                .hasSize(worst.images())
                .containsOnly(String.format(Locale.ROOT, "%d-%d", worst.truth(), worst.predicted()));
        new Select(page.find("#pair-choice")).selectByValue("all");
        assertThat(page.all("li[data-pair]:not([hidden])")).hasSize(32);
        assertThat(page.hash()).isEqualTo("pair=all");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no trials", "one trial"})
    void whatWasFoundInTheDataFolderIsWithTheImages(String state) throws Exception {
        FoundImages found = new FoundImages(
                "class folders: 2 classes, 40 training and 9 test pictures",
                40,
                0,
                2,
                List.of("left out 1 hidden file: train/<b>.db"),
                List.of("1 picture can't be read, left out: a.png (the file is empty)"));
        Page page = browser.open(study(state).finding(found), "");
        assertThat(page.texts("#images #found-images li"))
                .containsExactly(
                        "class folders: 2 classes, 40 training and 9 test pictures",
                        "left out 1 hidden file: train/<b>.db",
                        "Warning: 1 picture can't be read, left out: a.png (the file is empty)");
        assertThat(page.texts("#found-images .warning")).hasSize(1);
        boolean drawn = state.equals("one trial");
        assertThat(page.all("#gallery-table")).hasSize(drawn ? 1 : 0);
        assertThat(page.texts("#images .empty"))
                .isEqualTo(drawn ? List.of() : List.of("Pictures of each class appear once the search has ended."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"no trials", "only failed", "no ensemble", "not evaluated", "no pixels", "one trial", "one epoch"
            })
    void emptyStatesAreDrawnToo(String state) throws Exception {
        Page page = browser.open(study(state), "");
        int expected =
                switch (state) {
                    case "one trial" -> 6;
                    case "no trials" -> 10;
                    case "only failed" -> 14;
                    default -> 15;
                };
        assertThat(page.all("section")).hasSize(expected);
        assertThat(page.all(".empty")).isNotEmpty();
        assertThat(page.matches(UNKNOWN)).isEmpty();
    }

    @Test
    void moreThanAThousandTrialsAreDrawnAndWhatHasNoRoomIsCounted() throws Exception {
        Page page = browser.open(SampleStudy.of("large", 1_200, 20), "");
        page.soon(() -> assertThat(page.all("canvas")).hasSizeGreaterThanOrEqualTo(19));
        assertThat(page.all("svg")).isEmpty();
        assertThat(page.matches("Curves of 1,000 of 1,\\d+ trials: ")).hasSize(1);
        assertThat(page.rows()).hasSize(200);
        assertThat(page.shown()).contains("The first 200 of 1,200 trials are in the table.");
        List<Integer> first = page.rows();
        page.click("#trials .scroll + .note button");
        assertThat(page.focused().getText()).as("keeps its place").isEqualTo("Show 200 more");
        assertThat(page.rows()).hasSize(400).startsWith(first.toArray(Integer[]::new));
        page.click("#trials .scroll + .note button:last-child");
        assertThat(page.rows()).hasSize(1_200).doesNotHaveDuplicates();
        assertThat(page.visible("#trials .scroll + .note")).isEmpty();
    }

    /** Ten thousand trials stay usable; seconds are the bench's to measure. */
    @Test
    void tenThousandTrialsAreFilteredAndSorted() throws Exception {
        SampleStudy study = SampleStudy.of("huge", 10_000, 3);
        Page page = browser.open(study, "filter=complete&sort=number:desc");
        List<Integer> complete = study.trials().stream()
                .filter(trial -> trial.state() == TrialState.COMPLETE)
                .map(Trial::number)
                .sorted(Comparator.reverseOrder())
                .toList();
        assertThat(page.rows()).isEqualTo(complete.subList(0, 200));
        assertThat(page.texts("#trials .count"))
                .containsExactly(String.format(Locale.ROOT, "%,d of 10,000 trials", complete.size()));
        assertThat(page.texts("#parameters .note").toString()).contains("at most 1,000 are drawn");
    }

    @Test
    void theEnsembleSaysHowItWasChosenAndWhatLiesBehindItsAccuracy() throws Exception {
        Page page = browser.open();
        EnsembleView ensemble = ReportData.of(SampleStudy.full(), SampleStudy.space())
                .ensemble()
                .orElseThrow();
        assertThat(page.all("#method-table tbody tr")).hasSameSizeAs(ensemble.compared());
        assertThat(page.texts("#method-table tr.ensemble th")).containsExactly("Greedy chosen");
        Agreement agreement = SampleStudy.full()
                .evaluation()
                .orElseThrow()
                .diagnostics()
                .orElseThrow()
                .agreement();
        assertThat(page.texts("#agreement-matrix td.shared"))
                .hasSize(2 * agreement.pairs().size())
                .first()
                .asString()
                .startsWith(Integer.toString(agreement.pairs().get(0).bothWrong()));
        assertThat(page.attributes("#ensemble .chart", "aria-label"))
                .containsExactly(
                        "Accuracy of the k best together, on validation and test.",
                        "Reliability diagram: accuracy by confidence, before and after the temperature.",
                        "Errors left by the share of images that a person looks at.");
        assertThat(page.texts("#ensemble svg text")).contains("validation", "test", "before", "after");
    }

    @Test
    void looksAndTheDistilledNetworkStandBesideTheEnsemble() throws Exception {
        SampleStudy study = SampleStudy.full().distilled();
        int trial = study.ensemble().orElseThrow().members().get(1).trial();
        Page page = browser.open(study, "");
        assertThat(page.texts("#look-table tbody th"))
                .containsExactly("Once", "Moved by a pixel taken", "Draws of the augmentation");
        assertThat(page.texts("#look-table tr.ensemble td:last-child")).containsExactly("236");
        assertThat(page.texts("#ensemble .forest tbody th"))
                .hasSize(7)
                .startsWith("Ensemble", "Distilled as trial " + trial);
        assertThat(page.texts("#ensemble .forest tbody td:nth-of-type(1)"))
                .containsExactly("", "", "32 %", "24 %", "20 %", "14 %", "10 %");
        assertThat(page.texts("#ensemble dd").toString())
                .contains("106,058 parameters; 0.43 MB against 5 MB, 5.9 times as fast");
        assertThat(page.matches(UNKNOWN)).isEmpty();
    }

    @Test
    void membersInEightBitsStandBesideThemselvesInFloats() throws Exception {
        SampleStudy study = SampleStudy.full().inEightBits();
        List<Integer> trials = study.ensemble().orElseThrow().members().stream()
                .map(Member::trial)
                .toList();
        Page page = browser.open(study, "");
        assertThat(page.texts("#int8-table tbody th"))
                .containsExactly(
                        "Trial " + trials.get(0),
                        "Trial " + trials.get(1),
                        "Trial " + trials.get(2),
                        "Trial " + trials.get(3));
        assertThat(page.texts("#int8-table tbody td:nth-of-type(1)"))
                .containsExactly("8 bits", "8 bits, 2 layers in 32", "32 bits", "32 bits");
        assertThat(page.texts("#int8-table tbody tr:nth-of-type(3) td"))
                .containsExactly("32 bits", "0.02391", "0.02302", "0.00089 ± 0.00021", "40,800", "12,100");
        assertThat(page.texts("#ensemble .note").toString())
                .contains(
                        "2 of 5 members answer in eight bits",
                        "Trial " + trials.get(3) + " stays in 32 bits: engine cpu has no group-norm in 8 bits.");
        assertThat(page.texts("#ensemble .forest tbody th"))
                .hasSize(7)
                .startsWith("Ensemble", "Ensemble, 32 bits", "Trial " + trials.get(0) + " best on validation 8 bits");
        assertThat(page.texts("#ensemble .forest tbody tr:nth-of-type(-n + 2) td:last-child"))
                .containsExactly(
                        "–", study.ensemble().map(ReportBrowserIT::onValidation).orElseThrow());
        assertThat(page.matches(UNKNOWN)).isEmpty();
    }

    private static String onValidation(EnsembleResult ensemble) {
        return String.format(Locale.ROOT, "%.2f %%", 100 * ensemble.validation().accuracy());
    }

    @Test
    void checkpointsOfATrialAreToldApart() throws Exception {
        SampleStudy study = SampleStudy.full().ofCheckpoints();
        int trial = study.ensemble().orElseThrow().members().get(0).trial();
        Page page = browser.open(study, "");
        assertThat(page.texts("#ensemble .forest tbody th"))
                .containsExactly(
                        "Ensemble",
                        "Trial " + trial + " best on validation",
                        "Trial " + trial + ", epoch 1",
                        "Trial " + trial + ", epoch 2",
                        "Trial " + trial + ", epoch 3",
                        "Trial " + trial + ", epoch 4");
        assertThat(page.texts("#ensemble .forest tbody td:nth-of-type(1)"))
                .containsExactly("", "32 %", "24 %", "20 %", "14 %", "10 %");
        assertThat(page.texts("#agreement-matrix thead th")).contains(trial + ", epoch 4");
        assertThat(page.matches(UNKNOWN)).isEmpty();
    }

    @Test
    void aStudyOfOneTrialShowsTheEnsembleOfItsCheckpoints() throws Exception {
        SampleStudy study = SampleStudy.full().ofCheckpoints();
        int trial = study.ensemble().orElseThrow().members().get(0).trial();
        Page page = browser.open(study.only(trial), "");
        assertThat(page.attributes("section", "id"))
                .containsExactly("glance", "curves", "ensemble", "confusion", "mistakes", "images", "provenance");
        assertThat(page.texts("#glance .label"))
                .startsWith("Ensemble on test", "Best member on test, trial " + trial)
                .doesNotContain("Test loss");
        assertThat(page.texts("#glance .verdict")).anyMatch(words -> words.startsWith("The ensemble gets "));
        assertThat(page.matches(UNKNOWN)).isEmpty();
    }

    @Test
    void imagesThatEveryMemberGetsWrongCanBeLookedAt() throws Exception {
        List<Integer> allWrong = SampleStudy.full()
                .evaluation()
                .orElseThrow()
                .diagnostics()
                .orElseThrow()
                .agreement()
                .allWrong();
        Page page = browser.show("pair=unreadable");
        assertThat(page.visible("li[data-pair]")).hasSameSizeAs(allWrong);
        assertThat(page.texts("#mistakes .count")).containsExactly(allWrong.size() + " pictures");
    }

    @Test
    void ranksAreOfAnyTwoParameters() throws Exception {
        Page page = browser.open("across=dropout&up=activation");
        assertThat(page.attributes("#slices .chart", "aria-label"))
                .contains("Ranks of 30 complete trials over dropout and activation.");
        new Select(page.find("#slices .controls select")).selectByValue("activation");
        page.soon(() -> assertThat(page.attributes("#slices .chart", "aria-label"))
                .contains("Ranks of 30 complete trials over activation and dropout."));
        assertThat(page.hash()).contains("across=activation", "up=dropout");
    }

    @Test
    void chartsGetTheHeightThatTheyNeedOnAPageOfAnotherWidth() throws Exception {
        Page page = browser.open();
        assertThat(height(page, "#parameters")).isEqualTo(440);
        long wide = height(page, "#timeline");
        page.resize(400, 900);
        page.soon(
                () -> assertThat(height(page, "#parameters")).isEqualTo((SampleStudy.PARAMETERS.size() + 1) * 78 + 60));
        page.soon(() -> assertThat(height(page, "#timeline")).isEqualTo(wide + 50));
        page.resize(1_280, 900);
        page.soon(() -> assertThat(height(page, "#parameters")).isEqualTo(440));
        page.soon(() -> assertThat(height(page, "#timeline")).isEqualTo(wide));
    }

    /** Pixels of a section's chart. */
    private static long height(Page page, String section) {
        return (Long) page.run("return document.querySelector(arguments[0]).clientHeight", section + " .chart");
    }

    @Test
    void anEvaluationOfAnOlderVersionIsShownWithoutWhatItLacks() throws Exception {
        SampleStudy full = SampleStudy.full();
        Page page = browser.open(
                full.with(EvaluationBuilder.ofAnOlderVersion(full.evaluation().orElseThrow())), "");
        assertThat(page.all("#agreement-matrix")).isEmpty();
        assertThat(page.texts("#ensemble thead th")).doesNotContain("Calibration error");
        assertThat(page.matches(UNKNOWN)).isEmpty();
    }

    private static SampleStudy study(String state) {
        SampleStudy full = SampleStudy.full();
        return switch (state) {
            case "no trials" -> SampleStudy.withoutTrials();
            case "only failed" -> SampleStudy.onlyFailed();
            case "no ensemble" -> full.withoutEnsemble();
            case "not evaluated" -> full.withoutEvaluation();
            case "no pixels" -> full.with(
                    SampleEnsemble.withoutPixels(full.evaluation().orElseThrow()));
            case "one epoch" -> SampleStudy.of("short", 20, 1).withoutEvaluation();
            default -> full.first(1);
        };
    }

    private static SampleStudy single() {
        return SampleStudy.of("seed", 1, 16);
    }
}
