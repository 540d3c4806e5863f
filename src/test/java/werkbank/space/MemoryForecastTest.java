package werkbank.space;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemoryForecastTest {
    private static final MemoryForecast.Images TINY = new MemoryForecast.Images(1000, 4, 4, 2);
    private static final MemoryForecast.Images MNIST = new MemoryForecast.Images(60_000, 28, 28, 10);

    private static MemoryForecast of(String network, String training, int networks) {
        return MemoryForecast.of(space("", network, training).recipe(Map.of()), TINY, networks);
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
        // Validation has 246 images more than a step.
        assertThat(forecast.passing()).isEqualTo(4 * 512 * (6 * 10 + 2 * 246));
        assertThat(forecast.mib()).isEqualTo(321);
    }

    @Test
    void validationNeedsNoMoreThanALargeBatch() {
        assertThat(of("[{conv: 16}, {conv: 32}, {dense: 3}]", "batch-size: 500", 1)
                        .passing())
                .isEqualTo(4 * 16 * 32 * 6 * 500);
    }

    @Test
    void aBatchHasNoMoreImagesThanThereAre() {
        assertThat(of("[{dense: 3}]", "batch-size: 5000", 1).activations()).isEqualTo(4 * 1000 * (16 + 2 * 16 + 3 + 2));
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
        MemoryForecast one = of(network, "batch-size: 10", 1);
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
        assertThat(seed.workerMiB(MNIST)).isBetween(1_409L, 2_000L);
    }

    @Test
    void theWidestTrialOfASpaceCounts() {
        String parameters = "parameters: {batch: {choice: [512, 64]}, filters: {choice: [48, 16]}}";
        SearchSpace open = space(parameters, "[{conv: $filters}]", "batch-size: $batch");
        SearchSpace widest = space("", "[{conv: 48}]", "batch-size: 512");

        assertThat(open.workerMiB(MNIST)).isEqualTo(widest.workerMiB(MNIST));
    }

    @Test
    void theLargestBatchOfATrainingCounts() {
        SearchSpace growing =
                space("", "[{conv: 16}]", "batch-size: [{size: 64, epochs: 1}, {size: 512, epochs: 1}, {size: 8}]");
        SearchSpace large = space("", "[{conv: 16}]", "batch-size: 512");

        assertThat(growing.workerMiB(MNIST)).isEqualTo(large.workerMiB(MNIST));
    }
}
