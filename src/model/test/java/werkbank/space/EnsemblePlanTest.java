package werkbank.space;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import werkbank.space.EnsemblePlan.Int8;
import werkbank.space.EnsemblePlan.TestTime;

class EnsemblePlanTest {
    @Test
    void whatIsComparedNeedsAHundredImages() {
        EnsemblePlan plan = EnsemblePlan.STANDARD.with(TestTime.AUTO).with(Int8.AUTO);

        assertThat(plan.on(100)).isEqualTo(plan);
        assertThat(plan.givenUp(100)).isEmpty();
        assertThat(plan.on(99)).isEqualTo(EnsemblePlan.STANDARD);
        assertThat(plan.givenUp(99))
                .containsExactly(
                        "with fewer than 100 validation images (here 99) test-time augmentation auto tries nothing, so"
                                + " members look once",
                        "with fewer than 100 validation images (here 99) int8 auto tries nothing, so members answer in 32"
                                + " bits");
    }

    @Test
    void looksThatHaveANameStay() {
        EnsemblePlan plan = EnsemblePlan.STANDARD.with(TestTime.SHIFTS);

        assertThat(plan.on(2)).isEqualTo(plan);
        assertThat(plan.givenUp(2)).isEmpty();
    }
}
