package werkbank.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class WritingPaceTest {
    /** A time that is no round number: clocks of this kind begin anywhere. */
    private long now = Long.MAX_VALUE - 1_000;

    private final WritingPace pace = new WritingPace(() -> now);

    @Test
    void theFirstReportIsDueOnceThereIsSomethingToShow() {
        pass(1_000);
        assertThat(pace.isDue(false)).isFalse();
        assertThat(pace.isDue(true)).isTrue();
    }

    @Test
    void aChangeWaitsForThePause() {
        write(0.01);
        pass(4.9);
        assertThat(pace.isDue(true)).isFalse();
        pass(0.2);
        assertThat(pace.isDue(true)).isTrue();
        assertThat(pace.isDue(false)).isFalse();
    }

    @Test
    void aSlowWritingIsFollowedByALongPause() {
        write(3);
        pass(146);
        assertThat(pace.isDue(true))
                .as("promised before it was known how long it takes")
                .isTrue();

        write(3);
        pass(146);
        assertThat(pace.isDue(true)).isFalse();
        pass(2);
        assertThat(pace.isDue(true)).isTrue();
    }

    @Test
    void writingTakesTwoPercentOfTheTimeHoweverLongItTakes() {
        for (double seconds : new double[] {0.2, 1, 4}) {
            write(seconds);
            long start = now;
            double writing = 0;
            for (int i = 0; i < 20; i++) {
                while (!pace.isDue(true)) {
                    pass(0.5);
                }
                write(seconds);
                writing += seconds;
            }
            assertThat(writing / ((now - start) / 1e9)).isCloseTo(WritingPace.SHARE, within(0.002));
        }
    }

    @Test
    void aSearchInWhichNothingHappensIsWrittenOnceAMinute() {
        write(0.5);
        pass(59);
        assertThat(pace.isDue(false)).isFalse();
        pass(1);
        assertThat(pace.isDue(false)).isTrue();
    }

    @Test
    void theNextReportIsThereWhenItWasPromised() {
        for (double seconds : new double[] {0.5, 0.5, 5, 5, 20}) {
            pace.begin();
            long promised = now + (long) (1e9 * pace.latest());
            pass(seconds);
            pace.end();
            while (!pace.isDue(false)) {
                pass(1);
            }
            assertThat(now + (long) (1e9 * seconds)).as("after %s s", seconds).isLessThanOrEqualTo(promised);
        }
    }

    private void write(double seconds) {
        pace.begin();
        pass(seconds);
        pace.end();
    }

    private void pass(double seconds) {
        now += (long) (1e9 * seconds);
    }
}
