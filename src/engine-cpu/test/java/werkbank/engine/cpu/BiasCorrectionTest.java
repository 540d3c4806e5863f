package werkbank.engine.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import werkbank.dataset.Images;
import werkbank.engine.fused.FusedNetwork;
import werkbank.engine.saved.SavedNetwork;
import werkbank.recipe.LayerSensitivity;
import werkbank.recipe.Quantisation;

/** A network that has learned where in noise a bright square is, in eight bits with and without corrections. */
class BiasCorrectionTest {
    private static final int CLASSES = BrightQuarter.CLASSES;
    private static final int IMAGES = BrightQuarter.IMAGES;

    private final Images images = BrightQuarter.images();

    @TempDir
    static Path folder;

    private static FusedNetwork network;

    @BeforeAll
    static void learn() throws IOException {
        assumeTrue(new CpuQuantiser().whyNot().isEmpty());
        Path zip = folder.resolve("network.zip");
        BrightQuarter.learn(zip);
        network = FusedNetwork.of(SavedNetwork.read(zip, BrightQuarter.GREY));
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

    /** Not nearer than without corrections: this network is so sure that what is left is mostly noise. */
    @Test
    void answersAreNearThoseOfFloats() {
        Quantisation corrected = new BiasCorrection(network, images).of(Calibration.of(network, images));
        float[][] wanted = answers(Arithmetic.floats(network));
        assertThat(distance(answers(Arithmetic.levels(network, corrected)), wanted))
                .isLessThan(0.005);
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
