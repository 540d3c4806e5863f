package werkbank.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import werkbank.cli.StudyProgress.Best;
import werkbank.cli.StudyProgress.RunningTrial;
import werkbank.experiment.OutcomeBuilder;
import werkbank.experiment.Samples;
import werkbank.experiment.trial.EpochMetrics;
import werkbank.experiment.trial.Proposal;
import werkbank.experiment.trial.Trial;
import werkbank.experiment.trial.TrialEvent.Progressed;
import werkbank.experiment.trial.TrialResult;
import werkbank.experiment.trial.TrialState;
import werkbank.search.PlannedEpochs;
import werkbank.space.Constraints;
import werkbank.space.Objective;
import werkbank.space.ResultLimit;

class StudyProgressTest {
    private static final Offset<Double> EXACTLY = within(1e-12);

    @Test
    void withRungsEveryEpochCountsAndNoneTwice() {
        StudyProgress study = study(new PlannedEpochs(20, 0, 9, true));
        study.searchStarted(9, 0);
        study.trialStarted(first(1), 9);
        study.progressed(1, new Progressed(1, 0.5, 0.9));
        assertThat(study.done()).isCloseTo(0.5 / 20, EXACTLY);
        study.epochEnded(1, epoch(1, 0.9));
        study.trialEnded(1, result(TrialState.WAITING, 1));
        assertThat(study.done()).isCloseTo(1.0 / 20, EXACTLY);
        study.trialStarted(first(2), 9);
        study.epochEnded(2, epoch(1, 0.9));
        study.trialEnded(2, result(TrialState.WAITING, 1));
        study.trialStarted(first(1), 9);
        study.resumed(1, List.of(epoch(1, 0.9)));
        study.epochEnded(1, epoch(2, 0.9));
        assertThat(study.done()).isCloseTo(3.0 / 20, EXACTLY);
        assertThat(study.finished()).isZero();
        study.trialEnded(1, result(TrialState.PRUNED, 2));
        assertThat(study.done()).isCloseTo(3.0 / 20, EXACTLY);
        study.trialPruned();
        assertThat(study.finished())
                .as("the one that ended, and the one that waited")
                .isEqualTo(2);
    }

    @Test
    void withoutRungsATrialThatEndsEarlyIsDone() {
        StudyProgress study = study(new PlannedEpochs(18, 0, 9, false));
        study.searchStarted(2, 0);
        study.trialStarted(first(1), 9);
        study.epochEnded(1, epoch(1, 0.9));
        study.trialEnded(1, result(TrialState.COMPLETE, 1));
        assertThat(study.done()).isCloseTo(0.5, EXACTLY);
    }

    @Test
    void trialsBeyondTheForecastDoNotStandForRepeats() {
        StudyProgress study = study(new PlannedEpochs(10, 30, 9, true));
        study.searchStarted(5, 0);
        study.trialStarted(first(1), 9);
        study.trialEnded(1, result(TrialState.COMPLETE, 9));
        study.trialStarted(first(2), 9);
        study.epochEnded(2, epoch(5, 0.9));
        assertThat(study.done()).isCloseTo(10.0 / 40, EXACTLY);
        study.trialStarted(repeat(6, 1), 9);
        study.epochEnded(6, epoch(1, 0.9));
        assertThat(study.done()).isCloseTo(11.0 / 40, EXACTLY);
        assertThat(study.original(6)).hasValue(1);
        assertThat(study.original(2)).isEmpty();
        study.trialEnded(6, result(TrialState.COMPLETE, 1));
        assertThat(study.finished()).as("no repeat counts").isEqualTo(1);
    }

    @Test
    void trialsThatRunAreKnownByNumberWithTheirLastFigure() {
        StudyProgress study = study(new PlannedEpochs(18, 0, 9, false));
        study.searchStarted(2, 0);
        study.trialStarted(first(2), 9);
        study.trialStarted(first(1), 4);
        assertThat(study.running())
                .containsExactlyEntriesOf(new TreeMap<>(
                        Map.of(1, new RunningTrial(4, 1, 0, 0, false), 2, new RunningTrial(9, 1, 0, 0, false))));
        study.progressed(1, new Progressed(3, 0.25, 0.7));
        assertThat(study.running()).containsEntry(1, new RunningTrial(4, 3, 0.25, 0.7, false));
        study.epochEnded(1, epoch(3, 0.8));
        assertThat(study.running()).containsEntry(1, new RunningTrial(4, 3, 1, -0.8, true));
        study.resumed(2, List.of(epoch(1, 0.5), epoch(2, 0.6)));
        assertThat(study.running()).containsEntry(2, new RunningTrial(9, 2, 1, -0.6, true));
        study.trialEnded(1, result(TrialState.FAILED, 3));
        study.progressed(1, new Progressed(4, 0.5, 0.9));
        assertThat(study.running()).as("one that is over says nothing more").containsOnlyKeys(2);
    }

    @Test
    void theBestIsOfAnyEpochAndTheFirstOfEqualsStays() {
        StudyProgress study = ofTwoTrials();
        assertThat(study.best()).isEmpty();
        study.epochEnded(1, epoch(1, 0.75));
        study.epochEnded(2, epoch(1, 0.75));
        study.epochEnded(1, epoch(2, 0.5));
        assertThat(study.best()).contains(new Best(1, epoch(1, 0.75).loss(Objective.VAL_ACCURACY), 0));
        study.resumed(2, List.of(epoch(1, 0.875), epoch(2, 0.5)));
        assertThat(study.best()).contains(new Best(2, epoch(1, 0.875).loss(Objective.VAL_ACCURACY), 0));
    }

    @Test
    void aTrialThatBreaksALimitIsTheBestOnlyWhileNoneKeepsThem() {
        StudyProgress study = study(new PlannedEpochs(27, 0, 9, true));
        study.goOnFrom(
                List.of(trial(1, TrialState.COMPLETE, 3, Optional.of(Samples.outcome(0.98)), Optional.empty())),
                quickerThan(0.125));
        study.searchStarted(3, 1);
        assertThat(study.best()).as("0.25 ms an image").contains(new Best(1, -0.98, 1));
        study.trialStarted(first(2), 9);
        study.epochEnded(2, epoch(1, 0.75));
        assertThat(study.best()).as("its time isn't known before it stops").contains(new Best(2, -0.75, 0));
        study.trialEnded(
                2, waiting(OutcomeBuilder.reaching(0.75).secondsPerImage(0.0003).build()));
        assertThat(study.best()).contains(new Best(1, -0.98, 1));
        study.trialStarted(first(3), 9);
        study.epochEnded(3, epoch(1, 0.5));
        study.trialEnded(
                3, waiting(OutcomeBuilder.reaching(0.5).secondsPerImage(0.0001).build()));
        assertThat(study.best()).contains(new Best(3, -0.5, 0));
    }

    @ParameterizedTest
    @EnumSource(
            value = TrialState.class,
            names = {"FAILED", "DIVERGED"})
    void aTrialThatFailedIsNotTheBestWhateverItHadShown(TrialState end) {
        StudyProgress study = ofTwoTrials();
        study.epochEnded(1, epoch(1, 0.75));
        study.epochEnded(2, epoch(1, 0.5));
        study.trialEnded(1, result(end, 1));
        assertThat(study.best()).contains(new Best(2, -0.5, 0));
    }

    /** Its checkpoint may go by another figure than the objective. */
    @Test
    void aTrialThatStoppedIsWorthWhatItKeeps() {
        StudyProgress study = ofTwoTrials();
        study.epochEnded(1, epoch(1, 0.875));
        study.epochEnded(2, epoch(1, 0.75));
        assertThat(study.best()).contains(new Best(1, -0.875, 0));
        study.trialEnded(1, waiting(Samples.outcome(0.5)));
        assertThat(study.best()).contains(new Best(2, -0.75, 0));
        study.trialEnded(2, waiting(Samples.outcome(0.25)));
        assertThat(study.best()).contains(new Best(1, -0.5, 0));
    }

    @Test
    void anEpochWithoutAFigureIsNoResult() {
        StudyProgress study = study(new PlannedEpochs(18, 0, 9, false));
        study.searchStarted(2, 0);
        study.trialStarted(first(1), 9);
        study.epochEnded(1, epoch(1, Double.NaN));
        assertThat(study.best()).isEmpty();
        study.epochEnded(1, epoch(2, 0.5));
        assertThat(study.best()).contains(new Best(1, -0.5, 0));
    }

    /** Errors are compared with an epoch's accuracy, which is all that an epoch has. */
    @ParameterizedTest
    @CsvSource({"VAL_ACCURACY, VAL_ACCURACY", "VAL_ERRORS, VAL_ACCURACY", "VAL_LOSS, VAL_LOSS", "VAL_F1, VAL_F1"})
    void aStudyThatGoesOnHasItsBestAndWhatIsDone(Objective objective, Objective compared) {
        Trial better = trial(1, TrialState.COMPLETE, 3, Optional.of(Samples.outcome(0.95)), Optional.empty());
        Trial worse = trial(2, TrialState.COMPLETE, 3, Optional.of(Samples.outcome(0.9)), Optional.of(1));
        Trial failed = trial(3, TrialState.FAILED, 1, Optional.empty(), Optional.empty());
        Trial waits = trial(4, TrialState.WAITING, 2, Optional.empty(), Optional.empty());
        StudyProgress study = new StudyProgress(objective, new PlannedEpochs(36, 9, 9, false));
        study.goOnFrom(List.of(worse, failed, better, waits), Constraints.NONE);
        study.searchStarted(4, 5);
        assertThat(study.done()).isCloseTo((9 + 9 + 2 + 9) / 45.0, EXACTLY);
        assertThat(study.finished()).as("a study may have been longer").isEqualTo(4);
        assertThat(study.trials()).isEqualTo(4);
        assertThat(study.original(2)).hasValue(1);
        assertThat(study.best()).contains(new Best(1, better.loss(compared), 0));
    }

    @Test
    void aStudyIsOneTrialUntilItIsRepeated() {
        StudyProgress one = study(new PlannedEpochs(9, 0, 9, false));
        one.searchStarted(1, 0);
        assertThat(one.isOneTrial()).isTrue();
        StudyProgress repeated = study(new PlannedEpochs(9, 9, 9, false));
        repeated.searchStarted(1, 0);
        assertThat(repeated.isOneTrial()).isFalse();
        StudyProgress two = study(new PlannedEpochs(18, 0, 9, false));
        two.searchStarted(2, 0);
        assertThat(two.isOneTrial()).isFalse();
    }

    /** A search whose two trials have just begun. */
    private static StudyProgress ofTwoTrials() {
        StudyProgress study = study(new PlannedEpochs(18, 0, 9, true));
        study.searchStarted(2, 0);
        study.trialStarted(first(1), 9);
        study.trialStarted(first(2), 9);
        return study;
    }

    private static StudyProgress study(PlannedEpochs planned) {
        return new StudyProgress(Objective.VAL_ACCURACY, planned);
    }

    private static Constraints quickerThan(double millis) {
        return new Constraints(List.of(new ResultLimit(ResultLimit.Figure.MS_PER_IMAGE, true, millis)), List.of());
    }

    private static TrialResult waiting(TrialResult.Outcome outcome) {
        return new TrialResult(TrialState.WAITING, 1, 1, Optional.of(outcome), Optional.empty());
    }

    private static Proposal first(int number) {
        return new Proposal(number, new TreeMap<>(), Optional.empty());
    }

    private static Proposal repeat(int number, int original) {
        return new Proposal(number, new TreeMap<>(), Optional.of(original));
    }

    private static EpochMetrics epoch(int number, double accuracy) {
        return new EpochMetrics(number, 0.1, 0.9, 0.1, accuracy, accuracy, 1e-3, 1);
    }

    private static TrialResult result(TrialState state, int epochs) {
        return new TrialResult(state, epochs, 1, Optional.empty(), Optional.empty());
    }

    private static Trial trial(
            int number,
            TrialState state,
            int epochs,
            Optional<TrialResult.Outcome> outcome,
            Optional<Integer> repeats) {
        return new Trial(
                number,
                state,
                number,
                new TreeMap<>(),
                epochs,
                1,
                Samples.NOON,
                Optional.of(Samples.NOON),
                outcome,
                Optional.empty(),
                repeats);
    }
}
