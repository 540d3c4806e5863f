package werkbank.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class BudgetsTest {
    private static final Budgets BUDGETS = new Budgets(Map.of("a.KillIT", 60));

    @Test
    void integrationTestsMayTakeLongerAndSomeClassesHaveTheirOwn() {
        assertThat(BUDGETS.seconds("a.SumTest")).isEqualTo(20);
        assertThat(BUDGETS.seconds("a.SumIT")).isEqualTo(60);
        assertThat(BUDGETS.seconds("a.KillIT")).isEqualTo(60);
    }

    @Test
    void whoTakesLongerIsToldWhatItMayAndWhatToDo() {
        assertThat(BUDGETS.excess("a.SumTest", 20, 1)).isEmpty();
        assertThat(BUDGETS.excess("a.SumTest", 20.1, 1))
                .contains(
                        "a.SumTest took 20.1 s; it may take 20 s, 20.0 s on this machine as it is now: make it quicker,"
                                + " or give it a budget and a reason in time-budgets.properties");
    }

    @Test
    void aSlowMachineMayTakeLonger() {
        assertThat(BUDGETS.excess("a.KillIT", 150, 2.5)).isEmpty();
        assertThat(BUDGETS.excess("a.KillIT", 151, 2.5)).isPresent();
    }

    @Test
    void everyBudgetHasAReason() {
        Properties lines = new Properties();
        lines.setProperty("a.KillIT", "60 real kills");
        assertThat(Budgets.of(lines)).isEqualTo(BUDGETS);
        lines.setProperty("a.SumIT", "60");
        assertThatThrownBy(() -> Budgets.of(lines)).hasMessageContaining("a.SumIT has a budget without a reason");
        assertThat(Budgets.read().own()).isNotEmpty();
    }

    @Test
    void slownessIsSetOrMeasured() {
        assertThat(Slowness.of("off")).isEmpty();
        assertThat(Slowness.of("3").orElseThrow().now()).isEqualTo(3);
        assertThat(Slowness.of("0.5").orElseThrow().now()).isEqualTo(1);
        assertThat(Slowness.of("auto").orElseThrow().now()).isBetween(1.0, 1000.0);
    }

    @Test
    void aBusyMachineIsASlowOne() {
        assertThat(new Slowness(2, 2, () -> 3).now()).isEqualTo(2);
        assertThat(new Slowness(2, 2, () -> 8).now()).isEqualTo(4);
        assertThat(new Slowness(2, 2, () -> -1).now()).isEqualTo(2);
    }

    @Test
    void theSameProcessesAreMoreForFewerCores() {
        assertThat(new Slowness(1, 1, () -> 8).now()).isEqualTo(4);
        assertThat(new Slowness(1, 8, () -> 8).now()).isEqualTo(1);
    }
}
