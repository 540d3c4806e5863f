package werkbank.bench.gpu;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Rates of made-up lines of a search. */
class EpochClockTest {
    private static final String FIGURES = "  loss 0.1000  accuracy 97.00 %  val-loss 0.1000";

    private long seconds;
    private final EpochClock clock = new EpochClock(() -> seconds * 1_000_000_000);

    private void hear(int after, String line) {
        seconds += after;
        clock.hear(line);
    }

    /** Two trials of which the card has no room for both: the second's epochs come after the first's. */
    @Test
    void trialsThatDoNotRunAtTheSameTimeAreNotAddedUp() {
        hear(9, "trial 1  epoch 1/3" + FIGURES);
        hear(10, "trial 1  epoch 2/3" + FIGURES);
        hear(10, "trial 1  epoch 3/3" + FIGURES);
        hear(0, "trial 1  epoch 3: stopped");
        hear(20, "trial 2  epoch 1/3" + FIGURES);
        hear(10, "trial 2  epoch 2/3" + FIGURES);
        hear(10, "trial 2  epoch 3/3" + FIGURES);
        hear(5, "2 trials are done");
        assertThat(clock.epochs()).isEqualTo(6);
        assertThat(clock.aMinute()).isEqualTo(4);
    }

    @Test
    void aStudyOfOneTrialDoesNotNameIt() {
        hear(9, "epoch 1/3" + FIGURES);
        hear(1, "epoch 2/3" + FIGURES);
        hear(2, "epoch 3/3" + FIGURES);
        assertThat(clock.aMinute()).isEqualTo(40);
    }
}
