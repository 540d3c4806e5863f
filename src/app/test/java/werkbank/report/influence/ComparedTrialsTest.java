package werkbank.report.influence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import werkbank.experiment.OutcomeBuilder;
import werkbank.experiment.trial.EpochMetrics;
import werkbank.experiment.trial.Trial;
import werkbank.experiment.trial.TrialResult;
import werkbank.experiment.trial.TrialState;
import werkbank.space.Objective;

class ComparedTrialsTest {
    private final List<Trial> trials = new ArrayList<>();
    private final Map<Integer, List<EpochMetrics>> epochs = new HashMap<>();

    /** Adds trials that were pruned, or are complete, after so many epochs; the accuracy of epoch n is 0.9 + n / 1000. */
    private void add(int count, TrialState state, int after) {
        for (int i = 0; i < count; i++) {
            int number = trials.size() + 1;
            Trial complete = ScoredTrials.trial(number, Map.of("x", number / 100.0), 0.99);
            trials.add(new Trial(
                    number,
                    state,
                    number,
                    new TreeMap<>(complete.parameters()),
                    after,
                    10,
                    complete.started(),
                    complete.ended(),
                    complete.outcome(),
                    Optional.empty(),
                    Optional.empty()));
            epochs.put(
                    number,
                    IntStream.rangeClosed(1, after)
                            .mapToObj(epoch -> epoch(epoch, 0.9 + epoch / 1_000.0))
                            .toList());
        }
    }

    private static EpochMetrics epoch(int epoch, double accuracy) {
        return new EpochMetrics(epoch, 0.3, 0.9, 1 - accuracy, accuracy, accuracy, 1e-3, 10);
    }

    private ComparedTrials judgement() {
        return ComparedTrials.of(trials, epochs, Objective.VAL_ACCURACY);
    }

    /** Nine, eight and four of 21 went to the three rungs of the study behind the shipped report. */
    @Test
    void whereMostArePrunedTheHighestEpochThatEnoughReachedDecides() {
        add(9, TrialState.PRUNED, 2);
        add(8, TrialState.PRUNED, 6);
        add(4, TrialState.COMPLETE, 18);
        assertThat(judgement().epoch()).contains(2);
        assertThat(judgement().trials()).hasSize(21).allMatch(judged -> judged.loss() == -0.902);
    }

    @Test
    void twentyOfManyAreEnough() {
        add(60, TrialState.PRUNED, 2);
        add(14, TrialState.PRUNED, 6);
        add(6, TrialState.COMPLETE, 18);
        assertThat(judgement().epoch()).contains(6);
        assertThat(judgement().trials()).hasSize(20);
    }

    @Test
    void whereHalfOrTwentyAreCompleteTheEndDecides() {
        add(5, TrialState.PRUNED, 2);
        add(5, TrialState.COMPLETE, 18);
        assertThat(judgement().epoch()).isEmpty();
        assertThat(judgement().trials()).hasSize(5).allMatch(judged -> judged.loss() == -0.99);
        add(100, TrialState.PRUNED, 2);
        assertThat(judgement().epoch()).contains(2);
        add(15, TrialState.COMPLETE, 18);
        assertThat(judgement().epoch()).isEmpty();
        assertThat(judgement().trials()).hasSize(20);
    }

    @Test
    void theBestEpochUpToTheRungCountsAndWhatIsNoNumberDoesNot() {
        add(5, TrialState.PRUNED, 2);
        epochs.put(1, List.of(epoch(1, 0.95), epoch(2, 0.93)));
        epochs.put(2, List.of(epoch(1, Double.NaN), epoch(2, Double.NaN)));
        add(1, TrialState.DIVERGED, 2);
        ComparedTrials judgement = judgement();
        assertThat(judgement.epoch()).contains(2);
        assertThat(judgement.trials()).hasSize(5).extracting(ScoredTrial::loss).contains(-0.95, -0.902);
    }

    @Test
    void tooFewTrialsAreJudgedNowhere() {
        add(3, TrialState.PRUNED, 2);
        add(1, TrialState.COMPLETE, 18);
        assertThat(judgement()).isEqualTo(new ComparedTrials(judgement().trials(), Optional.empty()));
        assertThat(judgement().trials()).hasSize(1);
    }

    /** Epochs have accuracies alone; of 2,000 images 0.902 is 196 errors. */
    @Test
    void errorsAreCountedFromTheAccuracyOfAnEpoch() {
        add(5, TrialState.PRUNED, 2);
        assertThat(ComparedTrials.of(trials, epochs, Objective.VAL_ERRORS).trials())
                .isEmpty();
        trials.set(0, with(trials.get(0), List.of(List.of(900, 100), List.of(90, 910))));
        assertThat(ComparedTrials.of(trials, epochs, Objective.VAL_ERRORS).trials())
                .hasSize(5)
                .allMatch(judged -> judged.loss() == 196);
    }

    private static Trial with(Trial trial, List<List<Integer>> confusion) {
        TrialResult.Outcome outcome = trial.outcome().orElseThrow();
        return new Trial(
                trial.number(),
                trial.state(),
                trial.seed(),
                trial.parameters(),
                trial.epochs(),
                trial.seconds(),
                trial.started(),
                trial.ended(),
                Optional.of(OutcomeBuilder.of(outcome).confusion(confusion).build()),
                trial.failure(),
                trial.repeats());
    }
}
