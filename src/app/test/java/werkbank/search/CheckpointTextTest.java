package werkbank.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import werkbank.space.Spaces;

class CheckpointTextTest {
    private static Optional<String> words(String scheduler, String objective, String training) {
        return CheckpointText.of(Spaces.read("name: a\ntrials: 9\nscheduler: " + scheduler + "\nobjective: " + objective
                + "\nnetwork: [dense: 4]\ntraining: {epochs: 9" + training + "}\n"));
    }

    @Test
    void bothFiguresAreNamed() {
        assertThat(words("asha", "val-errors", ", checkpoint: val-loss"))
                .contains("on their way trials are compared by their best val-accuracy so far, but each ends with that"
                        + " of its epoch of the best val-loss, its checkpoint");
    }

    @Test
    void aCheckpointThatIsSearchedMayBeAnyOther() {
        assertThat(words("median", "val-loss", ", checkpoint: {choice: [val-loss, val-f1, loss]}")
                        .orElseThrow())
                .contains("best val-loss so far")
                .contains("best loss or val-f1, its");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "none | val-loss     | ', checkpoint: val-accuracy'",
                "asha | val-loss     | ', checkpoint: val-loss'",
                "asha | val-errors   | ', checkpoint: val-accuracy'",
                "asha | val-f1       | ''",
                "asha | val-accuracy | ''"
            })
    void nothingIsSaidWhereTheyAreOneOrTrialsAreComparedAtTheirEndsAlone(
            String scheduler, String objective, String training) {
        assertThat(words(scheduler, objective, training)).isEmpty();
    }
}
