package werkbank.ensemble.choice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MemberWeightsTest {
    @Test
    void partsBecomeShares() {
        assertThat(MemberWeights.of(3, 0, 1).toArray()).containsExactly(0.75, 0, 0.25);
        assertThat(MemberWeights.of(3, 0, 1).members()).containsExactly(0, 2);
    }

    @Test
    void equalOnesShareTheWhole() {
        assertThat(MemberWeights.equal(4, List.of(1, 3)).toArray()).containsExactly(0, 0.5, 0, 0.5);
        assertThat(MemberWeights.equalOfFirst(3, 2).toArray()).containsExactly(0.5, 0.5, 0);
    }

    @Test
    void whatIsNegligibleGoesAndTheOthersGrow() {
        MemberWeights weights = MemberWeights.of(0.6, 0.004, 0.396).withoutNegligible();

        assertThat(weights.members()).containsExactly(0, 2);
        assertThat(weights.of(0)).isEqualTo(0.6 / 0.996);
        assertThat(MemberWeights.of(0.995, 0.005).withoutNegligible().members()).containsExactly(0, 1);
    }

    @Test
    void theHeaviestAreInTheCandidatesOrderAndOfEqualOnesTheFirst() {
        assertThat(MemberWeights.of(0.2, 0.4, 0.1, 0.2, 0.1).heaviest(2)).containsExactly(0, 1);
        assertThat(MemberWeights.of(0.1, 0, 0.9).heaviest(3)).containsExactly(0, 2);
    }

    @Test
    void sharesOfSomeAreSharesAmongAll() {
        assertThat(MemberWeights.of(0.25, 0.75).among(4, List.of(3, 1)).toArray())
                .containsExactly(0, 0.75, 0, 0.25);
    }
}
