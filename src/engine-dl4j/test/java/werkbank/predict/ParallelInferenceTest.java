package werkbank.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import werkbank.WerkbankException;
import werkbank.dataset.Images;
import werkbank.engine.dl4j.Dl4jEngine;
import werkbank.engine.dl4j.Dl4jNetworks;
import werkbank.engine.dl4j.NetworkBuilder;
import werkbank.experiment.Predictor.Network;
import werkbank.experiment.Predictor.Output;
import werkbank.recipe.Recipe;
import werkbank.recipe.Shape;
import werkbank.recipe.Views;
import werkbank.space.yaml.SpaceReader;

/** Real networks with drawn weights, side by side. */
class ParallelInferenceTest {
    private static final int SIZE = 12;

    /** Convolution, batch normalisation, pooling and dense layers: all that keeps arrays of its own. */
    private static final Recipe RECIPE = new SpaceReader(Path.of("data/mnist"))
            .read(
                    """
                    name: lanes
                    trials: 1
                    network:
                      - conv: {filters: 8, kernel: 3}
                      - batch-norm: {momentum: 0.9}
                      - max-pool: 2
                      - conv: {filters: 8, kernel: 3, stride: 2}
                      - dense: {units: 16}
                    training: {epochs: 1}
                    """,
                    "lanes.yaml",
                    Path.of(""))
            .recipe(Map.of());

    /** Two whole batches and a part of one. */
    private static final int BATCH = new Dl4jEngine().hardware().imagesAtOnce();

    private static final Images IMAGES = images(2 * BATCH + 88);

    @TempDir
    Path folder;

    private final List<MultiLayerNetwork> plain = new ArrayList<>();
    private final List<Network> networks = new ArrayList<>();

    @BeforeEach
    void networks() throws IOException {
        for (int i = 1; i <= 3; i++) {
            MultiLayerNetwork network = NetworkBuilder.build(RECIPE, Shape.grey(SIZE, SIZE), 4, i);
            Path file = folder.resolve(i + ".zip");
            ModelSerializer.writeModel(network, file.toFile(), false);
            plain.add(network);
            networks.add(new Network(file, Views.ONCE));
        }
    }

    @Test
    void everyNetworkSaysOfEveryImageWhatItSaysAlone() {
        for (int count : new int[] {1, 2, 4}) {
            try (ParallelInference lanes = new ParallelInference(new Dl4jEngine(), count, count)) {
                // The second time networks are there already, each on some lane.
                for (int time = 1; time <= 2; time++) {
                    List<Output> outputs = lanes.run(networks, IMAGES);
                    assertThat(outputs).hasSize(3);
                    for (int n = 0; n < 3; n++) {
                        assertSame(
                                outputs.get(n).probabilities(),
                                plain.get(n),
                                String.format(Locale.ROOT, "network %d, %d lanes", n, count));
                        assertThat(outputs.get(n).seconds()).isPositive();
                    }
                }
            }
        }
    }

    private static void assertSame(float[][] rows, MultiLayerNetwork network, String what) {
        try (INDArray batch = Dl4jNetworks.images(IMAGES);
                INDArray output = network.output(batch)) {
            float[][] expected = output.toFloatMatrix();
            assertThat(rows).as(what).hasNumberOfRows(expected.length);
            for (int row = 0; row < rows.length; row++) {
                assertThat(rows[row]).as("%s, image %d", what, row).containsExactly(expected[row], within(1e-5f));
            }
        }
    }

    @Test
    void severalLooksAreTheMeanOfEach() {
        Network shifting = new Network(networks.get(0).model(), Views.SHIFTS);
        Images few = IMAGES.range(0, 2);

        float[][] rows;
        try (ParallelInference lanes = new ParallelInference(new Dl4jEngine(), 2, 2)) {
            rows = lanes.run(List.of(shifting), few).get(0).probabilities();
        }

        double expected = 0;
        ViewedImages looks = new ViewedImages(Views.SHIFTS, Shape.grey(SIZE, SIZE));
        for (int look = 0; look < 5; look++) {
            try (INDArray images = Nd4j.create(looks.batch(few, look), new long[] {2, 1, SIZE, SIZE}, 'c');
                    INDArray output = plain.get(0).output(images)) {
                expected += output.getDouble(1, 2) / 5;
            }
        }
        assertThat((double) rows[1][2]).isCloseTo(expected, within(1e-5));
    }

    @Test
    void aNetworkThatCannotBeReadIsNamed() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.zip"), "no zip");
        List<Network> some = List.of(networks.get(0), new Network(broken, Views.ONCE));
        try (ParallelInference lanes = new ParallelInference(new Dl4jEngine(), 2, 2)) {
            assertThatThrownBy(() -> lanes.run(some, IMAGES))
                    .isInstanceOf(WerkbankException.class)
                    .hasMessageContaining("broken.zip");
            assertThat(lanes.run(networks, IMAGES)).hasSize(3);
        }
    }

    @Test
    void noImagesAreNoWork() {
        try (ParallelInference lanes = new ParallelInference(new Dl4jEngine(), 2, 2)) {
            assertThat(lanes.run(networks, IMAGES.range(0, 0)).get(2).probabilities())
                    .isEmpty();
        }
    }

    @Test
    void aLaneStaysWithItsNetworkAndHelpsOthersInTheEnd() {
        BatchQueue queue = new BatchQueue(networks, IMAGES, BATCH);
        Path one = networks.get(0).model();
        Path two = networks.get(1).model();
        Path three = networks.get(2).model();

        assertThat(queue.size()).isEqualTo(9);
        assertThat(take(queue, Set.of())).isEqualTo(one);
        assertThat(take(queue, Set.of())).as("one that nobody runs").isEqualTo(two);
        assertThat(take(queue, Set.of(one))).isEqualTo(one);
        assertThat(take(queue, Set.of(one))).isEqualTo(one);
        assertThat(take(queue, Set.of(one))).isEqualTo(three);
        assertThat(take(queue, Set.of(two))).isEqualTo(two);
        assertThat(take(queue, Set.of())).as("the one with the most left").isEqualTo(three);
        assertThat(queue.size()).isEqualTo(2);
    }

    private static Path take(BatchQueue queue, Set<Path> atHand) {
        return queue.next(network -> atHand.contains(network.model()), network -> false)
                .orElseThrow()
                .network()
                .model();
    }

    @Test
    void theLastBatchIsLeftToWhoeverHasItsNetwork() {
        BatchQueue queue = new BatchQueue(networks.subList(0, 1), IMAGES, BATCH);
        assertThat(queue.next(network -> false, network -> true)).isPresent();
        assertThat(queue.next(network -> false, network -> true)).isPresent();
        assertThat(queue.size()).isEqualTo(1);
        assertThat(queue.next(network -> false, network -> true)).isEmpty();
        assertThat(queue.next(network -> true, network -> true)).isPresent();
    }

    @Test
    void whoAsksForFewImagesAgainAndAgainHasEachNetworkOnce() {
        try (ParallelInference lanes = new ParallelInference(new Dl4jEngine(), 2, 2)) {
            for (int time = 0; time < 30; time++) {
                assertThat(lanes.run(networks, IMAGES.range(time, time + 1))).hasSize(3);
            }
            assertThat(lanes.read()).isEqualTo(3);
        }
    }

    @Test
    void afterItsEndItSaysSo() {
        ParallelInference lanes = new ParallelInference(new Dl4jEngine(), 2, 2);
        lanes.close();
        lanes.close();
        assertThatThrownBy(() -> lanes.run(networks, IMAGES))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the networks are closed");
    }

    private static Images images(int rows) {
        Random random = new Random(1);
        byte[][] images = new byte[rows][SIZE * SIZE];
        for (byte[] image : images) {
            random.nextBytes(image);
        }
        return new Images(images, Shape.grey(SIZE, SIZE));
    }
}
