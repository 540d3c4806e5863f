package werkbank.bench.curves;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Mean ranks and when they differ. */
class RankPictureTest {
    /** Demšar (2006), table 5, has q of 2.343 for three and 3.164 for ten methods; its example has 4 on 14 tasks. */
    @Test
    void criticalDifferencesAreThoseOfThePaper() {
        assertThat(StudentisedRange.criticalDifference(2, 1)).isCloseTo(1.960, within(0.001));
        assertThat(StudentisedRange.criticalDifference(3, 2)).isCloseTo(2.343, within(0.001));
        assertThat(StudentisedRange.criticalDifference(10, 1) / Math.sqrt(110 / 6.0))
                .isCloseTo(3.164, within(0.001));
        assertThat(StudentisedRange.criticalDifference(4, 14)).isCloseTo(1.25, within(0.005));
    }

    /** Two values are within r of each other with the probability of their difference, which has a deviation of √2. */
    @Test
    void theRangeOfTwoIsTheirDifference() {
        assertThat(StudentisedRange.probability(Math.sqrt(2), 2)).isCloseTo(0.682689, within(1e-6));
        assertThat(StudentisedRange.probability(2 * Math.sqrt(2), 2)).isCloseTo(0.954500, within(1e-6));
    }

    @Test
    void barsJoinWhatIsNotToldApart() {
        assertThat(RankPicture.groups(new double[] {1, 1.5, 2.4, 2.6, 5}, 1.5))
                .containsExactly(new int[] {0, 2}, new int[] {1, 3});
        assertThat(RankPicture.groups(new double[] {1, 3, 5}, 1.5)).isEmpty();
    }

    @Test
    void eachMethodIsNamedWithItsRank() {
        Standings standings = new Standings(
                List.of("first", "second", "third"),
                new double[] {1, 2.25, 2.75},
                List.of(new double[3], new double[3]));
        assertThat(RankPicture.of(standings))
                .contains(">first (1.00)<", ">second (2.25)<", ">third (2.75)<", "critical difference 2.34")
                .contains("<line x1=\"247.0\" y1=\"72.0\" x2=\"568.0\" y2=\"72.0\" stroke-width=\"4\"/>");
    }
}
