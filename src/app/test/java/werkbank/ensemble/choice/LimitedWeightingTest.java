package werkbank.ensemble.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import werkbank.ensemble.Drawn;
import werkbank.ensemble.Pair;

class LimitedWeightingTest {
    @Test
    void theHeaviestAreWeightedAnew() {
        Candidates candidates = new Drawn(300, 3).equallyGood(6);
        List<Integer> heaviest = new LeastLossWeights().fit(candidates).heaviest(2);

        MemberWeights weights = new LimitedWeighting(2, new LeastLossWeights()).fit(candidates);

        assertThat(weights.members()).isEqualTo(heaviest);
        assertThat(weights.of(heaviest.get(0)))
                .isEqualTo(new LeastLossWeights().fit(candidates.only(heaviest)).of(0));
        assertThat(Arrays.stream(weights.toArray()).sum()).isCloseTo(1, within(1e-12));
    }

    @Test
    void fewerThanTheLimitStayAsTheyAre() {
        assertThat(new LimitedWeighting(2, new LeastLossWeights())
                        .fit(Pair.candidates())
                        .toArray())
                .containsExactly(new LeastLossWeights().fit(Pair.candidates()).toArray());
    }
}
