package werkbank.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PairsTextTest {
    @Test
    void theWorstFiveAreNamedAndTheOthersCounted() {
        int[][] confusion = new int[10][10];
        confusion[4][9] = 7;
        confusion[7][2] = 2;
        confusion[9][4] = 1;

        assertThat(PairsText.of(confusion))
                .isEqualTo("4 taken for 9: 7 times, 7 taken for 2: twice, 9 taken for 4: once");

        for (int predicted = 0; predicted < 5; predicted++) {
            confusion[8][predicted] = 1;
        }
        assertThat(PairsText.of(confusion)).endsWith(", 8 taken for 2: once and 3 other pairs");
    }
}
