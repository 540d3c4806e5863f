package werkbank.run.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class HangDetectorTest {
    private static final Duration FIVE_SECONDS = Duration.ofSeconds(5);

    private final HangDetector vigil =
            new HangDetector(new Heartbeat(FIVE_SECONDS, Duration.ofSeconds(20), Duration.ofMillis(200)));

    private void beats(double... seconds) {
        for (double work : seconds) {
            vigil.beat(work);
        }
    }

    @Test
    void beatsWithoutWorkAreAHang() {
        beats(7, 7, 7.01, 7.02);
        assertThat(vigil.isOver()).isFalse();
        beats(7.02);
        assertThat(vigil.isOver()).isTrue();
    }

    @Test
    void workThatIsSlowAddsUp() {
        beats(7, 7.05, 7.1, 7.15, 7.2, 7.25, 7.3, 7.35, 7.4, 7.45);
        assertThat(vigil.isOver()).isFalse();
    }

    @Test
    void aThreadThatEndsTakesItsTimeAlong() {
        beats(7, 7, 7, 7, 3);
        assertThat(vigil.isOver()).isFalse();
    }

    @Test
    void missingBeatsAreAHang() {
        vigil.missed(2);
        assertThat(vigil.isOver()).isFalse();
        vigil.missed(2);
        assertThat(vigil.isOver()).isTrue();
    }

    @Test
    void anyMessageIsASignOfWork() {
        vigil.missed(2);
        vigil.works();
        vigil.missed(2);
        assertThat(vigil.isOver()).isFalse();
    }

    @Test
    void theUsualLimitIsTwoMinutes() {
        assertThat(Heartbeat.USUAL.patience()).isEqualTo(24);
        assertThat(new Heartbeat(FIVE_SECONDS, Duration.ofSeconds(1), Duration.ZERO).patience())
                .isEqualTo(1);
    }
}
