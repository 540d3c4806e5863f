package werkbank.experiment.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import werkbank.experiment.OutcomeBuilder;
import werkbank.experiment.Samples;
import werkbank.experiment.trial.TrialResult.Outcome;
import werkbank.experiment.trial.TrialResult.Weights;
import werkbank.file.StoredFile;
import werkbank.space.Objective;

class TrialCheckpointTest {
    /** {@link Samples#outcome}: log-loss 0.03, macro F1 0.98, 55 errors, best epoch 2. */
    private static final Outcome BEST = Samples.outcome(0.99);

    @ParameterizedTest
    @CsvSource({
        "VAL_ACCURACY, 1 1:5 2 1:4",
        "VAL_LOSS, 1:4 1 2 1:5",
        "VAL_F1, 1:4 1 2 1:5",
        "VAL_BALANCED_ACCURACY, 1:4 1 2 1:5",
        "VAL_ERRORS, 1:5 1 2 1:4",
    })
    void theObjectiveOrdersThemWhoseverTheyAre(Objective objective, String expected) {
        Outcome first = BEST.with(List.of(
                new Checkpoint(
                        5, Weights.TRAINED, 0.985, 0.05, 0.97, 50, models(5), Optional.of(Samples.file("5.idx")), 0.97),
                new Checkpoint(
                        4, Weights.EMA, 0.97, 0.02, 0.99, 60, models(4), Optional.of(Samples.file("4.idx")), 0.99)));
        List<Trial> trials = List.of(trial(2, TrialState.COMPLETE, Samples.outcome(0.98)), trial(1, first));

        assertThat(names(TrialCheckpoint.bestFirst(trials, objective))).isEqualTo(expected);
    }

    @Test
    void equalOnesAreInTheOrderOfTheTrialsThenOfTheTrialsOwn() {
        Checkpoint same = new Checkpoint(
                9, Weights.EMA, 0.99, 0.03, 0.98, 55, models(9), Optional.of(Samples.file("9.idx")), 0.98);
        List<Trial> trials = List.of(trial(2, BEST.with(List.of(same))), trial(1, BEST.with(List.of(same))));

        assertThat(names(TrialCheckpoint.bestFirst(trials, Objective.VAL_ACCURACY)))
                .isEqualTo("1 1:9 2 2:9");
    }

    @Test
    void aRepeatWithAnotherSeedIsACandidateLikeAllOthers() {
        Trial repeat = new Trial(
                2,
                TrialState.COMPLETE,
                8,
                new TreeMap<>(),
                3,
                7.5,
                Samples.NOON,
                Optional.empty(),
                Optional.of(Samples.outcome(0.995)),
                Optional.empty(),
                Optional.of(1));

        assertThat(names(TrialCheckpoint.bestFirst(List.of(trial(1, BEST), repeat), Objective.VAL_ACCURACY)))
                .isEqualTo("2 1");
    }

    @Test
    void onlyCompleteTrialsWithTheirFilesHaveAny() {
        List<Trial> trials = List.of(
                trial(1, TrialState.PRUNED, BEST),
                trial(2, OutcomeBuilder.withoutFiles(BEST)),
                trial(3, TrialState.WAITING, BEST));

        assertThat(TrialCheckpoint.bestFirst(trials, Objective.VAL_ACCURACY)).isEmpty();
    }

    /** {@code 1:4} for epoch 4 of trial 1, {@code 1} for its best. */
    private static String names(List<TrialCheckpoint> checkpoints) {
        String[] names = checkpoints.stream()
                .map(one ->
                        one.trial() + one.otherEpoch().map(epoch -> ":" + epoch).orElse(""))
                .toArray(String[]::new);
        return String.join(" ", Arrays.asList(names));
    }

    private static List<StoredFile> models(int epoch) {
        return List.of(Samples.file(epoch + ".zip"));
    }

    private static Trial trial(int number, Outcome outcome) {
        return trial(number, TrialState.COMPLETE, outcome);
    }

    private static Trial trial(int number, TrialState state, Outcome outcome) {
        return new Trial(
                number,
                state,
                7,
                new TreeMap<>(),
                3,
                7.5,
                Samples.NOON,
                Optional.empty(),
                Optional.of(outcome),
                Optional.empty(),
                Optional.empty());
    }
}
