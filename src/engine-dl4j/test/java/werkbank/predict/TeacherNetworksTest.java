package werkbank.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import werkbank.WerkbankException;
import werkbank.augment.Pixels;
import werkbank.dataset.Images;
import werkbank.dataset.LabelledImages;
import werkbank.engine.Engine;
import werkbank.engine.dl4j.Dl4jEngine;
import werkbank.engine.dl4j.NetworkBuilder;
import werkbank.experiment.Predictor.Network;
import werkbank.experiment.Predictor.Output;
import werkbank.experiment.trial.Teacher;
import werkbank.file.DurableFile;
import werkbank.file.StoredFile;
import werkbank.recipe.Recipe;
import werkbank.recipe.Shape;
import werkbank.recipe.Views;
import werkbank.space.yaml.SpaceReader;
import werkbank.train.Batches;
import werkbank.train.Targets;

/** Three networks of drawn weights: one member, and another of two folds. */
class TeacherNetworksTest {
    private static final Engine ENGINE = new Dl4jEngine();
    private static final int IMAGES = 5;
    private static final int SIDE = 6;
    private static final int CLASSES = 3;
    private static final Recipe RECIPE = new SpaceReader(Path.of("data", "mnist"))
            .read(
                    """
                    name: s
                    trials: 1
                    network: [{conv: {filters: 4, kernel: 3}}, {dropout: 0.5}, {dense: 8}]
                    training: {epochs: 1, batch-size: 5, label-smoothing: 0.1}
                    augmentation: {rotation: 20, shift: 0.2}
                    """,
                    "s.yaml",
                    Path.of(""))
            .recipe(Map.of());

    @TempDir
    Path study;

    private final LabelledImages images = images();
    private List<StoredFile> files;
    private List<float[][]> alone;

    @BeforeEach
    void write() throws IOException {
        files = List.of(file("a.zip", 1), file("b.zip", 2), file("c.zip", 3));
        List<Network> networks = files.stream()
                .map(file -> new Network(study.resolve(file.path()), Views.ONCE))
                .toList();
        alone = new NetworkPredictor(ENGINE)
                .run(networks, images.images()).stream()
                        .map(Output::probabilities)
                        .toList();
    }

    private StoredFile file(String name, long seed) throws IOException {
        Path file = study.resolve(name);
        MultiLayerNetwork network = NetworkBuilder.build(RECIPE, Shape.grey(SIDE, SIDE), CLASSES, seed);
        ModelSerializer.writeModel(network, file.toFile(), false);
        network.close();
        return new StoredFile(name, DurableFile.sha256(file), Files.size(file));
    }

    private static LabelledImages images() {
        Random random = new Random(7);
        byte[][] pixels = new byte[IMAGES][SIDE * SIDE];
        for (byte[] image : pixels) {
            random.nextBytes(image);
        }
        return new LabelledImages(new Images(pixels, Shape.grey(SIDE, SIDE)), new int[] {0, 1, 2, 1, 0}, CLASSES);
    }

    @Test
    void itSaysTheWeightedMeanAfterTheTemperature() {
        float[][] said = said(teacher(0.5));

        for (int row = 0; row < IMAGES; row++) {
            double[] mean = new double[CLASSES];
            double sum = 0;
            for (int c = 0; c < CLASSES; c++) {
                mean[c] = 0.75 * alone.get(0)[row][c] + 0.25 * (alone.get(1)[row][c] + alone.get(2)[row][c]) / 2;
                sum += mean[c] * mean[c];
            }
            for (int c = 0; c < CLASSES; c++) {
                assertThat((double) said[row][c]).isCloseTo(mean[c] * mean[c] / sum, within(1e-6));
            }
        }
        assertThat(alone.get(0)[0][0]).as("drawn apart").isNotCloseTo(alone.get(1)[0][0], within(1e-3f));
    }

    @Test
    void ofOneNetworkItSaysWhatThatSays() {
        Teacher one = new Teacher(List.of(new Teacher.Member(1, List.of(files.get(0)))), 1);

        assertThat(said(one)).isDeepEqualTo(alone.get(0));
    }

    private float[][] said(Teacher teacher) {
        try (TeacherNetworks networks = TeacherNetworks.read(ENGINE, teacher, study, Shape.grey(SIDE, SIDE))) {
            float[] said = networks.probabilities(Pixels.batch(images.images()));
            return IntStream.range(0, IMAGES)
                    .mapToObj(row -> Arrays.copyOfRange(said, row * CLASSES, (row + 1) * CLASSES))
                    .toArray(float[][]::new);
        }
    }

    @Test
    void theTargetsAreHalfTruthAndHalfWhatIsSaidOfTheAugmentedImages() {
        try (TeacherNetworks networks = TeacherNetworks.read(ENGINE, teacher(1), study, Shape.grey(SIDE, SIDE));
                Batches batches = new Batches(images, RECIPE, 9, 1, false)) {
            float[] features = batches.features(0);
            float[] targets = Targets.of(networks).of(batches, 0, features);
            float[] ofTheSame = networks.probabilities(features);
            float[] truth = batches.labels(0);
            for (int i = 0; i < targets.length; i++) {
                assertThat(targets[i] * 2 - truth[i]).isCloseTo(ofTheSame[i], within(1e-6f));
            }
            float[] ofPlain = networks.probabilities(Pixels.batch(images.images()));
            assertThat(ofTheSame[0]).isNotCloseTo(ofPlain[0], within(1e-3f));
        }
    }

    @Test
    void withoutATeacherTheTargetsAreTheSmoothedClasses() {
        try (Batches batches = new Batches(images, RECIPE, 9, 1, false)) {
            float[] targets = Targets.ofTruth(0.3).of(batches, 0, batches.features(0));
            float[] truth = batches.labels(0);
            for (int i = 0; i < targets.length; i++) {
                assertThat(targets[i]).isEqualTo(truth[i] == 1 ? 0.8f : 0.1f);
            }
        }
    }

    @Test
    void anotherFileIsRefused() throws IOException {
        Files.copy(study.resolve("a.zip"), study.resolve("c.zip"), StandardCopyOption.REPLACE_EXISTING);

        assertThatThrownBy(() -> TeacherNetworks.read(ENGINE, teacher(1), study, Shape.grey(SIDE, SIDE)))
                .isInstanceOf(WerkbankException.class)
                .hasMessage("the teacher's %s is missing or was changed", study.resolve("c.zip"));
    }

    private Teacher teacher(double temperature) {
        return new Teacher(
                List.of(
                        new Teacher.Member(0.75, List.of(files.get(0))),
                        new Teacher.Member(0.25, List.of(files.get(1), files.get(2)))),
                temperature);
    }
}
