package werkbank.engine.executor;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import werkbank.engine.Engine;
import werkbank.engine.NetworkSpec;
import werkbank.engine.TrainableNetwork;
import werkbank.engine.dl4j.Dl4jEngine;
import werkbank.engine.dl4j.Dl4jNetworks;
import werkbank.recipe.Recipe;
import werkbank.recipe.Shape;
import werkbank.recipe.layer.Activation;

/** Whole networks of the executor against the same in DL4J's own layers; over plain operations here. */
class AgainstDl4jTest {
    private static final Shape SHAPE = Shape.grey(9, 7);
    private static final int CLASSES = 3;
    private static final double RATE = 0.05;
    private static final String MIXED =
            "[conv: 3, batch-norm: {momentum: 0.5}, max-pool, conv: {filters: 4, kernel: 2}, dense: 5, batch-norm]";

    /** The engine that is held against DL4J's. */
    Engine ours() {
        return new PlainEngine();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[dense: 4]",
                "[conv: 3]",
                "[conv: {filters: 3, kernel: 4}]",
                "[conv: {filters: 3, kernel: 2, stride: 2}]",
                "[conv: {filters: 3, kernel: 3, stride: 2}, conv: {filters: 4, kernel: 4, stride: 3}]",
                "[conv: {filters: 3, dilation: 2}, conv: {filters: 2, kernel: 2, dilation: 3}]",
                "[conv: {filters: 3, kernel: 3, padding: valid}, conv: {filters: 2, stride: 2, padding: valid}]",
                "[conv: {filters: 3, kernel: 2, dilation: 3, padding: valid}, dense: 4]",
                "[conv: 3, max-pool, conv: 5, dense: 6, dense: 4]",
                "[conv: 3, max-pool: {size: 3, stride: 2}, dense: 4]",
                "[max-pool, conv: 3]",
                "[conv: 4, average-pool: {size: 3, stride: 1}, dense: 4]",
                "[average-pool]",
                "[conv: 4, global-average-pool, batch-norm, dense: 3, batch-norm]",
                "[batch-norm, conv: {filters: 3, activation: identity}, batch-norm, activation: relu, dense: 4]",
                "[conv: {filters: 3, activation: identity}, batch-norm: {momentum: 0.5}, activation: gelu, max-pool]",
                "[batch-norm: {debias: true}, conv: 3, batch-norm: {momentum: 0.5, debias: true}, conv: 3, batch-norm]",
                "[dropout: 0, conv: 3, dropout: 0, dense: 4, dropout: 0]",
                "[activation: tanh, conv: 3, spatial-dropout: 0, activation: elu, activation: swish, dense: 5]",
            })
    void layersOfAllKindsLearnAlike(String network) {
        sideBySide(network, "optimizer: nesterov", List.of(), 1e-4);
    }

    @ParameterizedTest
    @EnumSource(Activation.class)
    void functionsOfAllKindsLearnAlikeInEachPlace(Activation function) {
        String name = function.name().toLowerCase(Locale.ROOT);
        sideBySide(
                String.format(
                        Locale.ROOT,
                        "[conv: {filters: 3, activation: %1$s}, batch-norm, activation: %1$s, conv: {filters: 2,"
                                + " activation: %1$s}, activation: %1$s, dense: {units: 4, activation: %1$s},"
                                + " batch-norm, activation: %1$s]",
                        name),
                "optimizer: nesterov",
                List.of(),
                1e-4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "optimizer: sgd",
                "optimizer: nesterov, momentum: 0.7",
                "optimizer: rmsprop, rho: 0.8, epsilon: 0.01",
                "optimizer: adam, beta1: 0.8, beta2: 0.95, epsilon: 0.01",
                "optimizer: adamw, weight-decay: 0.3, epsilon: 0.01",
                "optimizer: amsgrad, beta2: 0.8, epsilon: 0.01",
                "optimizer: nadam, epsilon: 0.01",
                "optimizer: adamw, weight-decay: 0.3, epsilon: 0.01, l1: 0.01, l2: 0.1, clip-norm: 0.1",
                "optimizer: nesterovw, weight-decay: 0.3, momentum: 0.8",
                "optimizer: sgd, l1: 0.02",
                "optimizer: sgd, l2: 0.2",
                "optimizer: nesterov, l1: 0.01, l2: 0.1, clip-norm: 0.1, clip-value: 0.01",
                "optimizer: sgd, clip-norm: 0.05",
                "optimizer: sgd, clip-value: 0.01",
                "optimizer: sgd, clip-norm: 1000, clip-value: 1000",
            })
    void optimizersPenaltiesAndLimitsWorkAlike(String training) {
        sideBySide(MIXED, training, List.of(), 2e-4);
    }

    @Test
    void lossesWithWeightsAndClipsAreAlike() {
        for (List<Double> weights : List.of(List.<Double>of(), List.of(0.5, 1.0, 3.0))) {
            for (double clip : new double[] {0, 0.2, 0.3}) {
                sideBySide(MIXED, "optimizer: sgd, loss-clip: " + clip, weights, 1e-4);
            }
        }
    }

    /** A batch of one gives batch normalisation of vectors nothing to work with. */
    @Test
    void batchesOfOneAreAlike() {
        Recipe recipe = TrainedSideBySide.recipe(
                "[conv: 3, batch-norm, max-pool, conv: {filters: 4, stride: 2}, dense: 5]", "optimizer: sgd");
        NetworkSpec spec = new NetworkSpec(recipe, SHAPE, CLASSES, List.of(), 1);
        try (TrainableNetwork theirs = Dl4jNetworks.plainEngine().create(spec);
                TrainableNetwork ours = ours().create(spec)) {
            TrainedSideBySide both = new TrainedSideBySide(SHAPE, CLASSES);
            both.step(theirs, ours, 1, RATE, 1e-4);
            both.step(theirs, ours, 3, RATE, 1e-4);
            both.step(theirs, ours, 1, RATE, 1e-4);
            both.assertSame(theirs, ours, 1e-4);
        }
    }

    /** A trial that moves sees the same dropout. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "[dropout: 0.2, conv: {filters: 3, padding: valid}, dropout: 0.4, max-pool, dropout: 0.3, dense: 5,"
                        + " dropout: 0.5]",
                "[conv: 3, spatial-dropout: 0.4, conv: 4, batch-norm, spatial-dropout: 0.2, average-pool, dense: 5]",
                "[gaussian-dropout: 0.1, conv: {filters: 3, stride: 2}, gaussian-dropout: 0.3, dense: 5,"
                        + " gaussian-dropout: 0.2]",
                "[alpha-dropout: 0.1, conv: {filters: 3, activation: selu}, alpha-dropout: 0.3, dense: 5,"
                        + " alpha-dropout: 0.2]",
            })
    void dropoutsDrawTheSame(String network) {
        sideBySide(new Dl4jEngine(), network, "optimizer: nesterov", List.of(), 1e-4);
    }

    /** DL4J's own layers refuse them; ours in oneDNN don't. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "[conv: {filters: 3, kernel: 1, stride: 3}]",
                "[conv: {filters: 3, kernel: 2, stride: 4}, conv: {filters: 2, kernel: 1, stride: 2}, dense: 4]"
            })
    void stridesThatLeavePixelsOutAreAlike(String network) {
        sideBySide(new Dl4jEngine(), network, "optimizer: sgd", List.of(), 1e-4);
    }

    private void sideBySide(String network, String training, List<Double> weights, double tolerance) {
        sideBySide(Dl4jNetworks.plainEngine(), network, training, weights, tolerance);
    }

    private void sideBySide(Engine engine, String network, String training, List<Double> weights, double tolerance) {
        Recipe recipe = TrainedSideBySide.recipe(network, training);
        NetworkSpec spec = new NetworkSpec(recipe, SHAPE, CLASSES, weights, 1);
        try (TrainableNetwork theirs = engine.create(spec);
                TrainableNetwork ours = ours().create(spec)) {
            TrainedSideBySide both = new TrainedSideBySide(SHAPE, CLASSES);
            both.assertSame(theirs, ours, 1e-6);
            theirs.seed(11);
            ours.seed(11);
            for (int images : new int[] {8, 5, 8, 4}) {
                both.step(theirs, ours, images, RATE, tolerance);
            }
            both.assertSame(theirs, ours, tolerance);
        }
    }
}
