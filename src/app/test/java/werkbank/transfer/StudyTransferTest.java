package werkbank.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import werkbank.experiment.KnownResults;
import werkbank.experiment.KnownTrial;
import werkbank.experiment.OutcomeBuilder;
import werkbank.experiment.trial.Trial;
import werkbank.experiment.trial.TrialResult;
import werkbank.experiment.trial.TrialState;
import werkbank.space.Spaces;

/** Trials of one space in the terms of another. */
class StudyTransferTest {
    private static final String OURS =
            """
            name: ours
            trials: 6
            parameters:
              filters: {int: [16, 64], step: 16}
              rate: {float: [1e-4, 1e-2], log: true}
            network:
              - conv: {filters: $filters, kernel: {choice: [3, 5]}}
              - dropout: {float: [0.1, 0.9]}
            training:
              epochs: 12
              batch-size: {int: [16, 256], step: 16}
              learning-rate: $rate
            """;

    private static Trial trial(int number, TrialState state, Map<String, Object> parameters, double accuracy) {
        Optional<TrialResult.Outcome> outcome = state == TrialState.COMPLETE || state == TrialState.PRUNED
                ? Optional.of(OutcomeBuilder.reaching(accuracy).build())
                : Optional.empty();
        return new Trial(
                number,
                state,
                number,
                new TreeMap<>(parameters),
                state == TrialState.PRUNED ? 3 : 9,
                1,
                Instant.EPOCH,
                Optional.of(Instant.EPOCH),
                outcome,
                Optional.empty(),
                Optional.empty());
    }

    private static KnownResults transfer(String theirs, Trial... trials) {
        return new StudyTransfer(Spaces.read(OURS), Instant.EPOCH).of("before", Spaces.read(theirs), List.of(trials));
    }

    @Test
    void whatHadNoRangeThereHasItsFixedValueOrTheDefault() {
        String theirs =
                """
                name: theirs
                trials: 6
                parameters: {filters: {int: [16, 96], step: 16}}
                network:
                  - conv: {filters: $filters}
                  - dropout: 0.4
                training:
                  epochs: 9
                  batch-size: 64
                  learning-rate: {float: [1e-4, 1e-1], log: true}
                """;
        KnownResults results = transfer(
                theirs,
                trial(1, TrialState.COMPLETE, Map.of("filters", 32, "training.learning-rate", 0.002), 0.9),
                trial(2, TrialState.COMPLETE, Map.of("filters", 96, "training.learning-rate", 0.002), 0.99),
                trial(3, TrialState.COMPLETE, Map.of("filters", 96, "training.learning-rate", 0.05), 0.5),
                trial(4, TrialState.COMPLETE, Map.of("filters", 48, "training.learning-rate", 0.05), 0.5));
        assertThat(results.trials())
                .containsExactly(new KnownTrial(
                        new TreeMap<>(Map.of(
                                "filters",
                                32,
                                "rate",
                                0.002,
                                "network.1.conv.kernel",
                                3,
                                "network.2.dropout",
                                0.4,
                                "training.batch-size",
                                64)),
                        Optional.of(0.9),
                        Optional.of(9),
                        true));
        assertThat(results.leftOut())
                .containsExactly(
                        "2 trials left out: filters is not 16 to 64 in steps of 16 (first trial 2: 96)",
                        "1 trial left out: rate is not 0.0001 to 0.01, logarithmic (trial 4: 0.05)");
    }

    @Test
    void whatCanNotBeToldIsLeftOut() {
        String theirs = "name: theirs\ntrials: 1\nnetwork: [dense: {int: [8, 16]}]\ntraining: {epochs: 9}\n";
        KnownResults results = transfer(theirs, trial(1, TrialState.COMPLETE, Map.of("network.1.dense", 8), 0.9));
        assertThat(results.trials()).isEmpty();
        assertThat(results.leftOut()).containsExactly("1 trial left out: filters is not known (trial 1)");
    }

    @Test
    void completeTrialsComeBeforePrunedOnesAndThoseThatDivergedAreLast() {
        Map<String, Object> any = Map.of(
                "filters",
                16,
                "rate",
                0.001,
                "network.1.conv.kernel",
                3,
                "network.2.dropout",
                0.5,
                "training.batch-size",
                32);
        KnownResults results = transfer(
                OURS,
                trial(1, TrialState.DIVERGED, any, 0),
                trial(2, TrialState.PRUNED, any, 0.8),
                trial(3, TrialState.COMPLETE, any, 0.7),
                trial(4, TrialState.COMPLETE, any, 0.9),
                trial(5, TrialState.FAILED, any, 0),
                trial(6, TrialState.INTERRUPTED, any, 0));
        assertThat(results.trials()).hasSize(4);
        assertThat(results.bestFirst())
                .extracting(KnownTrial::value)
                .containsExactly(Optional.of(0.9), Optional.of(0.7), Optional.of(0.8), Optional.empty());
        assertThat(results.words()).isEqualTo("4 trials of study 'before', the best 0.900000 (val-accuracy)");
    }
}
