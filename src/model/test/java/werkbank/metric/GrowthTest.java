package werkbank.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class GrowthTest {
    private static final int[] LABELS = {0, 1};
    private static final float[][] FIRST = {{0.8f, 0.2f}, {0.6f, 0.4f}};
    private static final float[][] SECOND = {{0.4f, 0.6f}, {0.2f, 0.8f}};
    private static final float[][] THIRD = {{0, 1}, {0, 1}};

    @Test
    void theFirstMembersHaveEqualWeights() {
        // Means of two: 0.6 0.4 and 0.4 0.6; of three: 0.4 0.6 and 0.8/3 2.2/3.
        List<Score> growth = Growth.of(LABELS, List.of(FIRST, SECOND, THIRD));
        assertThat(growth).extracting(Score::errors).containsExactly(1, 0, 1);
        assertThat(growth.get(0)).isEqualTo(Score.of(LABELS, FIRST));
        assertThat(growth.get(1).logLoss()).isCloseTo(-Math.log(0.6), within(1e-6));
        assertThat(growth.get(2).logLoss()).isCloseTo(-(Math.log(0.4) + Math.log(2.2 / 3)) / 2, within(1e-6));
    }

    @Test
    void identicalMembersAddNothing() {
        assertThat(Growth.of(LABELS, List.of(FIRST, FIRST))).containsOnly(Score.of(LABELS, FIRST));
    }
}
