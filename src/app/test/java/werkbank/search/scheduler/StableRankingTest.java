package werkbank.search.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import werkbank.search.ledger.Ledger;

class StableRankingTest {
    private static int open(double[]... losses) {
        List<Ledger.Entry> entries = Curves.of(losses);
        List<Rung> rungs = Rung.of(List.of(1, 2, 4));
        for (Rung rung : rungs) {
            entries.stream().filter(entry -> entry.epochs() >= rung.epochs()).forEach(rung::add);
        }
        return new StableRanking().count(rungs);
    }

    @Test
    void oneRungIsOpenAsLongAsFewerThanTwoHaveComeToTheSecond() {
        assertThat(open()).isEqualTo(1);
        assertThat(open(new double[] {1}, new double[] {2, 1.5})).isEqualTo(1);
    }

    /** The third trial has lost its epochs, which it will train anew, and then the first. */
    @Test
    void aTrialThatHadToStartOverIsLeftOut() {
        Ledger ledger = Curves.ledger(new double[] {3, 1}, new double[] {2, 1.5}, new double[] {0, 4});
        List<Rung> rungs = Rung.of(List.of(1, 2, 4));
        for (Rung rung : rungs.subList(0, 2)) {
            ledger.originals().forEach(rung::add);
        }
        ledger.resumed(3, List.of());
        assertThat(new StableRanking().count(rungs)).isEqualTo(2);
        ledger.resumed(1, List.of());
        assertThat(new StableRanking().count(rungs)).isEqualTo(1);
    }

    @Test
    void theSameOrderOpensNone() {
        assertThat(open(new double[] {3, 2}, new double[] {2, 1}, new double[] {1, 0.5}))
                .isEqualTo(1);
    }

    @Test
    void anotherOrderOpensTheNext() {
        assertThat(open(new double[] {3, 1}, new double[] {2, 1.5}, new double[] {1, 0.5}))
                .isEqualTo(2);
        assertThat(open(new double[] {3, 1, 1, 0.1}, new double[] {2, 1.5, 1, 0.5}))
                .isEqualTo(2);
        assertThat(open(new double[] {3, 1, 1, 0.6}, new double[] {2, 1.5, 1, 0.5}))
                .isEqualTo(3);
    }

    /** The first two cross after the second, third and fourth epoch and are 0.3 apart then: so is what they differ by. */
    @Test
    void noiseThatCurvesShowByCrossingTwiceIsTolerated() {
        double[] first = {3, 2, 0.9, 0.8};
        double[] second = {2.8, 2.1, 1, 0.5};
        assertThat(open(first, second)).isEqualTo(2);
        assertThat(open(first, second, new double[] {5, 4.5, 4.4, 4})).isEqualTo(2);
        assertThat(open(first, second, new double[] {3.1, 2.6, 2, 0.2})).isEqualTo(3);
    }
}
