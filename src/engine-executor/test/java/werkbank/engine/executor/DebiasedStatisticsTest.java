package werkbank.engine.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import werkbank.engine.Engine;
import werkbank.engine.NetworkSpec;
import werkbank.engine.NetworkState;
import werkbank.engine.TrainableNetwork;
import werkbank.engine.dl4j.Dl4jEngine;
import werkbank.recipe.Shape;

/** Running means and variances of a first layer, of images whose own are known. */
class DebiasedStatisticsTest {
    private static final int MEAN = 2;
    private static final int VARIANCE = 3;

    private static NetworkSpec spec(boolean debias) {
        String norm = "[batch-norm: {momentum: 0.9, debias: " + debias + "}]";
        return new NetworkSpec(TrainedSideBySide.recipe(norm, "optimizer: sgd"), Shape.grey(1, 2), 2, List.of(), 1);
    }

    /** A step with an image of which one pixel is as far above the mean as the other is below. */
    private static void step(TrainableNetwork network, float mean, float deviation) {
        network.step(new float[] {mean - deviation, mean + deviation}, new float[] {1, 0}, 0.1);
    }

    private static void assertStatistics(NetworkState state, double mean, double variance) {
        assertThat((double) state.parameters()[MEAN]).isEqualTo(mean, within(1e-6));
        assertThat((double) state.parameters()[VARIANCE]).isEqualTo(variance, within(1e-6));
    }

    private static void assertDebiased(Engine engine) {
        NetworkState before;
        try (TrainableNetwork network = engine.create(spec(true))) {
            step(network, 0.25f, 0.5f);
            assertStatistics(network.state(), 0.25, 0.25);
            step(network, 0.75f, 0.25f);
            before = network.state();
            assertStatistics(before, (0.9 * 0.25 + 0.75) / 1.9, (0.9 * 0.25 + 0.0625) / 1.9);
        }
        try (TrainableNetwork network = engine.create(spec(true))) {
            network.restore(before);
            step(network, 0.5f, 0.5f);
            assertStatistics(
                    network.state(),
                    (0.81 * 0.25 + 0.9 * 0.75 + 0.5) / 2.71,
                    (0.81 * 0.25 + 0.9 * 0.0625 + 0.25) / 2.71);
        }
    }

    @Test
    void theyAreWeightedMeansOfTheBatches() {
        assertDebiased(new PlainEngine());
    }

    @Test
    void theyAreInDl4jToo() {
        assertDebiased(new Dl4jEngine());
    }

    @Test
    void otherwiseZeroAndOneAreAPartOfThem() {
        try (TrainableNetwork network = new PlainEngine().create(spec(false))) {
            step(network, 0.25f, 0.5f);
            assertStatistics(network.state(), 0.1 * 0.25, 0.9 + 0.1 * 0.25);
        }
    }
}
