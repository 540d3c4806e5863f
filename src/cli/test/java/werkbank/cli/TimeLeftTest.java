package werkbank.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeLeftTest {
    private static final long START = -7_000_000_000L;

    @ParameterizedTest
    @CsvSource({
        // share before, share done, seconds since the start, left
        "0,    0.25, 60,   3m00s left",
        "0.5,  0.75, 60,   1m00s left",
        "0,    1,    60,   little left",
        "0,    1.2,  60,   little left",
        "0,    0,    60,   unknown time left",
        "0.5,  0.5,  60,   unknown time left",
    })
    void itIsAsLongAsTheRestTakesAtTheSpeedSoFar(double before, double done, long seconds, String left) {
        assertThat(words(before, Optional.empty(), done, seconds)).isEqualTo(left);
    }

    @ParameterizedTest
    @CsvSource({
        // seconds of the limit, share done, seconds since the start, left
        "900, 0.001, 60,  14m00s left",
        "900, 0.5,   60,  1m00s left",
        "900, 0,     60,  14m00s left",
        "900, 0.5,   900, time is up",
        "900, 0.5,   901, time is up",
        "900, 1,     60,  little left",
        "0,   0,     0,   time is up",
    })
    void itKeepsToTheLimit(long limit, double done, long seconds, String left) {
        assertThat(words(0, Optional.of(Duration.ofSeconds(limit)), done, seconds))
                .isEqualTo(left);
    }

    private static String words(double before, Optional<Duration> limit, double done, long seconds) {
        return new TimeLeft(before, START, limit).words(done, START + seconds * 1_000_000_000L);
    }
}
