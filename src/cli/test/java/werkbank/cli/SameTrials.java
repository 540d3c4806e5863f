package werkbank.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import werkbank.experiment.Samples;
import werkbank.experiment.TrialStore;
import werkbank.experiment.trial.TrialResult;
import werkbank.store.H2StudyArchive;

/** Compares a study that was disturbed with one that wasn't: all but the time must be the same. */
final class SameTrials {
    private SameTrials() {}

    /**
     * @param whole folder with the undisturbed study, {@code cut} with the other
     * @param epochs that each trial has
     */
    static void assertSame(Path whole, Path cut, String study, int trials, int epochs) {
        assertThat(ledger(cut, study)).hasSize(trials).isEqualTo(ledger(whole, study));
        try (TrialStore undisturbed = new H2StudyArchive(whole).open(study);
                TrialStore disturbed = new H2StudyArchive(cut).open(study)) {
            for (int trial = 1; trial <= trials; trial++) {
                assertThat(Samples.withoutTime(disturbed.epochs(trial)))
                        .hasSize(epochs)
                        .isEqualTo(Samples.withoutTime(undisturbed.epochs(trial)));
                // Names, sizes and SHA-256 of the networks and probabilities are in it.
                assertThat(outcome(disturbed, trial))
                        .usingRecursiveComparison()
                        .ignoringFields("secondsPerImage")
                        .isEqualTo(outcome(undisturbed, trial));
            }
        }
    }

    private static List<JsonNode> ledger(Path results, String study) {
        Answer answer = Answer.of("trials", study, "--json", "--results", results.toString());
        assertThat(answer.code()).as(answer.err()).isZero();
        List<JsonNode> trials = new ArrayList<>();
        answer.json().forEach(trial -> trials.add(((ObjectNode) trial).without(List.of("seconds", "secondsPerImage"))));
        return trials;
    }

    private static TrialResult.Outcome outcome(TrialStore store, int trial) {
        return store.trial(trial).orElseThrow().outcome().orElseThrow();
    }
}
