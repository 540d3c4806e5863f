package werkbank.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import werkbank.experiment.EvaluationBuilder;
import werkbank.experiment.result.Diagnostics;
import werkbank.experiment.result.EnsembleResult;
import werkbank.experiment.result.Evaluation;
import werkbank.metric.ClassScore;
import werkbank.metric.ConfusedPair;
import werkbank.report.figure.PageNumbers;
import werkbank.report.view.EightBitView;
import werkbank.report.view.EnsembleView;
import werkbank.report.view.Picture;
import werkbank.report.view.TestView;
import werkbank.report.view.TrialRow;

/** What the ensemble and its members reached. */
class ReportEnsembleTest {
    private static final SampleStudy STUDY = SampleStudy.full();
    private static final ReportData DATA = ReportData.of(STUDY, SampleStudy.space());

    @Test
    void ensembleMembersAreMarked() {
        assertThat(DATA.trials().stream().filter(TrialRow::member)).hasSize(5);
        assertThat(DATA.ensemble().orElseThrow().members()).hasSize(5);
    }

    @Test
    void accuracyStandsBesideWhatNeedsNoNetwork() {
        TestView test = DATA.test().orElseThrow();
        int most = test.classes().stream().mapToInt(ClassScore::images).max().orElseThrow();
        assertThat(test.baseline().images()).isEqualTo(most);
        assertThat(test.baseline().accuracy()).isEqualTo((double) most / test.images());
    }

    @Test
    void comparisonIsSaidInWords() {
        TestView test = DATA.test().orElseThrow();
        assertThat(test.comparison())
                .isEqualTo(String.format(
                        Locale.ROOT,
                        "The ensemble gets 12 images right that trial %d, the best member on validation, gets wrong, and loses 5: a difference that chance alone could make (McNemar, p = 0.14).",
                        test.members().get(test.bestMember()).trial()));
    }

    @Test
    void membersInEightBitsAreNamedAndBothRowsAreThere() {
        SampleStudy study = STUDY.inEightBits();
        ReportData of = ReportData.of(study, SampleStudy.space());
        List<EnsembleView.Member> members = of.ensemble().orElseThrow().members();
        assertThat(members)
                .extracting(member -> member.int8().map(EightBitView::taken))
                .containsExactly(
                        Optional.of(true), Optional.of(true), Optional.of(false), Optional.of(false), Optional.empty());
        assertThat(members.get(1).int8().orElseThrow().floats()).isEqualTo(2);
        assertThat(members.get(2).int8().orElseThrow().compared().orElseThrow().excess())
                .isEqualTo(0.00089);
        assertThat(members.get(3).int8().orElseThrow().whyNot()).contains("engine cpu has no group-norm in 8 bits");
        TestView test = of.test().orElseThrow();
        assertThat(test.floats().orElseThrow().errors())
                .isEqualTo(test.ensemble().errors() - 1);
        assertThat(DATA.test().orElseThrow().floats()).isEmpty();
    }

    @Test
    void checkpointsOfATrialAreToldApart() {
        SampleStudy checkpoints = STUDY.ofCheckpoints();
        Evaluation evaluation = checkpoints.evaluation().orElseThrow();
        ReportData of = ReportData.of(
                checkpoints.with(EvaluationBuilder.of(evaluation)
                        .bestMember(evaluation.members().get(3))
                        .build()),
                SampleStudy.space());

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

    @Test
    void theEnsembleSaysHowItWasChosenAndWhatItWasComparedWith() {
        EnsembleView ensemble = DATA.ensemble().orElseThrow();
        EnsembleResult result = STUDY.ensemble().orElseThrow();
        assertThat(ensemble.why()).isEqualTo("the simplest within one standard error of the lowest log-loss");
        assertThat(ensemble.temperature()).isEqualTo(0.92);
        assertThat(ensemble.compared()).isEqualTo(result.choice().compared()).hasSize(4);
        assertThat(ensemble.growth()).isEqualTo(result.growth()).hasSize(10);
    }

    @Test
    void theTestHasWhatLiesBehindTheAccuracy() {
        TestView test = DATA.test().orElseThrow();
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
                STUDY.with(EvaluationBuilder.ofAnOlderVersion(STUDY.evaluation().orElseThrow()));
        TestView test = ReportData.of(old, SampleStudy.space()).test().orElseThrow();
        assertThat(test.diagnostics()).isEmpty();
        assertThat(test.ensemble().ece()).isEmpty();
        assertThat(test.members()).allSatisfy(member -> assertThat(member.ece()).isEmpty());
    }

    @Test
    void pairsAreCountedMostFrequentFirst() {
        List<ConfusedPair> pairs = DATA.test().orElseThrow().pairs();
        assertThat(pairs).extracting(ConfusedPair::images).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(pairs.stream().mapToInt(ConfusedPair::images).sum()).isEqualTo(34);
    }

    @Test
    void mistakesArePicturesMostConfidentFirst() {
        TestView test = DATA.test().orElseThrow();
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
                STUDY.with(SampleEnsemble.withoutPixels(STUDY.evaluation().orElseThrow()));
        TestView test = ReportData.of(bare, SampleStudy.space()).test().orElseThrow();
        assertThat(test.pictures()).isEmpty();
        assertThat(test.withoutPicture()).isEqualTo(34);
    }
}
