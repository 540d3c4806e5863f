package werkbank.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.apache.commons.math3.distribution.TDistribution;
import org.junit.jupiter.api.Test;
import werkbank.metric.SeedRace.Standing;

class SeedRaceTest {
    /**
     * Two configurations, two seeds, four images. Means over the seeds: 0.5, 0.5, 0, 0 and 1, 1, 0.5, 0. Differences 0.5,
     * 0.5, 0.5, 0: mean 0.375, variance 0.0625, of the mean 0.015625. Seeds' means 0.25, 0.25 and 0.5, 0.75: squares 0 and
     * 0.03125 with 1 + 1 degrees of freedom, variance 0.015625, times 1/2 + 1/2.
     */
    @Test
    void theErrorIsThatOfImagesAndOfSeeds() {
        List<Standing> standings = SeedRace.of(
                List.of(new double[][] {{1, 1, 1, 0}, {1, 1, 0, 0}}, new double[][] {{1, 0, 0, 0}, {0, 1, 0, 0}}));

        assertThat(standings.get(1)).isEqualTo(new Standing(0.25, 0, 0, 1));
        Standing behind = standings.get(0);
        assertThat(behind.mean()).isEqualTo(0.625);
        assertThat(behind.behind()).isEqualTo(0.375);
        assertThat(behind.error()).isCloseTo(Math.sqrt(0.03125), within(1e-15));
        double freedom = 0.03125 * 0.03125 / (0.015625 * 0.015625 / 3 + 0.015625 * 0.015625 / 2);
        assertThat(freedom).isCloseTo(4.8, within(1e-12));
        assertThat(behind.p())
                .isCloseTo(
                        2 * new TDistribution(null, 4.8).cumulativeProbability(-0.375 / Math.sqrt(0.03125)),
                        within(1e-12));
    }

    @Test
    void withOneSeedEachNothingIsKnownOfSeeds() {
        assertThat(SeedRace.of(List.of(new double[][] {{0, 0, 0}}, new double[][] {{1, 1, 0}})))
                .extracting(Standing::p)
                .containsExactly(1.0, 1.0);
    }

    /** In a race of equals at a level of 5 % few races drop anybody: the best was chosen among them, which costs a little. */
    @Test
    void equalsAreSeldomDropped() {
        Random random = new Random(1);
        int wrongly = 0;
        for (int race = 0; race < 400; race++) {
            List<double[][]> equal =
                    List.of(configuration(random, 0.1), configuration(random, 0.1), configuration(random, 0.1));
            wrongly += SeedRace.of(equal).stream().anyMatch(one -> one.p() <= 0.05) ? 1 : 0;
        }
        assertThat(wrongly).isLessThan(40);
    }

    @Test
    void whatIsClearlyWorseIsFound() {
        Random random = new Random(2);
        int found = 0;
        for (int race = 0; race < 100; race++) {
            List<Standing> standings = SeedRace.of(
                    List.of(configuration(random, 0.2), configuration(random, 0.1), configuration(random, 0.1)));
            found += standings.get(0).p() <= 0.05 ? 1 : 0;
        }
        assertThat(found).isGreaterThan(90);
    }

    /** Three seeds on 500 images; each seed has a share of mistakes of its own. */
    private static double[][] configuration(Random random, double share) {
        double[][] seeds = new double[3][500];
        for (double[] seed : seeds) {
            double own = share + 0.01 * random.nextGaussian();
            for (int image = 0; image < seed.length; image++) {
                seed[image] = random.nextDouble() < own ? 1 : 0;
            }
        }
        return seeds;
    }
}
