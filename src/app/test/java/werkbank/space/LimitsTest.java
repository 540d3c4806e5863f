package werkbank.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import werkbank.InputException;

/** Numbers beyond reason are refused where they stand, with the limit. */
class LimitsTest {
    private static SearchSpace range(String range) {
        return Spaces.read(Spaces.base().replace("epochs: 3", "epochs: 3\n  l2: " + range));
    }

    private static SearchSpace with(String lines) {
        return Spaces.read(Spaces.base().replace("trials: 6", "trials: 6\n" + lines));
    }

    @Test
    void aWholeRangeCanBeCounted() {
        assertThat(range("{int: [1, 2147483647]}").parameters()).hasSize(4);
        assertThat(range("{int: [0, 2147483644], step: 2}").parameters()).hasSize(4);
        assertThatThrownBy(() -> range("{int: [0, 2147483647]}"))
                .isInstanceOf(InputException.class)
                .hasMessage("base.yaml:16:14: training.l2 has 2147483648 values; a whole range has at most 2147483647,"
                        + " narrow it or give it a step");
        assertThatThrownBy(() -> range("{int: [-2147483648, 2147483647]}"))
                .hasMessage("base.yaml:16:14: training.l2 has 4294967296 values; a whole range has at most 2147483647,"
                        + " narrow it or give it a step");
    }

    @Test
    void theEndsOfARealRangeAreNotTooFarApart() {
        assertThatThrownBy(() -> range("{float: [-1.0e308, 1.0e308]}"))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "base.yaml:16:16: training.l2 goes from -1.0e308 to 1.0e308; its ends may be at most 1.7e308"
                                + " apart, narrow it");
        assertThat(range("{float: [1.0e-38, 1.0e38], log: true}").parameters()).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[4, 4.0]|base.yaml:16:20: the choice training.l2 has 4 twice, as a whole number and as a real one; keep one",
                "[0.5, 1, 2, 1.0]|base.yaml:16:28: the choice training.l2 has 1 twice, as a whole number and as a real one; keep one",
                "[0.0, -0.0]|base.yaml:16:22: the choice training.l2 has 0 twice; keep one",
                "[0, -0.0]|base.yaml:16:20: the choice training.l2 has 0 twice, as a whole number and as a real one; keep one",
            })
    void aNumberIsInAChoiceOnce(String values, String error) {
        assertThatThrownBy(() -> range("{choice: " + values + "}"))
                .isInstanceOf(InputException.class)
                .hasMessage(error);
    }

    @Test
    void minusNothingIsNothing() {
        var choice =
                (Parameter.Choice) range("{choice: [-0.0, 1]}").parameters().get(3);
        assertThat(choice.values()).containsExactly(0.0, 1.0);
        var real =
                (Parameter.FloatRange) range("{float: [-0.0, 1]}").parameters().get(3);
        assertThat(real.low()).isEqualTo(0.0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sampler: {tpe: {candidates: 10001}}|10000",
                "sampler: {genetic: {population: 1001}}|1000",
                "sampler: {grid: {points: 1001}}|1000",
                "repeats: {top: 1001}|1000",
                "repeats: {top: 3, seeds: 2147483647}|1000",
                "data: {folds: 59999}|100",
            })
    void beyondReasonIsRefused(String line, String limit) {
        assertThatThrownBy(() -> with(line))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("base.yaml:3:")
                .hasMessageEndingWith("at most " + limit);
    }

    @ParameterizedTest
    @ValueSource(strings = {"trials: 6", "epochs: 3"})
    void trialsAndEpochsEndAtAMillion(String key) {
        String name = key.substring(0, 6);
        assertThat(Spaces.read(Spaces.base().replace(key, name + ": 1000000")).trials())
                .isPositive();
        assertThatThrownBy(() -> Spaces.read(Spaces.base().replace(key, name + ": 2147483647")))
                .isInstanceOf(InputException.class)
                .hasMessageEndingWith(name + " is 2147483647; it must be at most 1000000");
    }

    /** The message stands where the value is. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{float: [1.0e-12, 1], log: true}|0",
                "{float: [1.0e-12, 1], log: true}|-9.0e-10",
                "{float: [1.0e-12, 1], log: true}|1.00001",
                "{float: [0, 1]}|-9.0e-10",
                "{float: [1.0e-3, 1]}|0.0009999999",
                "{float: [2, 3]}|3.1",
                "{int: [2, 9]}|1",
                "{int: [2, 9]}|10",
                "{int: [2, 9]}|2.5",
                "{int: [2, 8], step: 2}|3",
                "{int: [1, 1000], log: true}|0",
                "{choice: [0.1, 0.2]}|0.3",
                "{choice: [2, 4]}|3",
            })
    void whatIsEnqueuedLiesInItsRange(String range, String value) {
        String yaml = Spaces.base()
                .replace("trials: 6", "trials: 6\nenqueue: [{training.l2: " + value + "}]")
                .replace("epochs: 3", "epochs: 3\n  l2: " + range);
        assertThatThrownBy(() -> Spaces.read(yaml))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("base.yaml:3:25: training.l2 is ");
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-12, 3e-9, 1, 1 + 1e-13})
    void whatIsInARangeMayBeEnqueued(double value) {
        String yaml = Spaces.base()
                .replace("trials: 6", "trials: 6\nenqueue: [{training.l2: " + value + "}]")
                .replace("epochs: 3", "epochs: 3\n  l2: {float: [1.0e-12, 1], log: true}");
        assertThat(Spaces.read(yaml).search().enqueue().get(0)).containsEntry("training.l2", Math.min(1, value));
    }
}
