package werkbank.engine.executor;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import werkbank.engine.NetworkSpec;
import werkbank.engine.TrainableNetwork;
import werkbank.engine.dl4j.Dl4jNetworks;
import werkbank.recipe.Recipe;
import werkbank.recipe.Shape;

/** Whole networks over plain operations against the same in DL4J's own layers. */
class AgainstDl4jTest {
    private static final Shape SHAPE = Shape.grey(9, 7);
    private static final int CLASSES = 3;
    private static final double RATE = 0.05;

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
                "[dropout: 0, conv: 3, dropout: 0, dense: 4, dropout: 0]",
                "[activation: tanh, conv: 3, spatial-dropout: 0, activation: elu, activation: swish, dense: 5]",
            })
    void layersOfAllKindsLearnAlike(String network) {
        sideBySide(network, "optimizer: nesterov", List.of(), 1e-4);
    }

    private static void sideBySide(String network, String training, List<Double> weights, double tolerance) {
        Recipe recipe = TrainedSideBySide.recipe(network, training);
        NetworkSpec spec = new NetworkSpec(recipe, SHAPE, CLASSES, weights, 1);
        try (TrainableNetwork theirs = Dl4jNetworks.plainEngine().create(spec);
                TrainableNetwork ours = new PlainEngine().create(spec)) {
            TrainedSideBySide both = new TrainedSideBySide(SHAPE, CLASSES);
            both.assertSame(theirs, ours, 1e-6);
            for (int images : new int[] {6, 5, 6, 2}) {
                both.step(theirs, ours, images, RATE, tolerance);
            }
            both.assertSame(theirs, ours, tolerance);
        }
    }
}
