package werkbank.engine.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import werkbank.engine.Workload;
import werkbank.recipe.Recipe;
import werkbank.recipe.Shape;
import werkbank.space.SearchSpace;
import werkbank.space.Spaces;

class MemoryForecastTest {

    private static MemoryForecast of(String network, String training, int networks) {
        return MemoryForecast.of(space("", network, training).recipe(Map.of()), tiny(networks == 1 ? 1 : 0, networks));
    }

    /** A thousand images of 4 × 4; all but those that are held out are trained on. */
    private static Workload tiny(int heldOut, int networks) {
        return load(1000, Shape.grey(4, 4), 2, heldOut, networks);
    }

    private static Workload load(int rows, Shape shape, int classes, int heldOut, int networks) {
        return networks == 1
                ? new Workload(rows, false, shape, classes, 1, rows - heldOut, heldOut)
                : new Workload(
                        rows, false, shape, classes, networks, (networks - 1) * rows / networks, rows / networks + 1);
    }

    /** What any trial of a space on MNIST needs at most, in MiB. */
    private static long mib(SearchSpace space) {
        Workload mnist = load(60_000, Shape.grey(28, 28), 10, 6_000, 1);
        return space.corners()
                        .mapToLong(recipe -> MemoryForecast.of(recipe, mnist).bytes())
                        .max()
                        .orElseThrow()
                >> 20;
    }

    private static SearchSpace space(String parameters, String network, String training) {
        return Spaces.read(String.format(
                Locale.ROOT,
                """
                name: m
                trials: 1
                %s
                network: %s
                training: {epochs: 3, learning-rate: 0.1, %s}
                """,
                parameters,
                network,
                training));
    }

    @Test
    void addsUpASmallNetworkAsByHand() {
        MemoryForecast forecast = of(
                "[{conv: 20}, batch-norm, max-pool, {dropout: 0.5}, {dense: 3}]", "batch-size: 10, optimizer: sgd", 1);

        assertThat(forecast.images()).isEqualTo(1000 * (16 + 24));
        // 10 · 20 of the convolution, 4 · 20 of batch normalisation, 81 · 3 and 4 · 2 of the dense layers;
        // the parameters, their gradient, two copies of the parameters and six in passing
        assertThat(forecast.weights()).isEqualTo(4 * (4 + 6) * (200 + 80 + 243 + 8));
        // 20 channels take 32; image, convolution, batch normalisation, two for each of pooling and dropout, the
        // flattened 80 twice, and the dense layers
        assertThat(forecast.activations()).isEqualTo(4 * 10 * (16 + 512 + 512 + 2 * 128 + 2 * 128 + 2 * 80 + 3 + 2));
        // Batch normalisation has the largest input and output; the one held-out image needs no more than a step.
        assertThat(forecast.passing()).isEqualTo(4 * (512 + 512) * 3 * 10);
        assertThat(forecast.bytes() >> 20).isEqualTo(320);
    }

    /** Of Adam an epoch's state has three arrays, twice, and six are in passing; then three batches and the held-out image. */
    @Test
    void statesAndBatchesAreInTheHeap() {
        MemoryForecast forecast = of("[{dense: 3}]", "batch-size: 10, optimizer: adam", 1);
        assertThat(forecast.heap())
                .isEqualTo(1000 * (16 + 24) + 4 * ((2 * 3 + 6) * (17 * 3 + 4 * 2) + (3 * 10 + 1) * 16));
        long ofFolds = of("[{dense: 3}]", "batch-size: 10, optimizer: adam, ema: {}", 2)
                .heap();
        assertThat(ofFolds)
                .isEqualTo(1000 * (16 + 24) + 4 * ((2 * 2 * 4 + 6) * (17 * 3 + 4 * 2) + (3 * 10 + 256) * 16));
    }

    @Test
    void validationHasBatchesOfItsOwn() {
        Recipe recipe = space("", "[{conv: 16}, {conv: 32}, {dense: 3}]", "batch-size: 10")
                .recipe(Map.of());
        int pair = 16 * (16 + 32);
        assertThat(MemoryForecast.of(recipe, tiny(1, 1)).passing()).isEqualTo(4 * pair * 3 * 10);
        assertThat(MemoryForecast.of(recipe, tiny(100, 1)).passing()).isEqualTo(4 * pair * (3 * 10 + 90));
        assertThat(MemoryForecast.of(recipe, tiny(900, 1)).passing()).isEqualTo(4 * pair * (3 * 10 + 246));
        assertThat(MemoryForecast.of(recipe, tiny(0, 4)).passing()).isEqualTo(4 * pair * (3 * 10 + 241));
    }

    /** What a worker had in memory at most in two epochs of such trials, in MiB. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10 | 1000 | 2 | [{conv: 16}, max-pool, {dense: 4}] | 2908",
                "20 | 500 | 4 | [{conv: 16}, {conv: 16}, max-pool, {conv: 32}, global-average-pool] | 1812",
                "10 | 1000 | 2 | [{conv: {filters: 16, stride: 2}}, batch-norm, max-pool, {conv: 32}, max-pool,"
                        + " global-average-pool] | 1057"
            })
    void fewLargeImagesAreForecastWithinAFactorOfTwo(int rows, int side, int heldOut, String network, int measured) {
        MemoryForecast forecast = MemoryForecast.of(
                space("", network, "batch-size: 64, optimizer: adam").recipe(Map.of()),
                load(rows, Shape.grey(side, side), 2, heldOut, 1));
        assertThat((double) (forecast.bytes() >> 20) / measured).isBetween(0.9, 1.6);
    }

    @Test
    void aBatchHasNoMoreImagesThanThereAre() {
        assertThat(of("[{dense: 3}]", "batch-size: 5000", 1).activations()).isEqualTo(4 * 999 * (16 + 2 * 16 + 3 + 2));
    }

    @ParameterizedTest
    @CsvSource({"sgd, 4", "nesterov, 7", "rmsprop, 7", "adam, 10", "adamw, 10", "nadam, 11", "amsgrad, 13"})
    void optimizersKeepArraysAsLongAsTheParameters(String optimizer, int copies) {
        assertThat(of("[{dense: 3}]", "batch-size: 1, optimizer: " + optimizer, 1)
                        .weights())
                .isEqualTo(4 * (copies + 6) * (17 * 3 + 4 * 2));
    }

    @Test
    void anAverageIsKeptCopiedAndExchanged() {
        long without = of("[{dense: 3}]", "optimizer: sgd", 1).weights();
        assertThat(of("[{dense: 3}]", "optimizer: sgd, ema: {decay: 0.9}", 1).weights())
                .isEqualTo(without / (4 + 6) * (8 + 6));
    }

    @Test
    void someActivationFunctionsNeedTheirArgumentToo() {
        long relu = of("[{dense: {units: 5, activation: relu}}]", "batch-size: 1", 1)
                .activations();
        long gelu = of("[{dense: {units: 5, activation: gelu}}]", "batch-size: 1", 1)
                .activations();
        assertThat(gelu - relu).isEqualTo(4 * 5);
    }

    @Test
    void networksOfFoldsShareAllButWeightsAndMasks() {
        String network = "[{conv: 16}, {dropout: 0.5}]";
        Recipe recipe = space("", network, "batch-size: 10").recipe(Map.of());
        MemoryForecast one = MemoryForecast.of(recipe, tiny(300, 1));
        MemoryForecast three = of(network, "batch-size: 10", 3);

        assertThat(three.images()).isEqualTo(one.images());
        assertThat(three.passing()).isEqualTo(one.passing());
        assertThat(three.weights()).isLessThan(3 * one.weights()).isGreaterThan(2 * one.weights());
        assertThat(three.activations() - one.activations()).isEqualTo(4 * 10 * 2 * 256);
    }

    @Test
    void theTutorialsNetworkIsBelowThreeGigabytes() {
        SearchSpace seed = Spaces.ready("seed-cnn");
        // 1,566 measured; no less than nine tenths of it.
        assertThat(mib(seed)).isBetween(1_409L, 2_000L);
    }

    @Test
    void theWidestTrialOfASpaceCounts() {
        String parameters = "parameters: {batch: {choice: [512, 64]}, filters: {choice: [48, 16]}}";
        SearchSpace open = space(parameters, "[{conv: $filters}]", "batch-size: $batch");
        SearchSpace widest = space("", "[{conv: 48}]", "batch-size: 512");

        assertThat(mib(open)).isEqualTo(mib(widest));
    }

    @Test
    void theLargestBatchOfATrainingCounts() {
        SearchSpace growing =
                space("", "[{conv: 16}]", "batch-size: [{size: 64, epochs: 1}, {size: 512, epochs: 1}, {size: 8}]");
        SearchSpace large = space("", "[{conv: 16}]", "batch-size: 512");

        assertThat(mib(growing)).isEqualTo(mib(large));
    }
}
