package werkbank.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import werkbank.space.SearchSpace;
import werkbank.space.Spaces;

class PlannedEpochsTest {
    /** At the first values of both and at the largest there are four epochs; in between, up to sixteen. */
    @Test
    void theMostEpochsAreThoseOfAnyCorner() {
        SearchSpace space = Spaces.read("name: a\ntrials: 9\nscheduler: none\n"
                + "parameters: {a: {choice: [1, 2, 4]}, b: {choice: [1, 2, 4]}}\n"
                + "network: [dense: 8]\ntraining: {epochs: 4 * $a / $b}\n");
        assertThat(PlannedEpochs.ofOne(space).epochs()).isEqualTo(16);
        assertThat(PlannedEpochs.of(space, 9).epochs()).isEqualTo(9 * 16);
    }
}
