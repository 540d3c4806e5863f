package werkbank.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import werkbank.dataset.Fold;
import werkbank.dataset.ImageFolder;
import werkbank.dataset.LabelledImages;
import werkbank.dataset.Split;
import werkbank.engine.Engine;
import werkbank.engine.dl4j.Dl4jEngine;
import werkbank.experiment.Samples;
import werkbank.experiment.trial.EpochMetrics;
import werkbank.experiment.trial.TrialEvent;
import werkbank.experiment.trial.TrialListener;
import werkbank.experiment.trial.TrialResult;
import werkbank.experiment.trial.TrialSpec;
import werkbank.file.DurableFile;
import werkbank.file.StoredFile;
import werkbank.recipe.Recipe;
import werkbank.space.DataSpecBuilder;
import werkbank.space.yaml.SpaceReader;

/** Trains trials of a small network on a few hundred digits and keeps what their listener hears. */
abstract class DigitTrials {
    static final LabelledImages MNIST =
            ImageFolder.of(Path.of("data", "mnist")).readTraining().images();
    static final LabelledImages TRAINING = MNIST.subset(IntStream.range(0, 600).toArray());
    static final LabelledImages VALIDATION =
            MNIST.subset(IntStream.range(600, 900).toArray());

    static final String NETWORK =
            """
            name: s
            trials: 1
            network:
              - conv: {filters: 8, kernel: 3}
              - batch-norm: {momentum: 0.5}
              - max-pool: 2
              - dense: 32
              - dropout: 0.2
            augmentation: {rotation: 5, shift: 0.05}
            """;

    static final String NOISY = NETWORK.replace(
            "dropout: 0.2", "dropout: 0.2\n  - dense: 16\n  - gaussian-dropout: 0.1\n  - alpha-dropout: 0.1");

    @TempDir
    Path folder;

    final List<EpochMetrics> epochs = new ArrayList<>();
    final List<String> progress = new ArrayList<>();
    final List<TrialEvent.CallbackActed> events = new ArrayList<>();

    final List<String> notes = new ArrayList<>();
    int started;
    int interruptAfter = Integer.MAX_VALUE;

    List<Integer> rungs = List.of();
    boolean goesOn = true;
    final TrialListener listener = new TrialListener() {
        @Override
        public List<Integer> rungs() {
            return rungs;
        }

        @Override
        public boolean goesOn(int epoch) {
            return goesOn;
        }

        @Override
        public void on(TrialEvent event) {
            if (event instanceof TrialEvent.Started start) {
                epochs.addAll(start.done());
                started = start.done().size();
            } else if (event instanceof TrialEvent.Noted noted) {
                notes.add(noted.line());
            } else if (event instanceof TrialEvent.EpochEnded ended) {
                epochs.add(ended.metrics());
                if (ended.metrics().epoch() == interruptAfter) {
                    throw new IllegalStateException("interrupted");
                }
            } else if (event instanceof TrialEvent.Progressed progressed) {
                assertThat(progressed.share()).isBetween(0.0, 1.0);
                progress.add("epoch " + progressed.epoch());
            } else if (event instanceof TrialEvent.CallbackActed acted) {
                assertThat(epochs).as("said after the epoch's figures").hasSize(acted.epoch());
                events.add(acted);
            }
        }
    };

    void assertRecorded(StoredFile stored) {
        Path file = folder.resolve(stored.path());
        assertThat(file).hasSize(stored.bytes());
        assertThat(DurableFile.sha256(file)).isEqualTo(stored.sha256());
    }

    static void assertClose(float[][] actual, float[][] expected) {
        for (int row = 0; row < expected.length; row++) {
            assertThat(actual[row]).as("image %d", row).containsExactly(expected[row], within(1e-4f));
        }
    }

    List<EpochMetrics> withoutTime() {
        return Samples.withoutTime(epochs);
    }

    void deleteFiles() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("trials/0001"))) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }

    /** Three hundred digits in three folds. */
    static final LabelledImages DIGITS = MNIST.subset(IntStream.range(0, 300).toArray());

    static final List<Fold> FOLDS = Split.folds(DIGITS.labels(), 3, 0, 1).stream()
            .map(split -> split.fold(DIGITS))
            .toList();

    Engine engine() {
        return new Dl4jEngine();
    }

    TrialResult train(String training, long seed) {
        return train(NETWORK, training, seed);
    }

    TrialResult train(String network, String training, long seed) {
        return train(network, training, seed, List.of(new Fold(TRAINING, VALIDATION)));
    }

    TrialResult train(String network, String training, long seed, List<Fold> folds) {
        epochs.clear();
        events.clear();
        notes.clear();
        Recipe recipe = new SpaceReader(Path.of("data", "mnist"))
                .read(network + "training: " + training + "\n", "s.yaml", Path.of(""))
                .recipe(Map.of());
        TrialSpec spec = TrialSpec.of(1, seed, recipe, DataSpecBuilder.unread(), folder.toString());
        return new TrialTrainer(engine(), folds).train(spec, listener);
    }
}
