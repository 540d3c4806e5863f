package werkbank.recipe.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class BatchNormTest {
    private static final BatchNorm DEBIASED = new BatchNorm(0.9, 1e-3, false, true);

    /** The batches 4, 2, 7 weighted by 0.81, 0.9 and 1. */
    @Test
    void debiasedStatisticsAreWeightedMeansOfTheBatches() {
        double running = 1000;
        double[] batches = {4, 2, 7};
        for (int step = 1; step <= 3; step++) {
            double kept = DEBIASED.momentum(step);
            running = kept * running + (1 - kept) * batches[step - 1];
        }
        assertThat(running).isEqualTo((0.81 * 4 + 0.9 * 2 + 7) / 2.71, within(1e-12));
    }

    @Test
    void theShareOfLaterStepsIsTheMomentum() {
        assertThat(DEBIASED.isSettled(1)).isFalse();
        assertThat(DEBIASED.isSettled(164)).isFalse();
        assertThat(DEBIASED.isSettled(165)).isTrue();
        assertThat((float) DEBIASED.momentum(164)).isEqualTo(0.9f);
        assertThat(DEBIASED.momentum(165)).isEqualTo(0.9);
    }

    @Test
    void withoutDebiasEachStepKeepsTheMomentum() {
        BatchNorm norm = new BatchNorm(0.9, 1e-3);
        assertThat(norm.isSettled(1)).isTrue();
        assertThat(norm.momentum(1)).isEqualTo(0.9);
    }

    @Test
    void whatIsOffIsNotInItsJson() throws JsonProcessingException {
        ObjectMapper json = new ObjectMapper();
        assertThat(json.writeValueAsString(new BatchNorm(0.9, 0.25))).doesNotContain("unscaled", "debiased");
        BatchNorm norm = new BatchNorm(0.9, 0.25, true, true);
        String written = json.writeValueAsString(norm);
        assertThat(written).contains("\"unscaled\":true", "\"debiased\":true");
        assertThat(json.readValue(written, BatchNorm.class)).isEqualTo(norm);
    }

    @Test
    void withoutMomentumNothingIsKept() {
        BatchNorm norm = new BatchNorm(0, 1e-3, false, true);
        assertThat(norm.momentum(1)).isZero();
        assertThat(norm.momentum(2)).isZero();
    }
}
