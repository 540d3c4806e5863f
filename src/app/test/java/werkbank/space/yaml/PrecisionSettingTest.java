package werkbank.space.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import werkbank.InputException;
import werkbank.recipe.Algorithms;
import werkbank.recipe.Precision;
import werkbank.recipe.Training;
import werkbank.space.Parameter;
import werkbank.space.SearchSpace;
import werkbank.space.Spaces;

class PrecisionSettingTest {
    private static final String SPACE =
            """
            name: s
            trials: 1
            network: [dense: 2]
            """;

    @Test
    void withoutAWordTheDeviceDecidesAndBitsAreTheSameEachTime() {
        Training training = training("training: {epochs: 1}", Map.of());

        assertThat(training.precision()).isEmpty();
        assertThat(training.algorithms()).isEqualTo(Algorithms.DETERMINISTIC);
        assertThat(training).isEqualTo(training("training: {epochs: 1, precision: auto}", Map.of()));
    }

    @Test
    void aWordDecidesForTheDevice() {
        Training training = training("training: {epochs: 1, precision: tf32, algorithms: fast}", Map.of());

        assertThat(training.precision()).contains(Precision.TF32);
        assertThat(training.algorithms()).isEqualTo(Algorithms.FAST);
    }

    @Test
    void bothMayBeRanges() {
        SearchSpace space = read(
                """
                parameters: {format: {choice: [auto, f32, bf16]}}
                training: {epochs: 1, precision: $format, algorithms: {choice: [deterministic, fast]}}
                """);

        assertThat(space.parameters())
                .containsExactly(
                        new Parameter.Choice("format", List.of("auto", "f32", "bf16"), Map.of()),
                        new Parameter.Choice("training.algorithms", List.of("deterministic", "fast"), Map.of()));
        Map<String, Object> narrow = Map.of("format", "bf16", "training.algorithms", "fast");
        assertThat(space.recipe(narrow).training().precision()).contains(Precision.BF16);
        assertThat(space.recipe(narrow).training().algorithms()).isEqualTo(Algorithms.FAST);
        Map<String, Object> first = Map.of("format", "auto", "training.algorithms", "deterministic");
        assertThat(space.recipe(first).training().precision()).isEmpty();
    }

    @Test
    void anotherWordIsRefusedAtItsPlace() {
        assertThatThrownBy(() -> read("training: {epochs: 1, precision: fp16}"))
                .isInstanceOf(InputException.class)
                .hasMessage("base.yaml:4:34: precision is 'fp16'; it must be one of auto, f32, tf32, bf16");
    }

    private static Training training(String yaml, Map<String, Object> point) {
        return read(yaml).recipe(point).training();
    }

    private static SearchSpace read(String yaml) {
        return Spaces.read(SPACE + yaml);
    }
}
