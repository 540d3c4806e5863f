package werkbank.engine.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import werkbank.recipe.Recipe;
import werkbank.recipe.Shape;
import werkbank.space.yaml.SpaceReader;

/** The learning rate of a network in training, set without DL4J's detour. */
class LearningRateTest {
    @ParameterizedTest
    @ValueSource(strings = {"sgd", "nesterov", "rmsprop", "adam", "adamw", "amsgrad", "nadam"})
    void theCheapWayGivesTheSameNetworkAsDl4js(String optimizer) {
        try (Net cheap = new Net(optimizer);
                Net theirs = new Net(optimizer)) {
            for (double rate : new double[] {0.1, 0.02, 0.05}) {
                TrainableDl4jNetwork.setRate(cheap.network, rate);
                theirs.network.setLearningRate(rate);
                cheap.step();
                theirs.step();
            }
            assertThat(cheap.network.params().toFloatVector())
                    .containsExactly(theirs.network.params().toFloatVector());
            assertThat(cheap.network.getLearningRate(0)).isEqualTo(0.05);
        }
    }

    @Test
    void settingARateLeavesTheUpdaterInPlace() {
        try (Net net = new Net("adam, clip-norm: 1")) {
            StepUpdater.install(
                    net.network, recipe("{epochs: 1, clip-norm: 1}").training().clipping());
            TrainableDl4jNetwork.setRate(net.network, 0.5);
            net.step();
            assertThat(net.network.getUpdater()).isInstanceOf(StepUpdater.class);
        }
    }

    private static Recipe recipe(String training) {
        return new SpaceReader(Path.of("data"))
                .read(
                        "name: s\ntrials: 1\nnetwork: [conv: 2, batch-norm, dense: 3]\ntraining: " + training + "\n",
                        "s.yaml",
                        Path.of(""))
                .recipe(Map.of());
    }

    private static final class Net implements AutoCloseable {
        private final MultiLayerNetwork network;

        Net(String optimizer) {
            network = NetworkBuilder.build(recipe("{epochs: 1, optimizer: " + optimizer + "}"), Shape.grey(4, 4), 2, 1);
        }

        void step() {
            INDArray labels = Nd4j.createFromArray(new float[][] {{1, 0}, {0, 1}, {0, 1}});
            network.fit(Nd4j.rand(new int[] {3, 1, 4, 4}, 5), labels);
        }

        @Override
        public void close() {
            network.close();
        }
    }
}
