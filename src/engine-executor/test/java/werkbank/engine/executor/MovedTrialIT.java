package werkbank.engine.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import werkbank.dataset.Fold;
import werkbank.dataset.ImageFolder;
import werkbank.dataset.LabelledImages;
import werkbank.engine.Engine;
import werkbank.engine.device.DeviceName;
import werkbank.engine.dl4j.Dl4jEngine;
import werkbank.engine.saved.SavedNetwork;
import werkbank.experiment.EventLog;
import werkbank.experiment.trial.EpochMetrics;
import werkbank.experiment.trial.TrialResult;
import werkbank.experiment.trial.TrialSpec;
import werkbank.experiment.trial.TrialState;
import werkbank.recipe.Recipe;
import werkbank.recipe.Shape;
import werkbank.space.DataSpecBuilder;
import werkbank.space.yaml.SpaceReader;
import werkbank.train.TrialTrainer;

/** A trial that is interrupted on one engine and goes on with another, in the middle of its epochs. */
class MovedTrialIT {
    private static final LabelledImages MNIST =
            ImageFolder.of(Path.of("data", "mnist")).readTraining().images();
    private static final List<Fold> FOLDS = List.of(new Fold(part(0, 160), part(160, 240)));

    private static final Supplier<Engine> DL4J = Dl4jEngine::new;
    private static final Supplier<Engine> PLAIN = PlainEngine::new;

    /** Everything that draws random numbers, and all that steps change. */
    private static final String SPACE =
            """
            name: s
            trials: 1
            network:
              - conv: {filters: 5, kernel: 3, stride: 2, activation: elu}
              - batch-norm: {momentum: 0.5}
              - spatial-dropout: 0.1
              - max-pool: 2
              - dropout: 0.2
              - dense: {units: 12, activation: tanh}
              - gaussian-dropout: 0.1
              - alpha-dropout: 0.1
            augmentation: {rotation: 5, shift: 0.05}
            training: {epochs: 4, batch-size: 32, learning-rate: 0.01, %s}
            """;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "optimizer: adam, checkpoint: val-loss, ema: {decay: 0.9}, keep-final: true",
                "optimizer: nesterov, steps-per-epoch: 3, keep-final: true, l2: 1.0e-3, clip-norm: 1",
                "optimizer: nesterovw, steps-per-epoch: 3, keep-final: true, lookahead: {steps: 2, share: 0.4, power: 1},"
                        + " ema: {decay: 0.8}, checkpoint: val-loss",
                "optimizer: amsgrad, keep-final: true, schedule: {type: cosine}",
                "optimizer: rmsprop, keep-final: true, label-smoothing: 0.1, class-weights: balanced",
            })
    void aMovedTrialEndsAsOneThatStayedWhateverWayItMoved(String training) throws IOException {
        Trial stayed = train(training, "stayed", DL4J, DL4J);
        Trial there = train(training, "there", DL4J, PLAIN);
        Trial back = train(training, "back", PLAIN, DL4J);
        Trial away = train(training, "away", PLAIN, PLAIN);

        assertThat(stayed.notes()).isEmpty();
        assertThat(away.notes()).isEmpty();
        assertThat(there.notes()).containsExactly(note("plain", "dl4j"));
        assertThat(back.notes()).containsExactly(note("dl4j", "plain"));
        for (Trial moved : List.of(there, back, away)) {
            assertClose(moved, stayed);
        }
        assertThat(train(training, "whole", PLAIN).parameters())
                .as("interrupted on the same engine, to the bit")
                .containsExactly(away.parameters());
        assertThat(train(training, "whole-2", DL4J).parameters()).containsExactly(stayed.parameters());
    }

    private static String note(String now, String former) {
        String device = " on " + DeviceName.ofProcessor();
        return "goes on in f32 by " + now + device + "; its epochs so far were trained in f32 by " + former + device
                + "; the last digits of its figures may differ";
    }

    private static void assertClose(Trial moved, Trial stayed) {
        assertThat(moved.epochs()).hasSize(4);
        for (int i = 0; i < 4; i++) {
            assertThat(moved.epochs().get(i).loss())
                    .isCloseTo(stayed.epochs().get(i).loss(), within(2e-3));
            assertThat(moved.epochs().get(i).validationLoss())
                    .isCloseTo(stayed.epochs().get(i).validationLoss(), within(2e-3));
            assertThat(moved.epochs().get(i).learningRate())
                    .isEqualTo(stayed.epochs().get(i).learningRate());
        }
        double squares = 0;
        double all = 0;
        for (int i = 0; i < stayed.parameters().length; i++) {
            squares += Math.pow(moved.parameters()[i] - stayed.parameters()[i], 2);
            all += Math.pow(stayed.parameters()[i], 2);
        }
        assertThat(Math.sqrt(squares / all)).isLessThan(2e-3);
    }

    /**
     * What became of a trial.
     *
     * @param epochs of all its runs
     * @param parameters of its last network
     */
    private record Trial(List<EpochMetrics> epochs, List<String> notes, float[] parameters) {}

    /** Trains two epochs on the first engine where there are two, and the others on the last. */
    @SafeVarargs
    private Trial train(String training, String name, Supplier<Engine>... engines) throws IOException {
        Path study = Files.createDirectory(folder.resolve(name));
        Recipe recipe = new SpaceReader(Path.of("data", "mnist"))
                .read(String.format(Locale.ROOT, SPACE, training), "s.yaml", Path.of(""))
                .recipe(Map.of());
        TrialSpec spec = TrialSpec.of(1, 7, recipe, DataSpecBuilder.unread(), study.toString());
        Rung heard = new Rung();
        for (int i = 0; i < engines.length - 1; i++) {
            assertThat(new TrialTrainer(engines[i].get(), FOLDS)
                            .train(spec, heard)
                            .state())
                    .isEqualTo(TrialState.WAITING);
            heard.goesOn = true;
        }
        heard.goesOn = true;
        TrialResult result = new TrialTrainer(engines[engines.length - 1].get(), FOLDS).train(spec, heard);
        assertThat(result.state()).isEqualTo(TrialState.COMPLETE);
        Path last =
                study.resolve(result.outcome().orElseThrow().lastModels().get(0).path());
        float[] parameters = SavedNetwork.read(last, Shape.grey(28, 28)).parameters();
        return new Trial(heard.epochs(), heard.notes(), parameters);
    }

    /** Hears a trial, and has it wait after its second epoch. */
    private static final class Rung extends EventLog {
        private boolean goesOn;

        @Override
        public List<Integer> rungs() {
            return List.of(2);
        }

        @Override
        public boolean goesOn(int epoch) {
            return goesOn;
        }
    }

    private static LabelledImages part(int from, int to) {
        return MNIST.subset(IntStream.range(from, to).toArray());
    }
}
