package werkbank.engine.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import werkbank.engine.NetworkSpec;
import werkbank.recipe.Recipe;
import werkbank.recipe.Shape;
import werkbank.space.yaml.SpaceReader;

class CrossEntropyTest {
    /** A network without hidden layers: the gradient of the output's bias is weight · (probability − label). */
    @Test
    void lossAndGradientAreMultiplied() {
        Recipe recipe = new SpaceReader(Path.of("data"))
                .read(
                        """
                        name: s
                        trials: 1
                        network: [activation: identity]
                        training: {epochs: 1, optimizer: sgd, learning-rate: 1, class-weights: [5, 3]}
                        """,
                        "s.yaml",
                        Path.of(""))
                .recipe(Map.of());
        MultiLayerNetwork network =
                NetworkBuilder.build(new NetworkSpec(recipe, Shape.grey(1, 1), 2, List.of(5.0, 3.0), 1));
        try {
            network.params().assign(0);
            INDArray labels = Nd4j.createFromArray(new float[][] {{0, 1}});
            network.fit(Nd4j.zeros(1, 1, 1, 1), labels);

            assertThat(network.score()).isEqualTo(3 * Math.log(2), within(1e-5));
            assertThat(network.getParam((network.getnLayers() - 1) + "_b").toFloatVector())
                    .containsExactly(new float[] {-1.5f, 1.5f}, within(1e-5f));
        } finally {
            network.close();
        }
    }
}
