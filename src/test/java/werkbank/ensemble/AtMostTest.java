package werkbank.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class AtMostTest {
    @Test
    void theHeaviestAreWeightedAnew() {
        Candidates candidates = new Drawn(300, 3).equallyGood(6);
        List<Integer> heaviest = new LeastLoss().fit(candidates).heaviest(2);

        Weights weights = new AtMost(2, new LeastLoss()).fit(candidates);

        assertThat(weights.members()).isEqualTo(heaviest);
        assertThat(weights.of(heaviest.get(0)))
                .isEqualTo(new LeastLoss().fit(candidates.only(heaviest)).of(0));
        assertThat(Arrays.stream(weights.toArray()).sum()).isCloseTo(1, within(1e-12));
    }

    @Test
    void fewerThanTheLimitStayAsTheyAre() {
        assertThat(new AtMost(2, new LeastLoss()).fit(Pair.candidates()).toArray())
                .containsExactly(new LeastLoss().fit(Pair.candidates()).toArray());
    }
}
