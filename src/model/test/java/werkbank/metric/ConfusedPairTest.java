package werkbank.metric;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConfusedPairTest {
    @Test
    void theMostFrequentPairComesFirstAndEqualsByClass() {
        int[][] confusion = {{9, 1, 0}, {0, 8, 3}, {1, 0, 7}};

        assertThat(ConfusedPair.of(confusion))
                .containsExactly(new ConfusedPair(1, 2, 3), new ConfusedPair(0, 1, 1), new ConfusedPair(2, 0, 1));
    }

    @Test
    void withoutMistakesThereIsNone() {
        assertThat(ConfusedPair.of(new int[][] {{5, 0}, {0, 5}})).isEmpty();
    }
}
