package werkbank.ensemble.choice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import werkbank.recipe.LayerSensitivity;

/** The layers that may stay in 32 bits. */
class WorstLayersTest {
    @Test
    void theWorstComeFirstAndTheHeaviestNotAtAll() {
        WorstLayers worst = WorstLayers.of(List.of(
                new LayerSensitivity(0, 1e-6, 0.05),
                new LayerSensitivity(2, 5e-5, 0.2),
                new LayerSensitivity(4, 9e-5, 0.4),
                new LayerSensitivity(6, 3e-5, 0.1),
                new LayerSensitivity(8, 2e-5, 0.04)));
        assertThat(worst.layers()).containsExactly(2, 6); // 4 alone is too much; 0.2 + 0.1 + 0.04 too
        assertThat(worst.first(1)).containsExactly(2);
        assertThat(worst.first(9)).containsExactly(2, 6);
    }
}
