package werkbank.search.sampler;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FeasibleFirstTest {
    @Test
    void whatBreaksAConstraintIsWorseTheFurtherItIsBeyond() {
        assertThat(FeasibleFirst.losses(new double[] {5, 1, 0, 0}, new double[] {0, 0, 1, Double.POSITIVE_INFINITY}))
                .containsExactly(5, 1, 7, 9);
    }

    @Test
    void withoutAnyThatKeepsThemOnlyTheDistanceCounts() {
        assertThat(FeasibleFirst.losses(new double[] {9, 3}, new double[] {1, 3}))
                .containsExactly(0.5, 0.75);
        assertThat(FeasibleFirst.losses(new double[0], new double[0])).isEmpty();
    }
}
