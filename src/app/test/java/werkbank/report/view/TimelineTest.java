package werkbank.report.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import werkbank.experiment.trial.EpochMetrics;
import werkbank.experiment.trial.Trial;
import werkbank.experiment.trial.TrialLeg;
import werkbank.experiment.trial.TrialLegBuilder;
import werkbank.experiment.trial.TrialState;
import werkbank.report.SampleStudy;
import werkbank.search.scheduler.Schedulers;
import werkbank.space.SchedulerSpec;

class TimelineTest {
    private static final Instant START = SampleStudy.START;
    private static final SchedulerSpec ASHA = Schedulers.spec("asha", Map.of("min-epochs", 1, "reduction", 3));
    private static final SchedulerSpec NONE = SchedulerSpec.NONE;

    private static Trial trial(int number, TrialState state) {
        return new Trial(
                number,
                state,
                number,
                new TreeMap<>(),
                0,
                0,
                START,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static TrialLeg leg(int trial, String worker, int from, int to, int firstEpoch, int lastEpoch) {
        return run(trial, worker, from, firstEpoch)
                .ended(START.plusSeconds(to), lastEpoch)
                .build();
    }

    private static TrialLeg killed(int trial, int from, int firstEpoch) {
        return run(trial, "1", from, firstEpoch).build();
    }

    private static TrialLegBuilder run(int trial, String worker, int from, int firstEpoch) {
        return TrialLegBuilder.of(trial, START.plusSeconds(from)).worker(worker).firstEpoch(firstEpoch);
    }

    /** Of ten seconds each. */
    private static List<EpochMetrics> epochs(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(epoch -> new EpochMetrics(epoch, 1, 0.5, 1, 0.5, 0.5, 0.01, 10))
                .toList();
    }

    @Test
    void aTrialThatWasPromotedWasPausedBefore() {
        List<TrialLeg> legs = List.of(leg(1, "1", 0, 10, 1, 1), leg(2, "1", 10, 20, 1, 1), leg(1, "1", 20, 40, 2, 3));
        List<Trial> trials = List.of(trial(1, TrialState.COMPLETE), trial(2, TrialState.PRUNED));
        assertThat(Timeline.of(legs, trials, Map.of(), ASHA).bars())
                .containsExactly(
                        new LegBar(1, 0, 0, 10, 1, 1, LegEnd.PAUSED, false),
                        new LegBar(2, 0, 10, 20, 1, 1, LegEnd.PRUNED, false),
                        new LegBar(1, 0, 20, 40, 2, 3, LegEnd.COMPLETE, false));
    }

    @Test
    void withoutRungsATrialThatWentOnWasInterrupted() {
        List<TrialLeg> legs = List.of(leg(1, "1", 0, 10, 1, 1), leg(1, "1", 20, 40, 2, 3));
        assertThat(Timeline.of(legs, List.of(trial(1, TrialState.COMPLETE)), Map.of(), NONE)
                        .bars())
                .extracting(LegBar::end)
                .containsExactly(LegEnd.INTERRUPTED, LegEnd.COMPLETE);
    }

    @Test
    void aLegSaysWhetherItStoppedAtARungOrWasInterrupted() {
        List<TrialLeg> legs = List.of(
                left(1, 0, 10, 1, 1, TrialState.WAITING),
                left(2, 10, 20, 1, 1, TrialState.WAITING),
                left(1, 20, 30, 2, 2, TrialState.INTERRUPTED),
                left(1, 40, 50, 3, 3, TrialState.COMPLETE));
        List<Trial> trials = List.of(trial(1, TrialState.COMPLETE), trial(2, TrialState.PRUNED));
        assertThat(Timeline.of(legs, trials, Map.of(), ASHA).bars())
                .extracting(LegBar::end)
                .containsExactly(LegEnd.PAUSED, LegEnd.PRUNED, LegEnd.INTERRUPTED, LegEnd.COMPLETE);
    }

    private static TrialLeg left(int trial, int from, int to, int firstEpoch, int lastEpoch, TrialState state) {
        return run(trial, "1", from, firstEpoch)
                .ended(START.plusSeconds(to), lastEpoch, state)
                .build();
    }

    @Test
    void theLastLegEndsAsItsTrialDid() {
        Map<TrialState, LegEnd> ends = Map.of(
                TrialState.WAITING, LegEnd.PAUSED,
                TrialState.FAILED, LegEnd.FAILED,
                TrialState.DIVERGED, LegEnd.FAILED,
                TrialState.INTERRUPTED, LegEnd.INTERRUPTED,
                TrialState.RUNNING, LegEnd.RUNNING);
        ends.forEach((state, end) -> assertThat(
                        Timeline.of(List.of(leg(1, "1", 0, 10, 1, 1)), List.of(trial(1, state)), Map.of(), ASHA)
                                .bars()
                                .get(0)
                                .end())
                .isEqualTo(end));
    }

    @Test
    void aLegThatWasKilledIsAsLongAsItsWholeEpochs() {
        List<TrialLeg> legs = List.of(killed(1, 0, 1), killed(1, 50, 4));
        List<LegBar> bars = Timeline.of(legs, List.of(trial(1, TrialState.INTERRUPTED)), Map.of(1, epochs(5)), ASHA)
                .bars();
        assertThat(bars)
                .containsExactly(
                        new LegBar(1, 0, 0, 30, 1, 3, LegEnd.INTERRUPTED, true),
                        new LegBar(1, 0, 50, 70, 4, 5, LegEnd.INTERRUPTED, true));
    }

    @Test
    void aLegThatWasKilledEndsBeforeTheNextAndMayHaveNoEpoch() {
        List<TrialLeg> legs = List.of(killed(1, 0, 1), killed(1, 15, 3), killed(1, 20, 3));
        List<LegBar> bars = Timeline.of(legs, List.of(trial(1, TrialState.RUNNING)), Map.of(1, epochs(2)), ASHA)
                .bars();
        assertThat(bars).extracting(LegBar::to).containsExactly(15.0, 15.0, 20.0);
        assertThat(bars).extracting(LegBar::lastEpoch).containsExactly(2, 2, 2);
    }

    @Test
    void aLegThatRunsHasNotBeenCutOff() {
        List<TrialLeg> legs = List.of(killed(1, 0, 1), killed(1, 50, 4));
        List<LegBar> bars = Timeline.of(legs, List.of(trial(1, TrialState.RUNNING)), Map.of(1, epochs(5)), ASHA)
                .bars();
        assertThat(bars)
                .containsExactly(
                        new LegBar(1, 0, 0, 30, 1, 3, LegEnd.INTERRUPTED, true),
                        new LegBar(1, 0, 50, 70, 4, 5, LegEnd.RUNNING, false));
    }

    @Test
    void aWorkerKeepsItsLaneWhenItsProcessIsReplaced() {
        List<TrialLeg> legs = List.of(
                leg(1, "10 (process 77)", 0, 10, 1, 1),
                leg(2, "2 (process 78)", 0, 10, 1, 1),
                TrialLegBuilder.of(3, START).ended(START.plusSeconds(5), 0).build(),
                leg(4, "2 (process 99)", 10, 20, 1, 1));
        List<Trial> trials = IntStream.rangeClosed(1, 4)
                .mapToObj(number -> trial(number, TrialState.COMPLETE))
                .toList();
        Timeline timeline = Timeline.of(legs, trials, Map.of(), NONE);
        assertThat(timeline.lanes()).containsExactly("worker 2", "worker 10", "unknown");
        assertThat(timeline.unknown()).contains(2);
        assertThat(timeline.bars())
                .filteredOn(bar -> bar.lane() == 0)
                .extracting(LegBar::trial)
                .containsExactly(2, 4);
    }

    @Test
    void longTimesInWhichNothingRanAreLeftOut() {
        List<TrialLeg> legs = List.of(
                leg(1, "1", 0, 100, 1, 1),
                leg(2, "2", 0, 90, 1, 1),
                leg(3, "1", 130, 200, 1, 1),
                leg(4, "1", 30_200, 30_300, 1, 1),
                leg(5, "1", 60_300, 60_310, 1, 1));
        List<Trial> trials = IntStream.rangeClosed(1, 5)
                .mapToObj(number -> trial(number, TrialState.COMPLETE))
                .toList();
        Timeline timeline = Timeline.of(legs, trials, Map.of(), NONE);
        assertThat(timeline.busySeconds())
                .as("0 to 100, 130 to 200, and 110 later")
                .isEqualTo(280);
        assertThat(timeline.breaks()).containsExactly(new Timeline.Break(200, 30_000), new Timeline.Break(300, 30_000));
        assertThat(timeline.bars()).extracting(LegBar::from).containsExactly(0.0, 0.0, 130.0, 200.0, 300.0);
        assertThat(timeline.bars()).extracting(LegBar::to).containsExactly(100.0, 90.0, 200.0, 300.0, 310.0);
    }

    @Test
    void aStudyWithoutLegsHasNone() {
        Timeline timeline = Timeline.of(List.of(), List.of(), Map.of(), NONE);
        assertThat(timeline.lanes()).isEmpty();
        assertThat(timeline.unknown()).isEmpty();
        assertThat(timeline.bars()).isEmpty();
    }
}
