package werkbank.search.sampler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HalfRankTest {
    /** The better half keeps its distances; the worse is apart by rank. */
    @Test
    void lossesWorseThanTheMedianCountByRank() {
        double[] targets = HalfRank.targets(new double[] {1e30, 0, 4, 3, 1e9, 5, 7});
        assertThat((targets[2] - targets[1]) / (targets[3] - targets[1])).isEqualTo(4 / 3.0, within(1e-12));
        assertThat(targets[0]).isGreaterThan(targets[4]);
        assertThat(targets[4]).isGreaterThan(targets[6]);
        assertThat(targets[6]).isGreaterThan(targets[5]);
        assertThat(targets[0]).isLessThan(3);
        assertThat(IntStream.range(0, 7).mapToDouble(i -> targets[i]).sum()).isEqualTo(0, within(1e-12));
        assertThat(IntStream.range(0, 7)
                        .mapToDouble(i -> targets[i] * targets[i])
                        .sum())
                .isEqualTo(7, within(1e-12));
    }

    @Test
    void equalLossesAreAllZero() {
        assertThat(HalfRank.targets(new double[] {2, 2, 2})).containsOnly(0);
        assertThat(HalfRank.targets(new double[0])).isEmpty();
    }
}
