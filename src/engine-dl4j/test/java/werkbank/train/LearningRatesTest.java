package werkbank.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import werkbank.recipe.Recipe;
import werkbank.space.yaml.SpaceReader;

/** Rates worked out by hand from the formulas. */
class LearningRatesTest {
    /** Four epochs of two steps with a rate of 0.8. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "type: constant | 0.8 0.8 0.8 0.8 0.8 0.8 0.8 0.8",
                "type: step, every: 2 | 0.8 0.8 0.8 0.8 0.4 0.4 0.4 0.4",
                "type: step, every: 1, factor: 0.1 | 0.8 0.8 0.08 0.08 0.008 0.008 0.0008 0.0008",
                "type: step | 0.8 0.8 0.8 0.8 0.8 0.8 0.8 0.8",
                "type: exponential, factor: 0.25 | 0.8 0.4 0.2 0.1 0.05 0.025 0.0125 0.00625",
                "type: exponential | 0.8 0.758947 0.72 0.683052 0.648 0.614747 0.5832 0.553272",
                "type: polynomial | 0.8 0.7 0.6 0.5 0.4 0.3 0.2 0.1",
                "'type: polynomial, power: 2, end-factor: 0.5' | 0.8 0.70625 0.625 0.55625 0.5 0.45625 0.425 0.40625",
                // (1 + cos(k π / 8)) / 2
                "type: cosine | 0.8 0.769552 0.682843 0.553073 0.4 0.246927 0.117157 0.030448",
                "'type: cosine, end-factor: 0.5' | 0.8 0.784776 0.741421 0.676537 0.6 0.523463 0.458579 0.415224",
                // Up in two steps, down in six: (1 + cos(j π / 6)) / 2.
                "'type: one-cycle, peak: 0.25, start-factor: 0.5' | 0.4 0.6 0.8 0.746410 0.6 0.4 0.2 0.053590",
                "'type: one-cycle, peak: 0.5, end-factor: 0.25' | 0.032 0.144471 0.416 0.687529 0.8 0.712132 0.5 0.287868",
                // One epoch is two steps: a third and two thirds, then the rest of three epochs.
                "'type: constant, warm-up: 1' | 0.266667 0.533333 0.8 0.8 0.8 0.8 0.8 0.8",
                "'type: polynomial, warm-up: 1' | 0.266667 0.533333 0.8 0.666667 0.533333 0.4 0.266667 0.133333",
                "'type: step, every: 1, warm-up: 1.5' | 0.2 0.4 0.6 0.8 0.8 0.4 0.4 0.2",
                // A share: half of four epochs.
                "'type: cosine, warm-up: 0.5' | 0.16 0.32 0.48 0.64 0.8 0.682843 0.4 0.117157",
                // To the first value of the cycle, not to the full rate.
                "'type: one-cycle, warm-up: 1, peak: 0.5, start-factor: 0.5' | 0.133333 0.266667 0.4 0.5 0.7 0.8 0.6 0.2",
            })
    void ratesOfEachStep(String schedule, String expected) {
        LearningRates rates = rates(schedule);
        assertThat(LongStream.range(0, 8).mapToDouble(rates::at).toArray())
                .containsExactly(
                        Arrays.stream(expected.split(" "))
                                .mapToDouble(Double::parseDouble)
                                .toArray(),
                        within(1e-6));
    }

    /** Four epochs of two, two, one and one steps. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'type: step, every: 1' | 0.8 0.8 0.4 0.4 0.2 0.1",
                "type: exponential, factor: 0.25 | 0.8 0.4 0.2 0.1 0.05 0.0125",
                "type: polynomial | 0.8 0.666667 0.533333 0.4 0.266667 0.133333",
                "'type: polynomial, warm-up: 3' | 0.133333 0.266667 0.4 0.533333 0.666667 0.8",
                "'type: step, every: 1, warm-up: 1.5' | 0.2 0.4 0.6 0.8 0.8 0.4",
            })
    void largerBatchesMakeFewerSteps(String schedule, String expected) {
        LearningRates rates = rates(
                recipe("{epochs: 4, learning-rate: 0.8, batch-size: [{size: 2, epochs: 2}, {size: 4}], schedule: {"
                        + schedule + "}}"),
                4);
        assertThat(LongStream.range(0, 6).mapToDouble(rates::at).toArray())
                .containsExactly(
                        Arrays.stream(expected.split(" "))
                                .mapToDouble(Double::parseDouble)
                                .toArray(),
                        within(1e-6));
    }

    /** Two epochs of three steps, whatever the images are. */
    @Test
    void stepsOfAnEpochCountAsTheyAre() {
        LearningRates rates = rates(
                recipe(
                        "{epochs: 2, learning-rate: 0.6, batch-size: 1, steps-per-epoch: 3, schedule: {type: polynomial}}"),
                100);
        assertThat(LongStream.range(0, 6).mapToDouble(rates::at).toArray())
                .containsExactly(new double[] {0.6, 0.5, 0.4, 0.3, 0.2, 0.1}, within(1e-9));
        LearningRates staircase = rates(
                recipe("{epochs: 2, learning-rate: 0.6, steps-per-epoch: 3, schedule: {type: step, every: 1}}"), 1);
        assertThat(LongStream.range(0, 6).mapToDouble(staircase::at).toArray())
                .containsExactly(new double[] {0.6, 0.6, 0.6, 0.3, 0.3, 0.3}, within(1e-9));
    }

    /** Thirds of epochs: (7 − 1) / 3 is two epochs, whatever their difference in binary is. */
    @Test
    void epochsAfterAWarmUpAreWholeWhenTheirStepsAre() {
        LearningRates rates = rates(
                recipe("{epochs: 9, learning-rate: 1, batch-size: 1, schedule: {type: step, every: 1, warm-up: 0.04}}"),
                3);
        for (int step = 1; step < 27; step++) {
            assertThat(rates.at(step)).isEqualTo(Math.pow(0.5, (step - 1) / 3));
        }
    }

    /** Ten epochs of a step: nine and a half of them would round up to all. */
    @Test
    void aWarmUpLeavesTheLastStepToTheSchedule() {
        LearningRates rates = rates(
                recipe("{epochs: 10, learning-rate: 1, batch-size: 4, schedule: {type: cosine, warm-up: 9.5}}"), 4);
        assertThat(LongStream.range(0, 10).mapToDouble(rates::at).toArray())
                .containsExactly(new double[] {0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1}, within(1e-9));
    }

    private static LearningRates rates(String schedule) {
        Recipe recipe = recipe("{epochs: 4, learning-rate: 0.8, schedule: {" + schedule + "}}");
        return rates(recipe, 128);
    }

    private static LearningRates rates(Recipe recipe, int rows) {
        EpochSteps steps = new EpochSteps(recipe.training(), rows);
        return new LearningRates(recipe.training().schedule().orElseThrow(), recipe.training(), steps);
    }

    private static Recipe recipe(String training) {
        return new SpaceReader(Path.of("data"))
                .read(
                        "name: s\ntrials: 1\nnetwork: [conv: 2, batch-norm, dense: 3]\ntraining: " + training + "\n",
                        "s.yaml",
                        Path.of(""))
                .recipe(Map.of());
    }
}
