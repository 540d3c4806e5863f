package werkbank.ensemble.choice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import werkbank.ensemble.Drawn;

class EqualWeightsTest {
    @Test
    void theFirstCandidatesWeighTheSame() {
        Candidates candidates = new Drawn(20, 1).equallyGood(4);

        assertThat(new EqualWeights(2).fit(candidates).toArray()).containsExactly(0.5, 0.5, 0, 0);
        assertThat(new EqualWeights(9).fit(candidates).toArray()).containsExactly(0.25, 0.25, 0.25, 0.25);
    }
}
