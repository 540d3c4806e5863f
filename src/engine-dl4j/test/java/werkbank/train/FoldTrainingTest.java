package werkbank.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import werkbank.augment.Pixels;
import werkbank.dataset.Fold;
import werkbank.dataset.Images;
import werkbank.dataset.LabelledImages;
import werkbank.engine.Average;
import werkbank.engine.NetworkState;
import werkbank.engine.dl4j.Dl4jEngine;
import werkbank.engine.dl4j.Dl4jNetworks;
import werkbank.experiment.trial.TrialResult.Weights;
import werkbank.recipe.Recipe;
import werkbank.recipe.Shape;
import werkbank.space.yaml.SpaceReader;

class FoldTrainingTest {
    private static final LabelledImages NINE = images(9);

    /** In steps of eight, the last has one image; the statistics of the averaged network are taken in eights too. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "[dense: 4, batch-norm]",
                "[batch-norm, dense: 4, batch-norm, dense: 3]",
                "[conv: 3, global-average-pool, batch-norm]",
                "[conv: 3, batch-norm, max-pool, global-average-pool, batch-norm, dense: 3, batch-norm, dropout: 0.2]",
                "[conv: {filters: 3, kernel: 4, padding: valid}, batch-norm, activation: selu, dense: 4, batch-norm]",
                "[conv: {filters: 3, activation: gelu}, spatial-dropout: 0.2, average-pool, dense: 4, batch-norm,"
                        + " gaussian-dropout: 0.1, alpha-dropout: 0.1]"
            })
    void aLastBatchOfOneTrains(String layers) {
        try (FoldTraining fold = fold(layers, 8, "ema: {}, swa: {start: 0}")) {
            for (int epoch = 1; epoch <= 3; epoch++) {
                assertThat(fold.steps(epoch, share -> {})).isPositive().isFinite();

                Map<Weights, float[][]> judged = fold.judge(epoch);

                assertThat(judged).containsOnlyKeys(Weights.values());
                judged.forEach((weights, rows) -> {
                    assertThat(rows).as(weights.label()).hasDimensions(9, 2);
                    for (float[] row : rows) {
                        assertThat(row[0] + row[1]).as(weights.label()).isEqualTo(1f, within(1e-5f));
                    }
                });
            }
        }
    }

    /** Each of eight images is in a batch of eight, the ninth alone: its variance is 0. */
    @Test
    void theStatisticsOfALastBatchOfOneAreOfThatImage() {
        try (FoldTraining fold = fold("[dense: 3, batch-norm]", 8, "optimizer: sgd")) {
            MultiLayerNetwork network = Dl4jNetworks.inside(fold.network());
            float[][] inputs = network.feedForwardToLayer(0, Dl4jNetworks.images(NINE.images()))
                    .get(1)
                    .toFloatMatrix();
            Average average = fold.network().average();
            average.renewStatistics(List.of(
                    Pixels.batch(NINE.images().range(0, 8)),
                    Pixels.batch(NINE.images().range(8, 9))));
            fold.network().restore(new NetworkState(0, 0.01, average.values(), new float[0]));

            float[] mean = network.getParam("1_mean").toFloatVector();
            float[] variance = network.getParam("1_var").toFloatVector();
            for (int c = 0; c < 3; c++) {
                int channel = c;
                double[] eight = Arrays.stream(inputs, 0, 8)
                        .mapToDouble(row -> row[channel])
                        .toArray();
                double middle = Arrays.stream(eight).average().orElseThrow();
                double squares = Arrays.stream(eight)
                        .map(v -> (v - middle) * (v - middle))
                        .sum();
                assertThat((double) mean[c]).isEqualTo((8 * middle + inputs[8][c]) / 9, within(1e-5));
                assertThat((double) variance[c]).isEqualTo(squares / 9, within(1e-5));
            }
        }
    }

    private static FoldTraining fold(String layers, int batch, String training) {
        Recipe recipe = new SpaceReader(Path.of("data"))
                .read(
                        "name: s\ntrials: 1\nnetwork: " + layers + "\ntraining: {epochs: 3, batch-size: " + batch
                                + ", checkpoint: val-loss, " + training + "}\n",
                        "s.yaml",
                        Path.of(""))
                .recipe(Map.of());
        return FoldTraining.of(new Dl4jEngine(), recipe, new Fold(NINE, NINE), 1, Optional.empty());
    }

    private static LabelledImages images(int rows) {
        Random random = new Random(1);
        byte[][] images = new byte[rows][16];
        int[] labels = new int[rows];
        for (int row = 0; row < rows; row++) {
            random.nextBytes(images[row]);
            labels[row] = row % 2;
        }
        return new LabelledImages(new Images(images, Shape.grey(4, 4)), labels, 2);
    }
}
