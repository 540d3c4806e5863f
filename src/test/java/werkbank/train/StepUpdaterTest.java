package werkbank.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import werkbank.space.Recipe;
import werkbank.space.SpaceReader;

/** Without a limit, the steps are DL4J's to the bit. */
class StepUpdaterTest {
    @ParameterizedTest
    @ValueSource(strings = {"sgd", "adam, l2: 0.01", "adamw", "rmsprop, l1: 0.001", "nesterov", "nadam"})
    void stepsAreDl4js(String optimizer) {
        Recipe recipe = new SpaceReader(Path.of("data"))
                .read(
                        "name: s\ntrials: 1\nnetwork: [conv: 2, batch-norm, dense: 5, dropout: 0.2, batch-norm]\n"
                                + "training: {epochs: 1, optimizer: " + optimizer + "}\n",
                        "s.yaml",
                        Path.of(""))
                .recipe(Map.of());
        MultiLayerNetwork theirs = NetworkBuilder.build(recipe, 6, 6, 3, 1);
        MultiLayerNetwork ours = NetworkBuilder.build(recipe, 6, 6, 3, 1);
        StepUpdater.install(ours, recipe.training().clipping());
        INDArray start = theirs.params().dup();
        for (int step = 0; step < 4; step++) {
            step(theirs, step);
            step(ours, step);
        }

        assertThat(ours.params()).isEqualTo(theirs.params()).isNotEqualTo(start);
        assertThat(ours.getUpdater().getStateViewArray())
                .isEqualTo(theirs.getUpdater().getStateViewArray());
    }

    private static void step(MultiLayerNetwork network, int seed) {
        INDArray labels = Nd4j.zeros(7, 3);
        for (int row = 0; row < 7; row++) {
            labels.putScalar(row, (row + seed) % 3, 1);
        }
        Nd4j.getRandom().setSeed(seed);
        network.fit(Nd4j.rand(new int[] {7, 1, 6, 6}, 5 + seed), labels);
    }
}
