package werkbank.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import werkbank.dataset.Fold;
import werkbank.dataset.Images;
import werkbank.dataset.LabelledImages;
import werkbank.engine.dl4j.Dl4jEngine;
import werkbank.engine.dl4j.Dl4jNetworks;
import werkbank.engine.dl4j.NetworkBuilder;
import werkbank.recipe.Recipe;
import werkbank.recipe.Shape;
import werkbank.space.yaml.SpaceReader;

/** What an epoch's training loss consists of. */
class TrainingLossTest {
    private static final int ROWS = 12;
    private static final int CLASSES = 3;
    private static final double[] ALIKE = {1, 1, 1};
    private static final LabelledImages IMAGES = images();

    /** From the probabilities and weights before the only step; a class's share of a label has the class's weight. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "optimizer: sgd                                              | 0    | 0   | 0",
                "optimizer: adamw, weight-decay: 0.5                         | 0    | 0   | 0",
                "optimizer: adamw, weight-decay: 0.5, l1: 0.02, l2: 0.3      | 0.02 | 0.3 | 0",
                "optimizer: sgd, l1: 0.02                                    | 0.02 | 0   | 0",
                "optimizer: adam, l2: 0.3                                    | 0    | 0.3 | 0",
                "optimizer: adam, label-smoothing: 0.3                       | 0    | 0   | 0.3"
            })
    void theLossIsCrossEntropyAndPenalties(String training, double l1, double l2, double smoothing) {
        try (FoldTraining fold = fold(training)) {
            double expected = crossEntropy(Dl4jNetworks.inside(fold.network()), smoothing, ALIKE)
                    + penalties(Dl4jNetworks.inside(fold.network()), l1, l2);

            assertThat(fold.steps(1, share -> {})).isEqualTo(expected, within(1e-5));
        }
    }

    @ParameterizedTest
    @CsvSource({"0", "0.3"})
    void aClassMultipliesItsShareOfTheLoss(double smoothing) {
        try (FoldTraining fold = fold(
                "optimizer: adamw, weight-decay: 0.5, class-weights: [1, 5, 0.5], label-smoothing: " + smoothing)) {
            double expected = crossEntropy(Dl4jNetworks.inside(fold.network()), smoothing, new double[] {1, 5, 0.5});

            assertThat(fold.steps(1, share -> {})).isEqualTo(expected, within(1e-5));
        }
    }

    /** DL4J adds a half of the decay times the weights' squares. */
    @Test
    void dl4jsOwnLossContainsTheDecay() {
        Recipe recipe = recipe("optimizer: adamw, weight-decay: 0.5");
        MultiLayerNetwork network =
                new MultiLayerNetwork(NetworkBuilder.configuration(recipe, Shape.grey(4, 4), CLASSES, 1));
        network.init();
        double decay = penalties(network, 0, 0.5);

        assertThat(decay).isGreaterThan(1);
        assertThat(network.calcRegularizationScore(true)).isEqualTo(decay, within(1e-4));
        network.close();
    }

    private static double crossEntropy(MultiLayerNetwork network, double smoothing, double[] weights) {
        double sum = 0;
        INDArray probabilities = network.output(Dl4jNetworks.images(IMAGES.images()));
        for (int row = 0; row < ROWS; row++) {
            for (int label = 0; label < CLASSES; label++) {
                double share = smoothing / CLASSES + (IMAGES.labels()[row] == label ? 1 - smoothing : 0);
                sum -= weights[label] * share * Math.log(probabilities.getDouble(row, label));
            }
        }
        return sum / ROWS;
    }

    private static double penalties(MultiLayerNetwork network, double l1, double l2) {
        double sum = 0;
        for (Map.Entry<String, INDArray> parameter : network.paramTable().entrySet()) {
            if (parameter.getKey().endsWith("_W")) {
                for (double weight : parameter.getValue().dup('c').data().asDouble()) {
                    sum += l1 * Math.abs(weight) + l2 / 2 * weight * weight;
                }
            }
        }
        return sum;
    }

    private static FoldTraining fold(String training) {
        Recipe recipe = recipe(training);
        return FoldTraining.of(new Dl4jEngine(), recipe, new Fold(IMAGES, IMAGES), 1, Optional.empty());
    }

    private static Recipe recipe(String training) {
        return new SpaceReader(Path.of("data"))
                .read(
                        "name: s\ntrials: 1\nnetwork: [conv: 3, dense: 5]\ntraining: {epochs: 1, batch-size: 12, "
                                + training + "}\n",
                        "s.yaml",
                        Path.of(""))
                .recipe(Map.of());
    }

    private static LabelledImages images() {
        Random random = new Random(1);
        byte[][] images = new byte[ROWS][16];
        int[] labels = new int[ROWS];
        for (int row = 0; row < ROWS; row++) {
            random.nextBytes(images[row]);
            labels[row] = row % CLASSES;
        }
        return new LabelledImages(new Images(images, Shape.grey(4, 4)), labels, CLASSES);
    }
}
