package werkbank.search.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import werkbank.search.Plans;
import werkbank.search.ledger.Ledger;
import werkbank.space.SchedulerSpec;

/** The schedulers that come with Werkbank, beyond {@link SchedulerContract}. */
class SchedulersTest {
    @Test
    void theyAreListedFromTheSimplestOn() {
        assertThat(Schedulers.kinds().names())
                .containsExactly("none", "median", "asha", "hyperband", "i-epoch", "freeze-thaw", "auto");
    }

    @Test
    void eachPassesTheContract() throws ClassNotFoundException {
        for (SchedulerProvider kind : Schedulers.kinds().all()) {
            assertThat(Class.forName(kind.getClass().getName() + "Test").getSuperclass())
                    .isEqualTo(SchedulerContract.class);
        }
    }

    @Test
    void anUnknownOneIsToldWithThoseThereAre() {
        assertThatThrownBy(() -> Schedulers.spec("ashe", Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "there is no scheduler ashe; there are none, median, asha, hyperband, i-epoch, freeze-thaw, auto");
    }

    @Test
    void whatASpaceMayGetWithoutNamingItIsCalledSo() {
        assertThat(Schedulers.spec("auto", Map.of())).isEqualTo(SchedulerSpec.AUTO);
        assertThat(Schedulers.spec("none", Map.of())).isEqualTo(SchedulerSpec.NONE);
    }

    /** Those that the pages name. */
    @ParameterizedTest
    @CsvSource({"1, 9, '1, 3'", "1, 8, 3", "1, 20, '2, 7'", "1, 26, '3, 9'", "2, 12, 4", "2, 5, ''"})
    void hyperbandsRungsAreTheEpochsOfATrialDividedByItsReduction(int least, int most, String rungs) {
        Ledger ledger = new Ledger(Plans.plan(Plans.PARAMETERS, 9, 1));
        Scheduler scheduler =
                Schedulers.create(Schedulers.spec("hyperband", Map.of("min-epochs", least)), ledger, 9, () -> most);
        assertThat(scheduler.rungs(1)).hasToString("[" + rungs + "]");
    }

    @Test
    void optionsThatAreNotGivenHaveTheirDefaults() {
        assertThat(Schedulers.spec("asha", Map.of("reduction", 4)).words())
                .isEqualTo("asha, first rung after 1 epoch, then each 4 times as many");
        assertThat(Schedulers.spec("asha", Map.of("progressive", true)).words())
                .isEqualTo("asha, first rung after 1 epoch, then each 3 times as many, opened one by one");
        assertThat(Schedulers.spec("freeze-thaw", Map.of("new", 0.25)).words())
                .isEqualTo("freeze-thaw, a share of 0.25 for new trials, the rest where curves promise most");
        assertThat(Schedulers.spec("hyperband", Map.of("min-epochs", 2)).words())
                .isEqualTo("hyperband, first rung after at least 2 epochs, reduction 3");
        assertThat(Schedulers.spec("i-epoch", Map.of("epochs", 2)).words())
                .isEqualTo("i-epoch, 2 epochs for all trials, then the best 3 to the end");
        assertThat(Schedulers.spec("median", Map.of()).words())
                .isEqualTo("median, from epoch 1 on, once 5 trials are complete");
    }
}
