package werkbank.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class WritingPaceTest {
    /** A time that is no round number: clocks of this kind begin anywhere. */
    private long now = Long.MAX_VALUE - 1_000;

    /** A share of the time in which the thread that writes has its turn. */
    private double turn = 1;

    private long computed;

    private final WritingPace pace = new WritingPace(() -> now, () -> computed);

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

    /** Where the trials keep all cores busy, as they should. */
    @Test
    void waitingForATurnIsNoWriting() {
        turn = 0.1;
        write(12);
        turn = 1;
        write(12);
        assertThat(pace.pause()).isEqualTo(12 * 49);
        turn = 0.1;
        write(12);
        assertThat(pace.pause()).isCloseTo(1.2 * 49, within(1e-6));
        pass(58);
        assertThat(pace.isDue(true)).isFalse();
        pass(1);
        assertThat(pace.isDue(true)).isTrue();
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
        turn = 0.2;
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
        computed += (long) (1e9 * seconds * turn);
    }
}
