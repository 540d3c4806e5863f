package werkbank.engine.executor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import werkbank.engine.Engine;
import werkbank.engine.EngineContract;
import werkbank.engine.NetworkSpec;
import werkbank.engine.StepSpeed;
import werkbank.engine.TrainableNetwork;
import werkbank.recipe.Recipe;
import werkbank.recipe.Shape;

/** The executor passes the contract of engines, on operations in plain Java. */
class PlainEngineTest extends EngineContract {
    @Override
    protected Engine engine() {
        return new PlainEngine();
    }

    @Test
    void itTimesItsSteps() {
        Recipe recipe = TrainedSideBySide.recipe("[average-pool: 7, dense: 4]", "optimizer: sgd");

        StepSpeed speed = engine().speed(recipe, 3);

        assertThat(speed.fast()).isPositive().isFinite().isEqualTo(speed.plain());
    }

    /** A card whose kernels lack something leaves such networks to another engine. */
    @Test
    void whatItsOperationsLackIsSaidBeforeTheyAreAsked() {
        PlainEngine lacking = new PlainEngine() {
            @Override
            public Set<String> lacks() {
                return Set.of("group-norm", "squeeze-excite");
            }
        };
        Recipe simple = TrainedSideBySide.recipe("[conv: 2, residual: [conv: 2]]", "optimizer: sgd");
        Recipe nested = TrainedSideBySide.recipe(
                "[concatenate: [[conv: 2], [residual: [conv: 2, group-norm: 2]]], dense: 4]", "optimizer: sgd");

        assertThat(lacking.whyNot(simple)).isEmpty();
        assertThat(lacking.whyNot(nested)).contains("has no group-norm");
        assertThat(engine().whyNot(nested)).isEmpty();
    }

    @Test
    void itTellsTheAlgorithmsOfTheBatchesThatItHasSeen() {
        Recipe recipe = TrainedSideBySide.recipe("[conv: 2, conv: 2, dense: 4]", "optimizer: sgd");
        Shape shape = Shape.grey(5, 5);
        try (TrainableNetwork network = engine().create(new NetworkSpec(recipe, shape, 2, List.of(), 1))) {
            assertThat(network.algorithms()).isEmpty();
            TrainedSideBySide data = new TrainedSideBySide(shape, 2);
            network.step(data.features(4), data.targets(4, 0), 0.1);
            network.step(data.features(3), data.targets(3, 0), 0.1);
            assertThat(network.algorithms()).containsExactly("3 images: plain", "4 images: plain");
            network.step(data.features(4), data.targets(4, 0), 0.1);
            assertThat(network.algorithms())
                    .as("the same in the same order")
                    .hasSize(2)
                    .isSorted();
        }
    }

    /** The first answers after an epoch may need more room than the batches before them, which then make way. */
    @Test
    void itTellsTheAlgorithmsOfBatchesThatMadeRoomForAnswers() {
        Recipe recipe = TrainedSideBySide.recipe("[conv: 2, conv: 2, dense: 4]", "optimizer: sgd");
        Shape shape = Shape.grey(5, 5);
        try (TrainableNetwork network = engine().create(new NetworkSpec(recipe, shape, 2, List.of(), 1))) {
            TrainedSideBySide data = new TrainedSideBySide(shape, 2);
            network.step(data.features(4), data.targets(4, 0), 0.1);
            network.probabilities(data.features(200));
            assertThat(network.algorithms()).containsExactly("4 images: plain");
            network.step(data.features(3), data.targets(3, 0), 0.1);
            assertThat(network.algorithms()).containsExactly("3 images: plain", "4 images: plain");
        }
    }

    /** More sizes than are kept: those that come back are set up anew. */
    @Test
    void anyNumberOfBatchSizesIsTrainedOn() {
        Recipe recipe = TrainedSideBySide.recipe("[conv: 2, batch-norm, dense: 4]", "optimizer: adam");
        Shape shape = Shape.grey(5, 5);
        NetworkSpec spec = new NetworkSpec(recipe, shape, 2, List.of(), 1);
        try (TrainableNetwork often = engine().create(spec);
                TrainableNetwork fresh = engine().create(spec)) {
            TrainedSideBySide data = new TrainedSideBySide(shape, 2);
            for (int round = 0; round < 3; round++) {
                for (int images = 2; images < 14; images++) {
                    float[] features = data.features(images);
                    float[] targets = data.targets(images, 0);
                    fresh.restore(often.state());
                    assertThat(often.step(features, targets, 0.01)).isEqualTo(fresh.step(features, targets, 0.01));
                    float[][] expected = fresh.probabilities(features);
                    assertThat(often.probabilities(features)).isDeepEqualTo(expected);
                }
            }
            assertThat(often.state().parameters()).containsExactly(fresh.state().parameters());
        }
    }
}
