package werkbank.engine.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import werkbank.engine.onednn.FastLayers;
import werkbank.recipe.Recipe;
import werkbank.recipe.Shape;
import werkbank.recipe.Training;
import werkbank.space.yaml.SpaceReader;

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

    private static final double[] GRADIENTS = {0.5, -0.25, 0.125};
    private static final double RATE = 0.1;
    private static final double BETA1 = 0.8;
    private static final double BETA2 = 0.9;
    private static final double RHO = 0.7;
    private static final double MOMENTUM = 0.6;
    /** So large that it shows where it stands. */
    private static final double EPSILON = 0.05;

    @ParameterizedTest
    @EnumSource(Training.Method.class)
    void theFirstThreeStepsAreThoseOfTheSource(Training.Method method) {
        double[] steps = steps(
                String.format(
                        Locale.ROOT,
                        "optimizer: %s, learning-rate: %s, beta1: %s, beta2: %s, rho: %s, momentum: %s, epsilon: %s",
                        method.name().toLowerCase(Locale.ROOT),
                        RATE,
                        BETA1,
                        BETA2,
                        RHO,
                        MOMENTUM,
                        EPSILON),
                GRADIENTS);

        assertThat(steps).containsExactly(expected(method), within(1e-6));
    }

    /**
     * In the order of the steps: m is 0.1, 0.03, 0.049 and v 0.025, 0.02875, 0.0274375. The first step's numerator is 0.8
     * · 0.1 / 0.36 + 0.2 · 0.5 / 0.2 = 0.7222, its denominator √(0.025 / 0.1) = 0.5.
     */
    @Test
    void nadamsStepsAreDozats() {
        double[] steps =
                steps("optimizer: nadam, learning-rate: 0.1, beta1: 0.8, beta2: 0.9, epsilon: 1.0e-12", GRADIENTS);

        assertThat(steps).containsExactly(new double[] {0.144444, -0.0230617, 0.0369669}, within(1e-6));
    }

    /** Dozat's first step with the usual numbers is (0.9 / 1.9 + 1) times the learning rate, whatever the gradient. */
    @Test
    void nadamBeginsWithAStepOfAboutItsRate() {
        assertThat(steps("optimizer: nadam, learning-rate: 0.01", 3)[0]).isEqualTo(0.0147368, within(1e-6));
        assertThat(steps("optimizer: nadam, learning-rate: 0.01", -0.002)[0]).isEqualTo(-0.0147361, within(1e-6));
    }

    /** v falls from 0.025 to 0.9 · 0.025 + 0.1 · 0.0001 = 0.02251 for Adam and stays for AMSGrad. */
    @Test
    void amsgradNeverForgetsALargeGradient() {
        String numbers = ", learning-rate: 0.1, beta1: 0.8, beta2: 0.9, epsilon: 1.0e-12";
        double adams = steps("optimizer: adam" + numbers, 0.5, 0.01)[1];
        double amsgrads = steps("optimizer: amsgrad" + numbers, 0.5, 0.01)[1];

        assertThat(amsgrads / adams).isEqualTo(Math.sqrt(0.02251 / 0.025), within(1e-3));
    }

    /** What each step takes off a parameter that has no decay. */
    private static double[] steps(String training, double... gradients) {
        Recipe recipe = recipe(training);
        MultiLayerNetwork network = NetworkBuilder.build(recipe, Shape.grey(6, 6), 3, 1);
        try {
            network.initGradientsView();
            StepUpdater.install(network, recipe.training().clipping());
            StepUpdater updater = (StepUpdater) network.getUpdater();
            INDArray view = network.getGradientsViewArray();
            double[] steps = new double[gradients.length];
            for (int step = 0; step < gradients.length; step++) {
                view.assign(2 * gradients[step]);
                updater.update(null, step, 0, 2, LayerWorkspaceMgr.noWorkspaces());
                steps[step] = view.getDouble(view.length() - 1);
            }
            return steps;
        } finally {
            network.close();
        }
    }

    /** By the formulas of the papers, or of Keras where it says so. */
    private static double[] expected(Training.Method method) {
        double m = 0;
        double v = 0;
        double largest = 0;
        double[] steps = new double[GRADIENTS.length];
        for (int t = 1; t <= steps.length; t++) {
            double g = GRADIENTS[t - 1];
            double share2 = method == Training.Method.RMSPROP ? RHO : BETA2;
            m = BETA1 * m + (1 - BETA1) * g;
            v = method == Training.Method.NESTEROV || method == Training.Method.NESTEROVW
                    ? MOMENTUM * v - RATE * g
                    : share2 * v + (1 - share2) * g * g;
            largest = Math.max(largest, v);
            double first = 1 - Math.pow(BETA1, t);
            double rate = RATE * Math.sqrt(1 - Math.pow(BETA2, t)) / first;
            steps[t - 1] = switch (method) {
                case SGD -> RATE * g;
                    // Sutskever et al. (2013) as Keras rewrites it: parameters at the point that is looked ahead to.
                case NESTEROV, NESTEROVW -> RATE * g - MOMENTUM * v;
                    // Hinton's lecture 6; epsilon beside the root, as in Keras 2 and PyTorch.
                case RMSPROP -> RATE * g / (Math.sqrt(v) + EPSILON);
                    // Kingma and Ba (2015), the efficient form at the end of their section 2.
                case ADAM, ADAMW -> rate * m / (Math.sqrt(v) + EPSILON);
                    // Reddi, Kale and Kumar (2018) with Adam's corrections, as in Keras.
                case AMSGRAD -> rate * m / (Math.sqrt(largest) + EPSILON);
                    // Dozat (2016).
                case NADAM -> RATE
                        * (BETA1 * m / (1 - Math.pow(BETA1, t + 1)) + (1 - BETA1) * g / first)
                        / (Math.sqrt(v / (1 - Math.pow(BETA2, t))) + EPSILON);
            };
        }
        return steps;
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
        Recipe recipe = recipe(training);
        MultiLayerNetwork network = NetworkBuilder.build(recipe, Shape.grey(6, 6), 3, 1);
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

    private static Recipe recipe(String training) {
        return new SpaceReader(Path.of("data"))
                .read(NETWORK + "training: {epochs: 1, " + training + "}\n", "s.yaml", Path.of(""))
                .recipe(Map.of());
    }
}
