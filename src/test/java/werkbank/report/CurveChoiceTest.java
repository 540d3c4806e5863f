package werkbank.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import werkbank.experiment.EnsembleResult;
import werkbank.experiment.Trial;
import werkbank.experiment.TrialState;
import werkbank.space.Objective;

class CurveChoiceTest {
    @Test
    void aThousandTrialsOfTwentyEpochsKeepTheirCurves() {
        ReportData data = data(SampleStudy.of("large", 1_000, 20));
        assertThat(data.curves()).hasSize(data.trialsWithCurve()).hasSizeGreaterThan(900);
    }

    @Test
    void ofTenThousandTrialsTheMembersTheBestAndOthersFromEverywhereKeepThem() {
        SampleStudy study = SampleStudy.of("huge", 10_000, 3);
        ReportData data = data(study);
        Set<Integer> kept = data.curves().keySet();

        assertThat(kept).hasSize(CurveChoice.MOST_TRIALS);
        assertThat(data.trialsWithCurve()).isEqualTo(study.epochs().size());
        assertThat(data.trials()).hasSize(10_000);
        assertThat(kept)
                .containsAll(study.ensemble().orElseThrow().members().stream()
                        .map(EnsembleResult.Member::trial)
                        .toList());
        List<Integer> best = study.trials().stream()
                .filter(trial -> trial.state() == TrialState.COMPLETE)
                .sorted(Trial.bestFirst(Objective.VAL_ACCURACY))
                .limit(400)
                .map(Trial::number)
                .toList();
        assertThat(kept).containsAll(best);
        kept.stream()
                .filter(number -> !best.contains(number))
                .collect(Collectors.groupingBy(number -> (number - 1) / 1_000, Collectors.counting()))
                .forEach((thousand, count) ->
                        assertThat(count).as("trials of thousand %d", thousand).isBetween(30L, 120L));
    }

    @Test
    void longTrialsAreKeptAsFarAsTheirEpochsGo() {
        ReportData data = data(SampleStudy.of("long", 400, 300));
        int epochs = data.curves().values().stream()
                .mapToInt(curve -> curve.epoch().size())
                .sum();
        assertThat(epochs).isBetween(CurveChoice.MOST_EPOCHS - 300, CurveChoice.MOST_EPOCHS);
        assertThat(data.curves()).containsKey(data.overview().best().orElseThrow());
        assertThat(data.curves().size()).isLessThan(data.trialsWithCurve());
    }

    private static ReportData data(SampleStudy study) {
        return ReportData.of(study, SampleStudy.space());
    }
}
