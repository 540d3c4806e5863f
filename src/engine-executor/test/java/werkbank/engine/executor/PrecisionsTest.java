package werkbank.engine.executor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import werkbank.engine.Engine;
import werkbank.engine.NetworkSpec;
import werkbank.engine.TrainableNetwork;
import werkbank.recipe.Precision;
import werkbank.recipe.Recipe;
import werkbank.recipe.Shape;

/** The executor with narrower numbers: copies to multiply with, masters that take small steps. */
class PrecisionsTest {
    private static final Shape SHAPE = Shape.grey(8, 8);
    private static final int CLASSES = 2;
    private static final int BATCH = 16;
    private static final String NETWORK =
            "[conv: 4, conv: {filters: 4, activation: gelu}, batch-norm: {momentum: 0.8}, max-pool, dense: 8]";

    /** The engine that has these precisions, or takes others for them. */
    Engine engine() {
        return new PlainEngine();
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void eachLearnsWhatCanBeLearned(Precision precision) {
        for (String network : List.of(NETWORK, "[dense: 8]")) {
            try (TrainableNetwork trained = network(network, precision)) {
                trained.seed(1);
                double first = step(trained, 0);
                double last = 0;
                for (int i = 1; i < 80; i++) {
                    last = step(trained, i);
                }
                assertThat(last).as(network).isLessThan(first / 2);
            }
        }
    }

    /** A weight of 8 bits alone would often stay as it is in a step of a hundredth. */
    @Test
    void smallStepsOfNarrowNumbersAddUp() {
        try (TrainableNetwork narrow = network(NETWORK, Precision.BF16);
                TrainableNetwork wide = network(NETWORK, Precision.F32)) {
            float[] start = wide.state().parameters();
            assertThat(narrow.state().parameters()).containsExactly(start);
            for (int i = 0; i < 20; i++) {
                step(narrow, i);
                step(wide, i);
            }
            double way = distance(start, wide.state().parameters());
            assertThat(distance(wide.state().parameters(), narrow.state().parameters()))
                    .isPositive()
                    .isLessThan(0.2 * way);
        }
    }

    private static double distance(float[] a, float[] b) {
        double squares = 0;
        for (int i = 0; i < a.length; i++) {
            squares += (a[i] - (double) b[i]) * (a[i] - (double) b[i]);
        }
        return Math.sqrt(squares);
    }

    /** Images whose upper half is light are of one class. */
    private static double step(TrainableNetwork network, int number) {
        Random random = new Random(number);
        float[] features = new float[BATCH * SHAPE.values()];
        float[] targets = new float[BATCH * CLASSES];
        for (int image = 0; image < BATCH; image++) {
            int label = random.nextInt(CLASSES);
            targets[image * CLASSES + label] = 1;
            for (int i = 0; i < SHAPE.values(); i++) {
                boolean light = i < SHAPE.values() / 2 == (label == 0);
                features[image * SHAPE.values() + i] = random.nextFloat() * (light ? 1 : 0.4f);
            }
        }
        return network.step(features, targets, 0.01).loss();
    }

    private TrainableNetwork network(String layers, Precision precision) {
        Recipe recipe = TrainedSideBySide.recipe(
                layers, "optimizer: nesterov, batch-size: 16, precision: " + precision.label());
        return engine().create(new NetworkSpec(recipe, SHAPE, CLASSES, List.of(), 1));
    }
}
