package werkbank.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import werkbank.dataset.LabelledImages;
import werkbank.space.Recipe;
import werkbank.space.SpaceReader;

class BatchesTest {
    /** Image n has the grey value n, and is the only one of class n. */
    private static final LabelledImages TEN = new LabelledImages(
            IntStream.range(0, 10).mapToObj(i -> new byte[] {(byte) i}).toArray(byte[][]::new),
            IntStream.range(0, 10).toArray(),
            1,
            1,
            10);

    @Test
    void anEpochHasItsOwnBatchSize() {
        assertThat(sizes(1)).containsExactly(3, 3, 3, 1);
        assertThat(sizes(2)).containsExactly(3, 3, 3, 1);
        assertThat(sizes(3)).containsExactly(8, 2);
        assertThat(sizes(4)).containsExactly(10);
    }

    @Test
    void eachImageComesOnceAnEpochWithItsLabel() {
        Batches batches = epoch(3);
        int[] seen = new int[10];
        for (int batch = 0; batch < batches.count(); batch++) {
            INDArray features = batches.features(batch);
            INDArray labels = batches.labels(batch);
            for (int i = 0; i < batches.size(batch); i++) {
                int image = Math.round(features.getFloat(i, 0, 0, 0) * 255);
                assertThat(labels.getFloat(i, image)).isEqualTo(1);
                seen[image]++;
            }
        }
        assertThat(seen).containsOnly(1);
    }

    private static int[] sizes(int epoch) {
        Batches batches = epoch(epoch);
        return IntStream.range(0, batches.count()).map(batches::size).toArray();
    }

    private static Batches epoch(int epoch) {
        Recipe recipe = new SpaceReader(Path.of("data"))
                .read(
                        """
                        name: s
                        trials: 1
                        network: [dense: 3]
                        training:
                          epochs: 4
                          batch-size: [{size: 3, epochs: 2}, {size: 8, epochs: 1}, {size: 2147483647}]
                        """,
                        "s.yaml",
                        Path.of(""))
                .recipe(Map.of());
        return new Batches(TEN, recipe, 1, epoch);
    }
}
