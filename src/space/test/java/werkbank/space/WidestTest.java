package werkbank.space;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class WidestTest {
    @Test
    void everyActiveParameterIsAtItsUpperEnd() {
        SearchSpace space = Spaces.read(
                """
                name: w
                trials: 1
                parameters:
                  tied: {choice: [true, false]}
                  act: {choice: [relu, elu]}
                  units: {int: [2, 8], when: {act: relu}}
                network:
                  - dense: {units: {choice: [64, 16, 32]}, activation: $act}
                    when: {tied: true}
                  - dense: $units
                    when: {act: relu}
                training: {epochs: 1, learning-rate: {float: [0.1, 0.5]}}
                """);

        assertThat(space.widest())
                .isEqualTo(
                        Map.of("tied", true, "act", "elu", "network.1.dense.units", 64, "training.learning-rate", 0.5));
    }
}
