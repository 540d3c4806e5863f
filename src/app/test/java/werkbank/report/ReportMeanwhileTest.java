package werkbank.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import werkbank.experiment.TrialStore;
import werkbank.report.view.EnsembleView;
import werkbank.report.view.LegBar;
import werkbank.report.view.TestView;
import werkbank.report.view.TrialRow;

/** The report of a study that is written to while its figures are computed. */
class ReportMeanwhileTest {
    private static final SampleStudy STUDY = SampleStudy.full();

    @ParameterizedTest
    @ValueSource(strings = {"ensemble", "evaluation", "legs", "trials", "epochs"})
    void aTrialThatBeginsMeanwhileIsLeftToTheNextReport(String call) {
        ReportData data = ReportData.of(after(call, STUDY.first(20), STUDY.first(21)), SampleStudy.space());
        List<Integer> trials = data.trials().stream().map(TrialRow::number).toList();
        assertThat(data.timeline().bars()).extracting(LegBar::trial).isSubsetOf(trials);
        assertThat(trials).contains(20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ensemble", "evaluation"})
    void theEvaluationOfAnotherEnsembleIsLeftOut(String call) {
        ReportData data = ReportData.of(after(call, STUDY, STUDY.ofCheckpoints()), SampleStudy.space());
        assertThat(data.test()).isEmpty();
        assertThat(data.ensemble().orElseThrow().members())
                .extracting(EnsembleView.Member::epoch)
                .containsOnly(Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"legs", "trials", "epochs"})
    void anEnsembleThatIsReplacedLaterKeepsItsEvaluation(String call) {
        ReportData data = ReportData.of(after(call, STUDY, STUDY.ofCheckpoints()), SampleStudy.space());
        assertThat(data.test().orElseThrow().members())
                .extracting(TestView.Row::trial)
                .isEqualTo(data.ensemble().orElseThrow().members().stream()
                        .map(EnsembleView.Member::trial)
                        .toList());
    }

    /** A store with what the first study has until a call is answered, and with what the second has from then on. */
    private static TrialStore after(String call, SampleStudy first, SampleStudy second) {
        AtomicReference<SampleStudy> now = new AtomicReference<>(first);
        return (TrialStore) Proxy.newProxyInstance(
                TrialStore.class.getClassLoader(), new Class<?>[] {TrialStore.class}, (store, method, arguments) -> {
                    Object answer = method.invoke(now.get(), arguments);
                    if (method.getName().equals(call)) {
                        now.set(second);
                    }
                    return answer;
                });
    }
}
