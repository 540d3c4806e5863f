package werkbank.report.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AxisTest {
    private static int digits(boolean log, double low, double high) {
        return Axis.numeric("x", log, low, high, Optional.empty()).digits();
    }

    @Test
    void digitsTellHundredthsOfTheRangeApart() {
        assertThat(digits(false, 0, 40)).isEqualTo(3);
        assertThat(digits(false, 0.1, 0.5)).isEqualTo(3);
        assertThat(digits(true, 1e-4, 1e-1)).isEqualTo(3);
        assertThat(digits(false, 0.0100, 0.0101)).as("0.010012").isEqualTo(5);
        assertThat(digits(true, 0.0100, 0.0101)).isEqualTo(5);
        assertThat(digits(false, -1, 1)).isEqualTo(3);
        assertThat(digits(false, 5, 5)).isEqualTo(3);
        assertThat(Axis.choice("x", List.of(1), Optional.empty()).digits()).isEqualTo(3);
    }
}
