package werkbank.engine.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Map;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import werkbank.recipe.Recipe;
import werkbank.recipe.Shape;
import werkbank.space.yaml.SpaceReader;

/** Without a limit, the steps are DL4J's to the bit, but those of RMSProp and Nadam. */
class StepUpdaterTest {
    private static final int ROWS = 7;

    @ParameterizedTest
    @ValueSource(strings = {"sgd", "adam, l2: 0.01", "adamw, l1: 0.001", "nesterov", "amsgrad"})
    void stepsAreDl4js(String optimizer) {
        Recipe recipe = recipe("[conv: 2, batch-norm, dense: 5, dropout: 0.2, batch-norm]", optimizer);
        MultiLayerNetwork theirs = NetworkBuilder.build(recipe, Shape.grey(6, 6), 3, 1);
        MultiLayerNetwork ours = NetworkBuilder.build(recipe, Shape.grey(6, 6), 3, 1);
        StepUpdater.install(ours, recipe.training().clipping());
        INDArray start = theirs.params().dup();
        for (int step = 0; step < 4; step++) {
            step(theirs, step);
            step(ours, step);
        }

        assertThat(ours.params()).isEqualTo(theirs.params()).isNotEqualTo(start);
        assertThat(ours.getUpdater().getStateViewArray())
                .isEqualTo(theirs.getUpdater().getStateViewArray());
    }

    /** Keras: v ← 0.9 v + 0.1 g², p ← p − rate · g / (√v + epsilon), v at first 0. */
    @Test
    void rmspropStartsAtZero() {
        Recipe recipe = recipe("[conv: 2, batch-norm, dense: 5]", "rmsprop, learning-rate: 0.01, epsilon: 0.001");
        MultiLayerNetwork network = NetworkBuilder.build(recipe, Shape.grey(6, 6), 3, 1);
        StepUpdater.install(network, recipe.training().clipping());
        float[] expected = network.getParam("2_W").dup('c').data().asFloat();
        double[] v = new double[expected.length];
        for (int step = 0; step < 3; step++) {
            INDArray gradient = gradient(network, step).getGradientFor("2_W").dup('c');
            float[] g = gradient.data().asFloat();
            step(network, step);
            for (int i = 0; i < v.length; i++) {
                double mean = g[i] / ROWS;
                v[i] = 0.9 * v[i] + 0.1 * mean * mean;
                expected[i] -= (float) (0.01 * mean / (Math.sqrt(v[i]) + 0.001));
            }
            assertThat(network.getParam("2_W").dup('c').data().asFloat()).containsExactly(expected, within(1e-6f));
        }
    }

    private static Recipe recipe(String network, String optimizer) {
        return new SpaceReader(Path.of("data"))
                .read(
                        "name: s\ntrials: 1\nnetwork: " + network + "\ntraining: {epochs: 1, optimizer: " + optimizer
                                + "}\n",
                        "s.yaml",
                        Path.of(""))
                .recipe(Map.of());
    }

    private static Gradient gradient(MultiLayerNetwork network, int seed) {
        network.setInput(features(seed));
        network.setLabels(labels(seed));
        Nd4j.getRandom().setSeed(seed);
        network.computeGradientAndScore();
        return network.gradient();
    }

    private static void step(MultiLayerNetwork network, int seed) {
        Nd4j.getRandom().setSeed(seed);
        network.fit(features(seed), labels(seed));
    }

    private static INDArray features(int seed) {
        return Nd4j.rand(new int[] {ROWS, 1, 6, 6}, 5 + seed);
    }

    private static INDArray labels(int seed) {
        INDArray labels = Nd4j.zeros(ROWS, 3);
        for (int row = 0; row < ROWS; row++) {
            labels.putScalar(row, (row + seed) % 3, 1);
        }
        return labels;
    }
}
