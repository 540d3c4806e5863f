package werkbank.report.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import werkbank.experiment.result.Member;
import werkbank.experiment.trial.Trial;
import werkbank.experiment.trial.TrialState;
import werkbank.report.ReportData;
import werkbank.report.SampleStudy;
import werkbank.space.Constraints;
import werkbank.space.Objective;
import werkbank.space.ResultLimit;
import werkbank.space.SearchPlan;
import werkbank.space.SearchPlans;

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
                        .map(Member::trial)
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

    /** Networks of more than 16 filters have more parameters. */
    @Test
    void theBestAreThoseThatKeepTheConstraints() {
        SampleStudy study = SampleStudy.of("huge", 10_000, 3);
        SearchPlan plan = SearchPlans.with(
                SearchPlan.STANDARD,
                new Constraints(List.of(new ResultLimit(ResultLimit.Figure.PARAMETERS, true, 200_000)), List.of()));
        assertThat(chosen(study, plan).keySet())
                .containsAll(study.trials().stream()
                        .filter(trial -> trial.state() == TrialState.COMPLETE)
                        .sorted(Trial.bestFirst(plan))
                        .limit(400)
                        .map(Trial::number)
                        .toList());
    }

    private static SortedMap<Integer, Curve> chosen(SampleStudy study) {
        return chosen(study, SearchPlan.STANDARD);
    }

    private static SortedMap<Integer, Curve> chosen(SampleStudy study, SearchPlan plan) {
        SortedMap<Integer, Curve> curves = new TreeMap<>();
        study.epochs().forEach((number, epochs) -> curves.put(number, Curve.of(epochs)));
        return CurveChoice.of(curves, study.trials(), plan, study.ensemble());
    }
}
