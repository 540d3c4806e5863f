package werkbank.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import werkbank.WerkbankException;
import werkbank.dataset.Images;
import werkbank.dataset.LabelledImages;
import werkbank.recipe.Recipe;
import werkbank.recipe.Shape;
import werkbank.space.yaml.SpaceReader;

class BatchesTest {
    private static final int ROWS = 70;
    private static final int SIDE = 8;
    private static final String AUGMENTED =
            "augmentation: {rotation: 10, brightness: 0.2, elastic: {alpha: 5}, erase: {probability: 0.5}}";

    @AfterEach
    void noThreadIsLeft() throws InterruptedException {
        PrefetcherTest.assertNoThread(Prefetcher.THREAD);
    }

    @Test
    void anotherThreadChangesNothing() {
        assertThat(all(AUGMENTED, 3, true)).isEqualTo(all(AUGMENTED, 3, false));
        assertThat(all(AUGMENTED, 3, true)).isNotEqualTo(all(AUGMENTED, 4, true));
    }

    @Test
    void everyImageComesOnceWithItsLabel() {
        Set<Float> seen = new HashSet<>();
        try (Batches batches = batches("", 1, true)) {
            for (int batch = 0; batch < batches.count(); batch++) {
                float[] features = batches.features(batch);
                float[] labels = batches.labels(batch);
                assertThat(features).hasSize(batches.size(batch) * SIDE * SIDE);
                for (int i = 0; i < batches.size(batch); i++) {
                    int row = Math.round(features[i * SIDE * SIDE] * 255);
                    seen.add((float) row);
                    assertThat(labels[i * 3 + row % 3]).isEqualTo(1);
                }
            }
        }
        assertThat(seen).hasSize(ROWS);
    }

    @Test
    void theThreadEndsWithAnEpochThatStopsEarly() {
        try (Batches batches = batches(AUGMENTED, 1, true)) {
            batches.features(0);
            assertThat(PrefetcherTest.threads(Prefetcher.THREAD)).hasSize(1);
        }
    }

    @Test
    void aFailureReachesTheTrainingThread() {
        byte[][] pixels = pixels();
        LabelledImages images = images(pixels);
        pixels[ROWS / 2] = new byte[1];
        try (Batches batches = new Batches(images, recipe(AUGMENTED), 1, 1, true)) {
            assertThatThrownBy(() -> {
                        for (int batch = 0; batch < batches.count(); batch++) {
                            batches.features(batch);
                        }
                    })
                    .isInstanceOf(ArrayIndexOutOfBoundsException.class);
        }
    }

    /** Two thousand times one image, whose numbers would be a few too many for a number of Java. */
    @Test
    void aBatchThatNoArrayHoldsIsRefusedInWords() {
        Shape shape = new Shape(3, 600, 600);
        byte[][] pixels = new byte[2000][];
        Arrays.fill(pixels, new byte[shape.values()]);
        LabelledImages images = new LabelledImages(new Images(pixels, shape), new int[2000], 3);
        Recipe recipe = trained("{epochs: 5, batch-size: 2000}");
        assertThatThrownBy(() -> new Batches(images, recipe, 1, 1))
                .isInstanceOf(WerkbankException.class)
                .hasMessage("a batch of 2,000 images of 3 × 600 × 600 has 2,160,000,000 numbers, more than the"
                        + " 2,147,483,639 of an array; lower batch-size");
    }

    @Test
    void anEpochHasItsOwnBatchSize() {
        String training = "{epochs: 4, batch-size: [{size: 32, epochs: 2}, {size: 50, epochs: 1}, {size: 2147483647}]}";
        assertThat(sizes(training, 1)).containsExactly(32, 32, 6);
        assertThat(sizes(training, 2)).containsExactly(32, 32, 6);
        assertThat(sizes(training, 3)).containsExactly(50, 20);
        assertThat(sizes(training, 4)).containsExactly(70);
    }

    /** 70 images in batches of 16: five to a pass, the last of six. */
    @Test
    void anEpochOfSomeStepsGoesOnInThePassOfTheOneBefore() {
        String training = "{epochs: 5, batch-size: 16, steps-per-epoch: 4}";
        assertThat(sizes(training, 1)).containsExactly(16, 16, 16, 16);
        assertThat(sizes(training, 2)).containsExactly(6, 16, 16, 16);
        assertThat(sizes(training, 3)).containsExactly(16, 6, 16, 16);
        assertThat(sizes(training, 5)).containsExactly(16, 16, 16, 6);
        assertThat(sizes("{epochs: 2, batch-size: 16, steps-per-epoch: 7}", 2))
                .containsExactly(16, 16, 6, 16, 16, 16, 16);
        assertThat(sizes("{epochs: 2, batch-size: 100, steps-per-epoch: 2}", 2)).containsExactly(70, 70);
    }

    /** Five epochs of four batches, or two of ten, are four passes of five, image by image as each pass augments it. */
    @Test
    void stepsOfAnEpochOnlyDivideThePasses() {
        List<List<Float>> passes = new ArrayList<>();
        for (int pass = 1; pass <= 4; pass++) {
            passes.addAll(all(recipe(AUGMENTED), pass, true));
        }
        assertThat(passes).hasSize(20).doesNotHaveDuplicates();
        for (boolean inBackground : new boolean[] {true, false}) {
            assertThat(epochs(5, 4, inBackground)).isEqualTo(passes);
            assertThat(epochs(2, 10, inBackground)).isEqualTo(passes);
            assertThat(epochs(4, 5, inBackground)).isEqualTo(passes);
        }
    }

    private static List<List<Float>> epochs(int epochs, int steps, boolean inBackground) {
        Recipe recipe = recipe(AUGMENTED, ", steps-per-epoch: " + steps);
        List<List<Float>> all = new ArrayList<>();
        for (int epoch = 1; epoch <= epochs; epoch++) {
            all.addAll(all(recipe, epoch, inBackground));
        }
        return all;
    }

    private static int[] sizes(String training, int epoch) {
        try (Batches batches = new Batches(images(), trained(training), 5, epoch, false)) {
            return IntStream.range(0, batches.count()).map(batches::size).toArray();
        }
    }

    private static Recipe trained(String training) {
        String yaml = "name: b\ntrials: 1\nnetwork: [dense: 8]\ntraining: " + training;
        return new SpaceReader(Path.of("")).read(yaml, "b", Path.of("")).recipe(Map.of());
    }

    private static List<List<Float>> all(String augmentation, int epoch, boolean inBackground) {
        return all(recipe(augmentation), epoch, inBackground);
    }

    /** Pixels and labels of each batch. */
    private static List<List<Float>> all(Recipe recipe, int epoch, boolean inBackground) {
        List<List<Float>> all = new ArrayList<>();
        try (Batches batches = new Batches(images(), recipe, 5, epoch, inBackground)) {
            for (int batch = 0; batch < batches.count(); batch++) {
                List<Float> values = new ArrayList<>();
                for (float value : batches.labels(batch)) {
                    values.add(value);
                }
                for (float value : batches.features(batch)) {
                    values.add(value);
                }
                all.add(values);
            }
        }
        return all;
    }

    private static Batches batches(String augmentation, int epoch, boolean inBackground) {
        return new Batches(images(), recipe(augmentation), 5, epoch, inBackground);
    }

    private static Recipe recipe(String augmentation) {
        return recipe(augmentation, "");
    }

    private static Recipe recipe(String augmentation, String training) {
        String yaml = "name: b\ntrials: 1\nnetwork: [dense: 8]\ntraining: {epochs: 5, batch-size: 16" + training + "}\n"
                + augmentation;
        return new SpaceReader(Path.of("")).read(yaml, "b", Path.of("")).recipe(Map.of());
    }

    /** The first pixel is the row number, the label its remainder by three. */
    private static LabelledImages images() {
        return images(pixels());
    }

    private static LabelledImages images(byte[][] pixels) {
        int[] labels = new int[ROWS];
        for (int row = 0; row < ROWS; row++) {
            labels[row] = row % 3;
        }
        return new LabelledImages(new Images(pixels, Shape.grey(SIDE, SIDE)), labels, 3);
    }

    private static byte[][] pixels() {
        byte[][] pixels = new byte[ROWS][SIDE * SIDE];
        for (int row = 0; row < ROWS; row++) {
            for (int i = 0; i < SIDE * SIDE; i++) {
                pixels[row][i] = (byte) (row + 3 * i);
            }
        }
        return pixels;
    }
}
