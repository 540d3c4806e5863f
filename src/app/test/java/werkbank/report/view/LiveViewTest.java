package werkbank.report.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import werkbank.experiment.RunningSearch;
import werkbank.experiment.trial.TrialState;
import werkbank.report.ReportData;
import werkbank.report.SampleStudy;

class LiveViewTest {
    private static final Instant NOON = Instant.parse("2024-05-04T12:00:00Z");

    @Test
    void aSearchThatGoesOnIsCounted() {
        SampleStudy study = SampleStudy.full();
        LiveView live = data(study, 60).live().orElseThrow();

        long unfinished = study.trials().stream()
                .filter(trial -> trial.state() == TrialState.INTERRUPTED)
                .count();
        assertThat(unfinished).isPositive();
        assertThat(live).isEqualTo(new LiveView((int) (40 - unfinished), 60, 0, NOON, 7.5, NOON.plusSeconds(80)));
    }

    @Test
    void repeatsComeOnTopOfTheTrialsThatWereAskedFor() {
        LiveView live = data(SampleStudy.repeated(), 50).live().orElseThrow();
        assertThat(live.trials()).isEqualTo(50);
        assertThat(live.finished()).isLessThanOrEqualTo(40);
        assertThat(live.repeats()).isPositive().isEqualTo((int) SampleStudy.repeated().trials().stream()
                .filter(trial -> trial.isRepeat() && trial.state().isFinished())
                .count());
        assertThat(data(SampleStudy.full(), 30).live().orElseThrow().trials()).isEqualTo(40);
    }

    @Test
    void aReportForGoodKnowsOfNone() {
        assertThat(ReportData.of(SampleStudy.full(), SampleStudy.space()).live())
                .isEmpty();
    }

    private static ReportData data(SampleStudy study, int trials) {
        RunningSearch running = new RunningSearch(trials, NOON, 7.5, NOON.plusSeconds(80));
        return ReportData.of(study, SampleStudy.space(), Optional.of(running));
    }
}
