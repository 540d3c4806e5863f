package werkbank.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import werkbank.WerkbankException;
import werkbank.dataset.IdxFile;
import werkbank.experiment.InMemoryTrialStore;
import werkbank.experiment.Samples;
import werkbank.experiment.TrialStore;
import werkbank.experiment.trial.BestEstimate;
import werkbank.space.Objective;

/** Twenty trials that get each of 400 images wrong with a chance of a tenth, whatever the others do. */
class WorthElsewhereTest {
    private static final int IMAGES = 400;

    @TempDir
    Path folder;

    private final TrialStore store = new InMemoryTrialStore(Samples.study("s"));

    @Test
    void theBestOfEqualTrialsIsWorthWhatTheyAllAre() {
        trials(20);

        BestEstimate estimate = estimate(Objective.VAL_ACCURACY).orElseThrow();

        assertThat(estimate.among()).isEqualTo(20);
        assertThat(estimate.reached())
                .isEqualTo(store.trial(estimate.trial())
                        .orElseThrow()
                        .best()
                        .orElseThrow()
                        .accuracy())
                .isGreaterThan(0.915);
        assertThat(estimate.elsewhere()).isBetween(0.885, 0.912);
    }

    @Test
    void theEstimateHasTheObjectivesUnit() {
        trials(20);
        double accuracy = estimate(Objective.VAL_ACCURACY).orElseThrow().elsewhere();

        assertThat(estimate(Objective.VAL_ERRORS).orElseThrow().elsewhere())
                .isCloseTo(IMAGES * (1 - accuracy), within(1e-9));
        // Of one class alone.
        assertThat(estimate(Objective.VAL_BALANCED_ACCURACY).orElseThrow().elsewhere())
                .isCloseTo(accuracy, within(0.01));
        assertThat(estimate(Objective.VAL_F1).orElseThrow().elsewhere()).isBetween(0.93, 0.96);
        double wrong = 1 - accuracy;
        assertThat(estimate(Objective.VAL_LOSS).orElseThrow().elsewhere())
                .isCloseTo(-wrong * Math.log(0.25) - accuracy * Math.log(0.75), within(0.01));
    }

    @Test
    void withoutAnotherTrialThereIsNoChoice() throws IOException {
        trials(2);
        assertThat(estimate(Objective.VAL_ACCURACY)).isPresent();
        Files.delete(folder.resolve("2.idx"));
        assertThat(estimate(Objective.VAL_ACCURACY)).isEmpty();
    }

    @Test
    void trialsWithoutFilesAreCountedToo() {
        trials(20);
        assertThat(estimate(Objective.VAL_ACCURACY).orElseThrow().complete()).isEqualTo(20);
        int best = estimate(Objective.VAL_ACCURACY).orElseThrow().trial();
        IntStream.rangeClosed(1, 20).filter(number -> number != best).limit(15).forEach(store::forgetFiles);

        BestEstimate estimate = estimate(Objective.VAL_ACCURACY).orElseThrow();

        assertThat(estimate.trial()).isEqualTo(best);
        assertThat(estimate.among()).isEqualTo(5);
        assertThat(estimate.complete()).isEqualTo(20);
    }

    @Test
    void anAlteredFileIsRefused() {
        trials(2);
        IdxFile.writeFloats(folder.resolve("2.idx"), new float[IMAGES][2]);

        assertThatThrownBy(() -> estimate(Objective.VAL_ACCURACY))
                .isInstanceOf(WerkbankException.class)
                .hasMessageStartingWith(folder.resolve("2.idx") + " has changed");
    }

    private Optional<BestEstimate> estimate(Objective objective) {
        return WorthElsewhere.of(store.trials(), objective, new int[IMAGES], folder);
    }

    private void trials(int count) {
        StoredAnswers answers = new StoredAnswers(store, folder, new int[IMAGES]);
        Random random = new Random(6);
        for (int number = 1; number <= count; number++) {
            answers.add(
                    number,
                    null,
                    IntStream.range(0, IMAGES)
                            .map(i -> random.nextInt(10) == 0 ? 1 : 0)
                            .toArray());
        }
    }
}
