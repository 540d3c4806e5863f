package werkbank.engine.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import werkbank.engine.Engine;
import werkbank.engine.NetworkSpec;
import werkbank.engine.NetworkState;
import werkbank.engine.TrainableNetwork;
import werkbank.recipe.Recipe;
import werkbank.recipe.Shape;
import werkbank.recipe.layer.Layer;
import werkbank.recipe.layer.Standardisation;

/**
 * The gradient of the whole loss, penalties and class weights in it, against its differences; dropout draws the same. Layers
 * with kinks are held against DL4J's instead.
 */
class FiniteDifferencesTest {
    private static final Shape SHAPE = Shape.grey(7, 6);
    private static final int CLASSES = 3;
    private static final int IMAGES = 6;
    private static final double RATE = 1e-3;
    private static final float DISTANCE = 1e-2f;
    private static final String TRAINING = "optimizer: sgd, l2: 0.1, label-smoothing: 0.1";

    /** The engine whose gradients these are. */
    Engine engine() {
        return new PlainEngine();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[conv: {filters: 3, kernel: 4, activation: tanh}, batch-norm, average-pool, dense: {units: 4,"
                        + " activation: gelu}]",
                "[batch-norm, conv: {filters: 4, kernel: 2, stride: 2, activation: swish}, dropout: 0.3,"
                        + " conv: {filters: 3, dilation: 2, activation: sigmoid}, global-average-pool, batch-norm]",
                "[gaussian-dropout: 0.2, conv: {filters: 4, activation: identity}, spatial-dropout: 0.3, batch-norm,"
                        + " activation: gelu, average-pool: {size: 3, stride: 1}, dense: {units: 5, activation: tanh}, alpha-dropout: 0.2]",
                "[residual: {activation: tanh, layers: [conv: {filters: 3, bias: false, activation: identity}, batch-norm,"
                        + " activation: gelu, conv: {filters: 4, activation: swish}]}, residual: {activation: identity,"
                        + " drop: 0.3, layers: [conv: {filters: 4, activation: tanh}]}, global-average-pool]",
                "[conv: {filters: 4, activation: tanh}, concatenate: [[conv: {filters: 2, activation: gelu}], [],"
                        + " [average-pool: {size: 1}, conv: {filters: 3, activation: swish}]], squeeze-excite:"
                        + " {reduction: 4}, dense: {units: 3, activation: tanh}]",
                "[depthwise-conv: {kernel: 3, activation: tanh}, separable-conv: {filters: 4, stride: 2, activation:"
                        + " gelu, bias: false}, group-norm: 2, factor: 0.5, dense: {units: 5, activation: tanh}]",
                "[group-norm, conv: {filters: 4, activation: identity, bias: false}, batch-norm: {scale: false},"
                        + " activation: gelu, residual: {activation: identity, layers: [residual: {activation: tanh,"
                        + " layers: [conv: {filters: 4, activation: sigmoid}, squeeze-excite: {reduction: 2}]},"
                        + " group-norm: 4]}]",
                "[whitening: {kernel: 2, activation: gelu}, conv: {filters: 3, stride: 2, activation: gelu}, concatenate:"
                        + " [[], []], dense: {units: 4, activation: tanh}]",
                "[dense: {units: 6, activation: swish}, dropout: 0.5, dense: {units: 4, activation: tanh}, batch-norm]",
            })
    void aStepGoesDownTheSlopeOfItsLoss(String network) {
        assertSlopes(TrainedSideBySide.recipe(network, TRAINING), 4);
    }

    /** The first weights leave the largest values of few places so far ahead that small changes put no other there. */
    @Test
    void theLargestValuesOfNormalisedImagesAloneHaveSlopes() {
        Recipe recipe = TrainedSideBySide.recipe(
                "[conv: {filters: 5, stride: 3, activation: tanh}, global-max-pool, dense: {units: 4, activation: tanh}]",
                TRAINING);
        List<Layer> network = new ArrayList<>(recipe.network());
        network.add(0, new Standardisation(List.of(0.4), List.of(0.25)));
        assertSlopes(new Recipe(network, recipe.training(), recipe.augmentation()), 7);
    }

    private void assertSlopes(Recipe recipe, long seed) {
        NetworkSpec spec = new NetworkSpec(recipe, SHAPE, CLASSES, List.of(0.5, 1.0, 2.0), seed);
        try (TrainableNetwork trained = engine().create(spec)) {
            TrainedSideBySide data = new TrainedSideBySide(SHAPE, CLASSES);
            float[] features = data.features(IMAGES);
            float[] targets = data.targets(IMAGES, 0.1);
            float[] start = trained.state().parameters();
            loss(trained, start, features, targets);
            float[] after = trained.state().parameters();
            Random random = new Random(3);
            for (int i = 0; i < 60; i++) {
                int at = random.nextInt(start.length);
                Section section = section(spec, at);
                if (section == Section.STATISTICS) {
                    continue;
                }
                if (section.ordinal() > Section.STATISTICS.ordinal()) {
                    assertThat(after[at]).as("frozen %d", at).isEqualTo(start[at]);
                    continue;
                }
                double slope = (loss(trained, moved(start, at, DISTANCE), features, targets)
                                - loss(trained, moved(start, at, -DISTANCE), features, targets))
                        / (2 * DISTANCE);
                double found = (start[at] - after[at]) / RATE;
                assertThat(found).as("parameter %d", at).isEqualTo(slope, within(2e-3 * Math.max(1, Math.abs(slope))));
            }
        }
    }

    private static double loss(TrainableNetwork network, float[] parameters, float[] features, float[] targets) {
        network.restore(new NetworkState(0, RATE, parameters, new float[0]));
        network.seed(11);
        return network.step(features, targets, RATE).loss();
    }

    private static float[] moved(float[] parameters, int at, float by) {
        float[] moved = parameters.clone();
        moved[at] += by;
        return moved;
    }

    private static Section section(NetworkSpec spec, int at) {
        ParameterLayout layout =
                new ParameterLayout(Architecture.of(spec.recipe().network(), SHAPE, CLASSES));
        long device = layout.inOrder().stream()
                .map(array -> array.getValue())
                .filter(tensor -> tensor.host() <= at && at < tensor.host() + tensor.length())
                .mapToLong(Tensor::device)
                .findFirst()
                .orElseThrow();
        return Arrays.stream(Section.values())
                .filter(section -> device < layout.end(section))
                .findFirst()
                .orElseThrow();
    }
}
