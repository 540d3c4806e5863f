package werkbank.report.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import werkbank.experiment.result.EnsembleResult;
import werkbank.experiment.trial.Trial;
import werkbank.experiment.trial.TrialState;
import werkbank.report.ReportData;
import werkbank.report.SampleStudy;
import werkbank.space.Objective;

class CurveChoiceTest {
    @Test
    void aThousandTrialsOfTwentyEpochsKeepTheirCurves() {
        SampleStudy study = SampleStudy.of("large", 1_000, 20);
        assertThat(chosen(study)).hasSize(study.epochs().size()).hasSizeGreaterThan(900);
    }

    @Test
    void ofTenThousandTrialsTheMembersTheBestAndOthersFromEverywhereKeepThem() {
        SampleStudy study = SampleStudy.of("huge", 10_000, 3);
        Set<Integer> kept = chosen(study).keySet();

        assertThat(kept).hasSize(CurveChoice.MOST_TRIALS);
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
    void ofLongTrialsAsManyAreKeptAsTheirEpochsAllow() {
        SampleStudy study = SampleStudy.of("long", 400, 300);
        SortedMap<Integer, Curve> kept = chosen(study);

        int epochs =
                kept.values().stream().mapToInt(curve -> curve.epoch().size()).sum();
        assertThat(epochs).isBetween(CurveChoice.MOST_EPOCHS - 300, CurveChoice.MOST_EPOCHS);
        int best = study.trials().stream()
                .min(Trial.bestFirst(Objective.VAL_ACCURACY))
                .orElseThrow()
                .number();
        assertThat(kept).containsKey(best);

        ReportData data = ReportData.of(study, SampleStudy.space());
        assertThat(data.curves()).isEqualTo(kept);
        assertThat(data.trialsWithCurve()).isEqualTo(study.epochs().size());
        assertThat(data.trials()).hasSize(400);
    }

    private static SortedMap<Integer, Curve> chosen(SampleStudy study) {
        SortedMap<Integer, Curve> curves = new TreeMap<>();
        study.epochs().forEach((number, epochs) -> curves.put(number, Curve.of(epochs)));
        return CurveChoice.of(curves, study.trials(), Objective.VAL_ACCURACY, study.ensemble());
    }
}
