package werkbank.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import werkbank.dataset.ClassNames;

class PairsTextTest {
    private static final ClassNames NAMES = ClassNames.numbers(10);

    @Test
    void theWorstFiveAreNamedAndTheOthersCounted() {
        int[][] confusion = new int[10][10];
        confusion[4][9] = 7;
        confusion[7][2] = 2;
        confusion[9][4] = 1;

        assertThat(PairsText.of(confusion, NAMES))
                .isEqualTo("4 taken for 9: 7 times, 7 taken for 2: twice, 9 taken for 4: once");

        ClassNames names =
                new ClassNames(List.of("nought", "1", "two", "3", "four", "5", "6", "seven", "8", "nine <9>"));
        assertThat(PairsText.of(confusion, names))
                .startsWith("four taken for nine <9>: 7 times, seven taken for two: twice");

        for (int predicted = 0; predicted < 5; predicted++) {
            confusion[8][predicted] = 1;
        }
        assertThat(PairsText.of(confusion, NAMES)).endsWith(", 8 taken for 2: once and 3 other pairs");
    }
}
