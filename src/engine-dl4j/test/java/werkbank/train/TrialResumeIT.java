package werkbank.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import werkbank.experiment.trial.EpochMetrics;
import werkbank.experiment.trial.TrialResult;
import werkbank.experiment.trial.TrialResult.Outcome;
import werkbank.experiment.trial.TrialState;

/** Trials that wait or are interrupted, and go on. */
class TrialResumeIT extends DigitTrials {
    @Test
    void aTrialThatWaitsAtARungGoesOnAsIfItHadNotStopped() throws IOException {
        Outcome whole = train("{epochs: 3, batch-size: 32}", 7).outcome().orElseThrow();
        byte[] probabilities = Files.readAllBytes(
                folder.resolve(whole.best().probabilities().orElseThrow().path()));
        List<EpochMetrics> metrics = withoutTime();
        deleteFiles();

        rungs = List.of(1, 3);
        goesOn = false;
        TrialResult waiting = train("{epochs: 3, batch-size: 32}", 7);
        assertThat(waiting.state()).isEqualTo(TrialState.WAITING);
        assertThat(waiting.epochs()).isEqualTo(1);
        assertThat(waiting.outcome().orElseThrow().best().epoch()).isEqualTo(1);
        assertThat(withoutTime()).isEqualTo(metrics.subList(0, 1));

        goesOn = true;
        TrialResult result = train("{epochs: 3, batch-size: 32}", 7);
        assertThat(result.state()).isEqualTo(TrialState.COMPLETE);
        assertThat(withoutTime()).isEqualTo(metrics);
        assertThat(folder.resolve(result.outcome()
                        .orElseThrow()
                        .best()
                        .probabilities()
                        .orElseThrow()
                        .path()))
                .hasBinaryContent(probabilities);
    }

    /**
     * Everything that draws random numbers or remembers; the rates of the first fall with the epochs, the second stops
     * early.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{epochs: 5, batch-size: 32, optimizer: rmsprop, learning-rate: 0.01, checkpoint: val-loss,"
                        + " reduce-lr-on-plateau: {monitor: val-accuracy, patience: 1, factor: 0.5, min-delta: 0.05,"
                        + " cooldown: 1}}",
                "{epochs: 9, batch-size: 64, optimizer: nesterov, learning-rate: 0.005,"
                        + " early-stopping: {monitor: accuracy, patience: 2, min-delta: 0.1}}",
                "{epochs: 5, batch-size: 100, optimizer: nadam, learning-rate: 0.005, checkpoint: val-loss,"
                        + " clip-norm: 2, schedule: {type: one-cycle, warm-up: 0.1}, ema: {decay: 0.9},"
                        + " swa: {start: 0.3, images: 100}}",
                "{epochs: 3, batch-size: 50, optimizer: sgd, learning-rate: 0.05, checkpoint: loss}",
                "{epochs: 5, batch-size: 50, optimizer: rmsprop, learning-rate: 0.01, checkpoint: val-loss,"
                        + " ema: {decay: 0.9}, keep-best: 3}",
                "{epochs: 4, batch-size: 50, optimizer: amsgrad, learning-rate: 0.003, ema: {decay: 0.97},"
                        + " checkpoint: val-accuracy}",
                // A pass has 19 batches: epochs begin with its 1st, 8th, 15th and, of the next, 3rd.
                "{epochs: 4, batch-size: 32, steps-per-epoch: 7, loss-clip: 1.0e-2, optimizer: rmsprop,"
                        + " schedule: {type: cosine, warm-up: 0.2}, ema: {decay: 0.9}, checkpoint: val-loss}"
            })
    void anInterruptedTrialGoesOnAsIfNothingHadHappened(String training) throws IOException {
        Outcome whole = train(NOISY, training, 3).outcome().orElseThrow();
        List<EpochMetrics> metrics = withoutTime();
        Map<String, String> state = arrays();

        for (int after = 1; after <= metrics.size(); after++) {
            deleteFiles();
            interruptAfter = after;
            assertThatThrownBy(() -> train(NOISY, training, 3)).hasMessage("interrupted");
            assertThat(epochs).hasSizeGreaterThanOrEqualTo(after);
            interruptAfter = Integer.MAX_VALUE;

            Outcome resumed = train(NOISY, training, 3).outcome().orElseThrow();

            assertThat(notes).isEmpty();
            assertThat(withoutTime()).as("after epoch %d", after).isEqualTo(metrics);
            assertThat(resumed)
                    .usingRecursiveComparison()
                    .ignoringFields("secondsPerImage")
                    .isEqualTo(whole);
            assertThat(arrays()).isEqualTo(state).containsKey("fold-1-trained.f32");
        }
    }

    /** Of the state, by name. */
    private Map<String, String> arrays() throws IOException {
        Map<String, String> arrays = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(folder.resolve("trials/0001/state.zip")))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                arrays.put(entry.getName(), HexFormat.of().formatHex(zip.readAllBytes()));
            }
        }
        arrays.remove("course.json");
        return arrays;
    }

    @Test
    void aTrialWhoseStateIsOfNoUseStartsOverAndSaysWhy() throws IOException {
        String training = "{epochs: 2, batch-size: 100}";
        train(training, 1);
        List<EpochMetrics> metrics = withoutTime();
        Path state = folder.resolve("trials/0001/state.zip");
        byte[] whole = Files.readAllBytes(state);

        Files.write(state, Arrays.copyOf(whole, whole.length / 2));
        assertStartsOver(training, metrics, "it is damaged");
        whole[whole.length / 2] ^= 1;
        Files.write(state, whole);
        assertStartsOver(training, metrics, "it is damaged");
        Files.writeString(state, "");
        assertStartsOver(training, metrics, "it is damaged");
        train(training, 2);
        assertStartsOver(training, metrics, "it is another trial's");
        Files.writeString(folder.resolve("trials/0001/best-0002.zip"), "changed");
        assertStartsOver(training, metrics, "best-0002.zip was changed");
    }

    private void assertStartsOver(String training, List<EpochMetrics> metrics, String reason) {
        train(training, 1);
        assertThat(notes).singleElement(STRING).contains("starts over", "state.zip", reason);
        assertThat(started).isZero();
        assertThat(withoutTime()).isEqualTo(metrics);
    }

    @ParameterizedTest
    @ValueSource(strings = {"batch-size: [{size: 16, epochs: 1}, {size: 50}]", "batch-size: 16, steps-per-epoch: 9"})
    void interruptedFoldsGoOnAsIfNothingHadHappened(String batches) throws IOException {
        String training = "{epochs: 3, " + batches + ", optimizer: nadam,"
                + " schedule: {type: cosine, warm-up: 0.2}, ema: {decay: 0.9}, swa: {start: 0.3, images: 50}, keep-best: 2}";
        Outcome whole = train(NOISY, training, 3, FOLDS).outcome().orElseThrow();
        List<EpochMetrics> metrics = withoutTime();
        Map<String, String> state = arrays();

        for (int after = 1; after <= 2; after++) {
            deleteFiles();
            interruptAfter = after;
            assertThatThrownBy(() -> train(NOISY, training, 3, FOLDS)).hasMessage("interrupted");
            interruptAfter = Integer.MAX_VALUE;
            Outcome resumed = train(NOISY, training, 3, FOLDS).outcome().orElseThrow();

            assertThat(notes).isEmpty();
            assertThat(withoutTime()).as("after epoch %d", after).isEqualTo(metrics);
            assertThat(resumed)
                    .usingRecursiveComparison()
                    .ignoringFields("secondsPerImage")
                    .isEqualTo(whole);
            assertThat(arrays()).isEqualTo(state).containsKeys("fold-1-ema.f32", "fold-3-updater.f32");
        }
    }
}
