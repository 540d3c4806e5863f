package werkbank.engine.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import werkbank.dataset.Images;
import werkbank.dataset.LabelledImages;
import werkbank.recipe.Recipe;
import werkbank.recipe.Shape;
import werkbank.recipe.Training.ClassWeights;
import werkbank.space.yaml.SpaceReader;

class ClassWeightingTest {
    @Test
    void balancedWeightsMakeTheClassesEqual() {
        // Eight rows: 4, 2, 2 and none of four classes.
        int[] labels = {0, 0, 0, 0, 1, 1, 2, 2};

        assertThat(ClassWeighting.of(new ClassWeights(true, List.of()), labels, 4)
                        .orElseThrow())
                .containsExactly(0.5, 1, 1, 1);
        assertThat(ClassWeighting.of(new ClassWeights(true, List.of()), new int[] {0, 0, 0, 1}, 2)
                        .orElseThrow())
                .containsExactly(new double[] {2 / 3.0, 2}, within(1e-12));
    }

    @Test
    void listedWeightsAreTakenAsTheyAre() {
        assertThat(ClassWeighting.of(new ClassWeights(false, List.of(1.0, 3.0)), new int[] {0}, 2))
                .hasValueSatisfying(weights -> assertThat(weights).containsExactly(1, 3));
        assertThat(ClassWeighting.of(ClassWeights.NONE, new int[] {0}, 2)).isEqualTo(Optional.empty());
    }

    /** A network without hidden layers: the gradient of the output's bias is weight · (probability − label). */
    @Test
    void lossAndGradientAreMultiplied() {
        LabelledImages images = new LabelledImages(new Images(new byte[][] {{1}}, Shape.grey(1, 1)), new int[] {1}, 2);
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
        MultiLayerNetwork network = NetworkBuilder.build(recipe, images, 1);
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
