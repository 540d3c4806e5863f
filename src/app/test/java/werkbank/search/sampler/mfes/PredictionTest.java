package werkbank.search.sampler.mfes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PredictionTest {
    /** At the incumbent it is the deviation times the density at 0; far below it is the difference. */
    @Test
    void theExpectedImprovementIsThatOfTheNormalDistribution() {
        assertThat(new Prediction(1, 4).improvement(1)).isEqualTo(2 / Math.sqrt(2 * Math.PI), within(1e-12));
        assertThat(new Prediction(-20, 1).improvement(1)).isEqualTo(21, within(1e-12));
        assertThat(new Prediction(2, 1).improvement(1)).isEqualTo(0.08331547058768, within(1e-12));
    }

    @Test
    void howeverFarAbovePointsCanBeToldApart() {
        double near = new Prediction(2, 0.01).improvement(1);
        double far = new Prediction(2.1, 0.01).improvement(1);
        assertThat(near).isGreaterThan(far);
        assertThat(far).isPositive();
    }
}
