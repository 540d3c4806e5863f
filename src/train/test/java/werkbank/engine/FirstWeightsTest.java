package werkbank.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import werkbank.recipe.Recipe;
import werkbank.recipe.Shape;
import werkbank.space.yaml.SpaceReader;

class FirstWeightsTest {
    private static final float[] GOLDEN = {-0.30848223f, -0.29543215f, -0.47447166f};
    private static final float[] CENTRE = {0, 0, 0, 0, 1, 0, 0, 0, 0};
    private static final float GOLDEN_OUTPUT = 0.075319156f;

    /** Three filters of 3 × 3 on one channel, then 4 · 5 · 3 inputs of two units; biases before and behind. */
    @Test
    void parametersStandInTheOrderOfTheLayers() {
        float[] values = of("[conv: 3, batch-norm, dropout: 0.2, dense: 2]", 1);

        assertThat(values).hasSize(30 + 12 + 122 + 6);
        assertThat(Arrays.copyOfRange(values, 0, 3)).containsOnly(0);
        assertThat(Arrays.copyOfRange(values, 3, 30)).doesNotContain(0f);
        assertThat(Arrays.copyOfRange(values, 30, 42)).containsExactly(1, 1, 1, 0, 0, 0, 0, 0, 0, 1, 1, 1);
        assertThat(Arrays.copyOfRange(values, 42, 162)).doesNotContain(0f).doesNotHaveDuplicates();
        assertThat(Arrays.copyOfRange(values, 162, 164)).containsOnly(0);
        assertThat(Arrays.copyOfRange(values, 164, 168)).doesNotContain(0f);
        assertThat(Arrays.copyOfRange(values, 168, 170)).containsOnly(0);
    }

    @Test
    void theSeedDecidesAndALayersPlace() {
        assertThat(of("[dense: 4, dense: 4]", 7)).containsExactly(of("[dense: 4, dense: 4]", 7));
        assertThat(of("[dense: 4, dense: 4]", 7)).isNotEqualTo(of("[dense: 4, dense: 4]", 8));
        float[] twice = of("[dense: 20, dense: 20]", 7);
        assertThat(Arrays.copyOfRange(twice, 0, 400)).isNotEqualTo(Arrays.copyOfRange(twice, 420, 820));
        assertThat(Arrays.copyOf(of("[dense: 4]", 7), 80))
                .as("whatever comes after it")
                .containsExactly(Arrays.copyOf(of("[dense: 4, dense: 9]", 7), 80));
    }

    /** Layers of the same sizes, so that a number drawn by two of them would stand in both. */
    @ParameterizedTest
    @ValueSource(strings = {"glorot-uniform", "he-normal"})
    void noLayerDrawsWhatAnotherOneDrew(String initializer) {
        String dense = "{dense: {units: 20, initializer: " + initializer + "}}";
        float[] values = of("[" + String.join(", ", Collections.nCopies(4, dense)) + "]", 7);

        Set<Float> drawn = new HashSet<>();
        for (int layer = 0; layer < 4; layer++) {
            for (int i = 0; i < 400; i++) {
                drawn.add(values[layer * 420 + i]);
            }
        }
        assertThat(drawn).as("of 1,600, of which two may be alike by chance").hasSizeGreaterThan(1595);
    }

    /** Numbers that another engine has to begin with as well, and other versions of Java. */
    @Test
    void theNumbersAreTheSameEverywhere() {
        float[] values = of("[dense: {units: 2, initializer: he-normal}]", 42);

        assertThat(Arrays.copyOf(values, 3)).containsExactly(GOLDEN);
        assertThat(values[42]).isEqualTo(GOLDEN_OUTPUT);
    }

    /** 20 inputs; deviations of the papers. A uniform number within ±r has the deviation r / √3. */
    @ParameterizedTest
    @CsvSource({
        "glorot-uniform, 0.0442807, 1.7321",
        "glorot-normal, 0.0442807, 6",
        "he-uniform, 0.3162278, 1.7321",
        "he-normal, 0.3162278, 6",
        "lecun-normal, 0.2236068, 6"
    })
    void theyAreAsWideAsTheRecipeSays(String initializer, double deviation, double most) {
        float[] values = Arrays.copyOf(of("[dense: {units: 1000, initializer: " + initializer + "}]", 3), 20_000);

        double squares = 0;
        double sum = 0;
        double largest = 0;
        for (float value : values) {
            squares += value * value;
            sum += value;
            largest = Math.max(largest, Math.abs(value));
        }
        assertThat(Math.sqrt(squares / values.length)).isCloseTo(deviation, withinPercentage(2));
        assertThat(Math.abs(sum / values.length)).isLessThan(0.03 * deviation);
        assertThat(largest / deviation).isBetween(most < 2 ? 1.7 : 3.2, most);
    }

    /** Two filters of 3 × 3 on one channel, and three of one pixel on these two. */
    @Test
    void filtersPassTheChannelsOnThatThereAre() {
        float[] values =
                of("[conv: {filters: 2, initializer: dirac}, conv: {filters: 3, kernel: 1, initializer: dirac}]", 5);

        assertThat(Arrays.copyOfRange(values, 2, 11)).containsExactly(CENTRE);
        assertThat(Arrays.copyOfRange(values, 11, 20)).doesNotContain(0f, 1f);
        assertThat(Arrays.copyOfRange(values, 23, 27)).containsExactly(1, 0, 0, 1);
        assertThat(Arrays.copyOfRange(values, 27, 29)).doesNotContain(0f, 1f);
    }

    /** With a kernel of 2 × 2 no image is padded before its first pixel, with one of 4 × 4 by one pixel. */
    @Test
    void evenFiltersPassTheirChannelOnWhereItIs() {
        String network =
                "[conv: {filters: 1, kernel: 2, initializer: dirac}, depthwise-conv: {kernel: 4, initializer: dirac}]";
        float[] values = of(network, 5);

        assertThat(Arrays.copyOfRange(values, 1, 5)).containsExactly(1, 0, 0, 0);
        assertThat(Arrays.copyOfRange(values, 6, 22)).containsExactly(0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    /** Dilated by 3, three taps lie at −3, 0 and 3 of each axis; two lie at −1 and 2, of which the first is taken. */
    @ParameterizedTest
    @CsvSource({"3, 4", "2, 0"})
    void dilatedFiltersPassTheirChannelOnWhereTheirTapsAllow(int kernel, int tap) {
        float[] values = of("[conv: {filters: 1, kernel: " + kernel + ", dilation: 3, initializer: dirac}]", 5);

        float[] weights = new float[kernel * kernel];
        weights[tap] = 1;
        assertThat(Arrays.copyOfRange(values, 1, 1 + weights.length)).containsExactly(weights);
    }

    @Test
    void eachFilterOfADepthwiseConvolutionPassesItsOwnChannelOn() {
        float[] values = of("[conv: {filters: 3, kernel: 1}, depthwise-conv: {kernel: 3, initializer: dirac}]", 5);

        assertThat(Arrays.copyOfRange(values, 6, 9)).as("biases").containsOnly(0);
        for (int channel = 0; channel < 3; channel++) {
            assertThat(Arrays.copyOfRange(values, 9 + 9 * channel, 18 + 9 * channel))
                    .containsExactly(CENTRE);
        }
    }

    @Test
    void aSeparableConvolutionPassesItsChannelsOn() {
        float[] values = of("[conv: {filters: 2, kernel: 1}, separable-conv: {filters: 2, initializer: dirac}]", 5);

        assertThat(Arrays.copyOfRange(values, 4, 13)).containsExactly(CENTRE);
        assertThat(Arrays.copyOfRange(values, 13, 22)).containsExactly(CENTRE);
        assertThat(Arrays.copyOfRange(values, 24, 28)).containsExactly(1, 0, 0, 1);
    }

    private static float[] of(String layers, long seed) {
        Recipe recipe = new SpaceReader(Path.of("data"))
                .read("name: s\ntrials: 1\nnetwork: " + layers + "\ntraining: {epochs: 1}\n", "s.yaml", Path.of(""))
                .recipe(Map.of());
        return FirstWeights.of(new NetworkSpec(recipe, Shape.grey(4, 5), 2, List.of(), seed));
    }
}
