package werkbank.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.GradientUpdater;
import werkbank.space.Recipe;
import werkbank.space.SpaceReader;
import werkbank.space.Training;
import werkbank.train.layer.FastLayers;

/** What one step makes of a gradient. */
class OptimizersTest {
    private static final String NETWORK =
            """
            name: s
            trials: 1
            network:
              - conv: {filters: 3, kernel: 3}
              - batch-norm: {momentum: 0.5}
              - dense: 4
            """;

    /**
     * Gradients 0.5, then −0.25; rate 0.1, β₁ 0.8, β₂ 0.9, ε all but 0. By the papers' formulas: m is 0.1, then 0.03, to
     * be divided by 0.2, then 0.36; v is 0.025, then 0.02875, by 0.1, then 0.19. Nadam has 0.8 m + 0.2 g for m.
     */
    @ParameterizedTest
    @CsvSource({"ADAM, 0.1, 0.02142", "ADAMW, 0.1, 0.02142", "AMSGRAD, 0.1, 0.02142", "NADAM, 0.18, -0.01857"})
    void twoStepsOfAdamsRelatives(Training.Method method, double first, double second) {
        GradientUpdater<?> updater = updater(method);
        Training.Optimizer optimizer = optimizer(method);
        assertThat(step(updater, 0.5, 0) * GradientMethods.correction(optimizer, 1))
                .isEqualTo(first, within(1e-4));
        assertThat(step(updater, -0.25, 1) * GradientMethods.correction(optimizer, 2))
                .isEqualTo(second, within(1e-4));
    }

    /** v falls from 0.025 to 0.9 · 0.025 + 0.1 · 0.0001 = 0.02251 for Adam and stays for AMSGrad. */
    @Test
    void amsgradNeverForgetsALargeGradient() {
        GradientUpdater<?> adam = updater(Training.Method.ADAM);
        GradientUpdater<?> amsgrad = updater(Training.Method.AMSGRAD);
        step(adam, 0.5, 0);
        step(amsgrad, 0.5, 0);
        double adams = step(adam, 0.01, 1);
        double amsgrads = step(amsgrad, 0.01, 1);

        assertThat(amsgrads / adams).isEqualTo(Math.sqrt(0.02251 / 0.025), within(1e-3));
    }

    private static GradientUpdater<?> updater(Training.Method method) {
        var config = GradientMethods.updater(optimizer(method));
        return config.instantiate(Nd4j.zeros(DataType.FLOAT, config.stateSize(1)), true);
    }

    private static Training.Optimizer optimizer(Training.Method method) {
        return new Training.Optimizer(method, 0.1, 0, 0, 0.8, 0.9, 1e-12, 0.5);
    }

    private static double step(GradientUpdater<?> updater, double gradient, int iteration) {
        INDArray update = Nd4j.createFromArray((float) gradient);
        updater.applyUpdater(update, iteration, 0);
        return update.getDouble(0);
    }

    @Test
    void adamwTakesAShareOffTheWeightsAlone() {
        Map<String, float[]> before = start();
        Map<String, float[]> adam = after("optimizer: adam, learning-rate: 0.1");
        Map<String, float[]> adamw = after("optimizer: adamw, learning-rate: 0.1, weight-decay: 0.2");

        adamw.forEach((name, values) -> {
            for (int i = 0; i < values.length; i++) {
                double decay = name.endsWith("_W") ? 0.1 * 0.2 * before.get(name)[i] : 0;
                assertThat((double) values[i]).as(name).isEqualTo(adam.get(name)[i] - decay, within(1e-6));
            }
        });
    }

    @Test
    void otherOptimizersIgnoreWeightDecay() {
        assertThat(after("optimizer: adam, weight-decay: 0.2"))
                .usingRecursiveComparison()
                .isEqualTo(after("optimizer: adam"));
    }

    @Test
    void penaltiesPullAtTheWeightsAlone() {
        Map<String, float[]> before = start();
        Map<String, float[]> free = after("optimizer: sgd, learning-rate: 0.1");
        Map<String, float[]> held = after("optimizer: sgd, learning-rate: 0.1, l1: 0.03, l2: 0.2");

        held.forEach((name, values) -> {
            for (int i = 0; i < values.length; i++) {
                double weight = name.endsWith("_W") ? before.get(name)[i] : 0;
                double pull = 0.1 * (0.03 * Math.signum(weight) + 0.2 * weight);
                assertThat((double) values[i]).as(name).isEqualTo(free.get(name)[i] - pull, within(1e-6));
            }
        });
    }

    @Test
    void theNormOfAllGradientsTogetherIsLimited() {
        Map<String, float[]> free = gradients("");
        Map<String, float[]> clipped = gradients(", clip-norm: 0.05");

        assertThat(norm(free)).isGreaterThan(0.05);
        assertThat(norm(clipped)).isEqualTo(0.05, within(1e-5));
        double ratio = 0.05 / norm(free);
        free.forEach((name, values) -> {
            for (int i = 0; i < values.length; i++) {
                assertThat((double) clipped.get(name)[i]).as(name).isEqualTo(values[i] * ratio, within(1e-5));
            }
        });
    }

    @Test
    void aSmallGradientStaysAsItIs() {
        assertThat(after("optimizer: sgd, clip-norm: 1000, clip-value: 1000"))
                .usingRecursiveComparison()
                .isEqualTo(after("optimizer: sgd"));
    }

    @Test
    void eachNumberOfTheGradientIsLimited() {
        Map<String, float[]> free = gradients("");
        Map<String, float[]> clipped = gradients(", clip-value: 0.01");

        free.forEach((name, values) -> {
            for (int i = 0; i < values.length; i++) {
                double limited = Math.max(-0.01, Math.min(0.01, values[i]));
                assertThat((double) clipped.get(name)[i]).as(name).isEqualTo(limited, within(1e-6));
            }
        });
    }

    @Test
    void clippingLeavesTheRunningMeansOfBatchNormalisationAlone() {
        Map<String, float[]> free = after("optimizer: sgd");
        Map<String, float[]> clipped = after("optimizer: sgd, clip-norm: 1.0e-6, clip-value: 1.0e-6");

        assertThat(clipped.get("1_mean")).containsExactly(free.get("1_mean"));
        assertThat(clipped.get("1_var")).containsExactly(free.get("1_var"));
    }

    private static double norm(Map<String, float[]> gradients) {
        double squares = 0;
        for (float[] values : gradients.values()) {
            for (float value : values) {
                squares += (double) value * value;
            }
        }
        return Math.sqrt(squares);
    }

    /** What a step of rate 1 takes off; the running means, which are no gradients, left out. */
    private static Map<String, float[]> gradients(String clipping) {
        Map<String, float[]> before = start();
        Map<String, float[]> gradients = after("optimizer: sgd, learning-rate: 1" + clipping);
        gradients.keySet().removeAll(List.of("1_mean", "1_var"));
        gradients.replaceAll((name, values) -> {
            float[] gradient = new float[values.length];
            for (int i = 0; i < values.length; i++) {
                gradient[i] = before.get(name)[i] - values[i];
            }
            return gradient;
        });
        return gradients;
    }

    private static Map<String, float[]> start() {
        return after("optimizer: sgd", 0);
    }

    private static Map<String, float[]> after(String training) {
        return after(training, 1);
    }

    private static Map<String, float[]> after(String training, int steps) {
        Recipe recipe = new SpaceReader(Path.of("data"))
                .read(NETWORK + "training: {epochs: 1, " + training + "}\n", "s.yaml", Path.of(""))
                .recipe(Map.of());
        MultiLayerNetwork network = NetworkBuilder.build(recipe, 6, 6, 3, 1);
        try {
            FastLayers.install(network);
            StepUpdater.install(network, recipe.training().clipping());
            INDArray labels = Nd4j.zeros(8, 3);
            for (int row = 0; row < 8; row++) {
                labels.putScalar(row, row % 3, 1);
            }
            for (int step = 0; step < steps; step++) {
                network.fit(Nd4j.rand(new int[] {8, 1, 6, 6}, 5), labels);
            }
            Map<String, float[]> parameters = new LinkedHashMap<>();
            new TreeMap<>(network.paramTable())
                    .forEach((name, value) -> parameters.put(
                            name, value.dup('c').reshape(value.length()).toFloatVector()));
            return parameters;
        } finally {
            network.close();
        }
    }
}
