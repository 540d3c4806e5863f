package werkbank.report.influence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RanksTest {
    @Test
    void tiesShareTheirMeanRank() {
        assertThat(Ranks.of(new double[] {0.3, 0.1, 0.3, 0.9})).containsExactly(2.5, 1, 2.5, 4);
    }

    @Test
    void correlationOfRanks() {
        assertThat(Ranks.correlation(new double[] {1, 2, 3}, new double[] {2, 4, 6}))
                .isCloseTo(1, within(1e-12));
        assertThat(Ranks.correlation(new double[] {1, 2, 3}, new double[] {3, 2, 1}))
                .isCloseTo(-1, within(1e-12));
        assertThat(Ranks.correlation(new double[] {1, 1, 1}, new double[] {3, 2, 1}))
                .isZero();
    }

    @Test
    void groupsExplainAllOrNothing() {
        double[] y = {1, 1, 5, 5};
        assertThat(Ranks.explained(y, new int[] {0, 0, 1, 1}, 2)).isCloseTo(1, within(1e-12));
        assertThat(Ranks.explained(y, new int[] {0, 1, 0, 1}, 2)).isZero();
    }

    /** 1 − (1 − R²)(n − 1)/(n − k), Theil's adjusted R². */
    @Test
    void shareIsAdjustedForTheNumberOfGroups() {
        double[] y = {1, 2, 3, 4, 5, 6};
        double between = 6 * 1.5 * 1.5;
        double expected = 1 - (1 - between / 17.5) * 5 / 4;
        assertThat(Ranks.explained(y, new int[] {0, 0, 0, 1, 1, 1}, 2)).isCloseTo(expected, within(1e-12));
    }

    @Test
    void oneGroupExplainsNothing() {
        assertThat(Ranks.explained(new double[] {1, 2, 3}, new int[] {0, 0, 0}, 1))
                .isZero();
    }
}
