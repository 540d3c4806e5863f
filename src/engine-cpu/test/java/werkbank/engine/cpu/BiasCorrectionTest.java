package werkbank.engine.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import werkbank.dataset.Images;
import werkbank.engine.NetworkSpec;
import werkbank.engine.TrainableNetwork;
import werkbank.engine.fused.FusedNetwork;
import werkbank.engine.saved.SavedNetwork;
import werkbank.recipe.LayerSensitivity;
import werkbank.recipe.Quantisation;
import werkbank.recipe.Recipe;
import werkbank.recipe.Shape;
import werkbank.recipe.layer.Activation;
import werkbank.recipe.layer.BatchNorm;
import werkbank.recipe.layer.Convolution;
import werkbank.recipe.layer.Initializer;
import werkbank.recipe.layer.MaxPool;
import werkbank.space.Spaces;

/** A network that has learned where in noise a bright square is, in eight bits with and without corrections. */
class BiasCorrectionTest {
    private static final Shape GREY = Shape.grey(12, 12);
    private static final int CLASSES = 4;
    private static final int IMAGES = 128;

    private final SplittableRandom random = new SplittableRandom(5);

    @TempDir
    Path folder;

    private FusedNetwork network;
    private Images images;

    @BeforeEach
    void learn() throws IOException {
        assumeTrue(new CpuQuantiser().whyNot().isEmpty());
        Recipe any = Spaces.read("name: s\ntrials: 1\nnetwork: [dense: 2]\ntraining: {epochs: 1, optimizer: adam}\n")
                .recipe(java.util.Map.of());
        BatchNorm norm = new BatchNorm(0.9, 1e-3);
        Recipe recipe = new Recipe(
                List.of(conv(8), norm, new MaxPool(2, 2), conv(16), norm), any.training(), any.augmentation());
        Path zip = folder.resolve("network.zip");
        try (TrainableNetwork learner = new CpuEngine().create(new NetworkSpec(recipe, GREY, CLASSES, List.of(), 3));
                var out = Files.newOutputStream(zip)) {
            for (int step = 0; step < 60; step++) {
                step(learner);
            }
            SavedNetwork.of(
                            learner.graph(),
                            learner.configuration(),
                            learner.state().parameters())
                    .write(out);
        }
        network = FusedNetwork.of(SavedNetwork.read(zip, GREY));
        byte[][] rows = new byte[IMAGES][];
        for (int i = 0; i < IMAGES; i++) {
            rows[i] = image(i % CLASSES);
        }
        images = new Images(rows, GREY);
    }

    private static Convolution conv(int filters) {
        return new Convolution(filters, 3, 1, 1, Convolution.Padding.SAME, Activation.RELU, Initializer.HE_NORMAL);
    }

    private void step(TrainableNetwork learner) {
        int batch = 32;
        float[] features = new float[batch * GREY.values()];
        float[] labels = new float[batch * CLASSES];
        for (int i = 0; i < batch; i++) {
            byte[] image = image(i % CLASSES);
            for (int pixel = 0; pixel < image.length; pixel++) {
                features[i * image.length + pixel] = (image[pixel] & 0xFF) / 255f;
            }
            labels[i * CLASSES + i % CLASSES] = 1;
        }
        learner.step(features, labels, 0.003);
    }

    /** Noise with a brighter quarter. */
    private byte[] image(int quarter) {
        byte[] pixels = new byte[GREY.values()];
        for (int i = 0; i < pixels.length; i++) {
            int of = i / 12 / 6 * 2 + i % 12 / 6;
            pixels[i] = (byte) random.nextInt(of == quarter ? 60 : 0, of == quarter ? 256 : 200);
        }
        return pixels;
    }

    /** The mean of each class's logits. */
    private double[] means(Arithmetic arithmetic) {
        double[] means = new double[CLASSES];
        Calibration.each(arithmetic, images, false, (batch, logits) -> {
            for (int i = 0; i < logits.length; i++) {
                means[i % CLASSES] += logits[i] / IMAGES;
            }
        });
        return means;
    }

    @Test
    void meansAreThoseOfFloats() {
        Quantisation plain = Calibration.of(network, images);
        Quantisation corrected = new BiasCorrection(network, images).of(plain);
        double[] wanted = means(Arithmetic.floats(network));
        double[] before = means(Arithmetic.levels(network, plain));
        double[] after = means(Arithmetic.levels(network, corrected));
        double off = 0;
        for (int c = 0; c < CLASSES; c++) {
            off = Math.max(off, Math.abs(before[c] - wanted[c]));
            assertThat(after[c]).isCloseTo(wanted[c], within(1e-4));
        }
        assertThat(off).isGreaterThan(2e-3);
        assertThat(corrected.outputs()).isEqualTo(plain.outputs());
        assertThat(corrected.corrections().get(network.layers().get(0).node())).hasSize(8);
    }

    @Test
    void answersAreNearerToThoseOfFloats() {
        Quantisation plain = Calibration.of(network, images);
        Quantisation corrected = new BiasCorrection(network, images).of(plain);
        float[][] wanted = answers(Arithmetic.floats(network));
        double before = distance(answers(Arithmetic.levels(network, plain)), wanted);
        double after = distance(answers(Arithmetic.levels(network, corrected)), wanted);
        assertThat(after).isLessThan(0.8 * before).isLessThan(0.01);
    }

    private float[][] answers(Arithmetic arithmetic) {
        try (EightBitNetwork computed = new EightBitNetwork(arithmetic)) {
            return computed.answers(images).orElseThrow();
        }
    }

    /** Root of the mean square difference. */
    private static double distance(float[][] found, float[][] wanted) {
        double squares = 0;
        for (int i = 0; i < IMAGES; i++) {
            for (int c = 0; c < CLASSES; c++) {
                squares += Math.pow(found[i][c] - wanted[i][c], 2);
            }
        }
        return Math.sqrt(squares / IMAGES / CLASSES);
    }

    @Test
    void eachLayerAloneIsMeasured() {
        List<LayerSensitivity> found = SensitivityAnalysis.of(network, images);
        assertThat(found).extracting(LayerSensitivity::layer).containsExactlyElementsOf(network.withWeights());
        // 9 · 8 weights at 144 pixels, 9 · 8 · 16 at 36, 16 · 36 · 4 once
        double all = 72 * 144 + 1152 * 36 + 2304;
        assertThat(found.get(0).work()).isCloseTo(72 * 144 / all, within(1e-12));
        assertThat(found.get(1).work()).isCloseTo(1152 * 36 / all, within(1e-12));
        assertThat(found).allMatch(layer -> layer.divergence() >= 0 && layer.divergence() < 1e-2);
    }
}
