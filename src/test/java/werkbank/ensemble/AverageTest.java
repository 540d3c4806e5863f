package werkbank.ensemble;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AverageTest {
    @Test
    void theFirstCandidatesWeighTheSame() {
        Candidates candidates = new Drawn(20, 1).equallyGood(4);

        assertThat(new Average(2).fit(candidates).toArray()).containsExactly(0.5, 0.5, 0, 0);
        assertThat(new Average(9).fit(candidates).toArray()).containsExactly(0.25, 0.25, 0.25, 0.25);
    }
}
