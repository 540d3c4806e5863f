package werkbank.experiment.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TrialSeedsTest {
    @Test
    void noTwoSeedsOfNeighbouringStudiesAndTrialsAreEqual() {
        Set<Long> seeds = new HashSet<>();
        for (long study = -50; study < 50; study++) {
            for (int number = 1; number <= 200; number++) {
                seeds.add(TrialSeeds.of(study, number).proposal());
                seeds.add(TrialSeeds.of(study, number).training());
            }
        }
        assertThat(seeds).hasSize(100 * 200 * 2);
    }

    @Test
    void everyBitIsSetAboutHalfTheTime() {
        int[] set = new int[Long.SIZE];
        for (int number = 1; number <= 10_000; number++) {
            long seed = TrialSeeds.of(7, number).training();
            for (int bit = 0; bit < Long.SIZE; bit++) {
                set[bit] += (int) (seed >>> bit & 1);
            }
        }
        assertThat(Arrays.stream(set).boxed())
                .allSatisfy(count -> assertThat(count).isBetween(4_750, 5_250));
    }

    @Test
    void eachFoldHasASeedOfItsOwnAndASingleNetworkTheTrials() {
        assertThat(TrialSeeds.ofFold(9, 1, 1)).isEqualTo(9);
        Set<Long> seeds = new HashSet<>();
        for (int number = 1; number <= 200; number++) {
            long training = TrialSeeds.of(1, number).training();
            seeds.add(training);
            for (int fold = 1; fold <= 10; fold++) {
                seeds.add(TrialSeeds.ofFold(training, fold, 10));
            }
        }
        assertThat(seeds).hasSize(200 * 11);
        assertThat(TrialSeeds.ofFold(42, 2, 3)).isEqualTo(TrialSeeds.ofFold(42, 2, 5));
    }

    @Test
    void anyTrialCanBeTheFirstOfAnotherStudy() {
        for (long study : new long[] {0, 7, 42, -1, Long.MIN_VALUE, Long.MAX_VALUE}) {
            for (int number : new int[] {1, 2, 40, 9_999, Integer.MAX_VALUE}) {
                long alone = TrialSeeds.ofStudyThatBeginsWith(study, number);
                assertThat(TrialSeeds.of(alone, 1)).isEqualTo(TrialSeeds.of(study, number));
            }
            assertThat(TrialSeeds.ofStudyThatBeginsWith(study, 1)).isEqualTo(study);
        }
    }

    @Test
    void staysTheSameFromReleaseToRelease() {
        assertThat(TrialSeeds.of(42, 1)).isEqualTo(new TrialSeeds(2958219263312191191L, 3069497704473277141L));
    }
}
