package werkbank.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import werkbank.dataset.Images;
import werkbank.dataset.LabelledImages;
import werkbank.engine.NetworkSpec;
import werkbank.engine.SoftmaxEngine;
import werkbank.engine.TrainableNetwork;
import werkbank.recipe.Recipe;
import werkbank.recipe.Shape;
import werkbank.space.Spaces;

class EpochAverageTest {
    private static final Shape SHAPE = Shape.grey(2, 2);
    private static final LabelledImages IMAGES =
            new LabelledImages(new Images(new byte[2][SHAPE.values()], SHAPE), new int[] {0, 1}, 2);

    /** 0.58 times 100 and 0.57 times 100 are rounded to less than 58 and 57. */
    @ParameterizedTest
    @CsvSource({"0.75, 8, 7", "0.58, 100, 59", "0.57, 100, 58", "0.5, 5, 3", "0, 3, 1", "0.999, 100, 100"})
    void epochsCountAfterTheShareOfThem(double start, int epochs, int first) {
        Recipe recipe = Spaces.read("name: s\ntrials: 1\nnetwork: [dense: 2]\ntraining: {epochs: " + epochs
                        + ", swa: {start: " + start + "}}\n")
                .recipe(Map.of());
        try (TrainableNetwork network = new SoftmaxEngine().create(new NetworkSpec(recipe, SHAPE, 2, List.of(), 1));
                EpochAverage average = new EpochAverage(network.average(), recipe.training(), IMAGES)) {
            assertThat(IntStream.rangeClosed(1, epochs).filter(average::afterEpoch))
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(first, epochs).boxed().toList());
        }
    }
}
