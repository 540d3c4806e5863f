package werkbank.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DecodingProgressTest {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(written, true, StandardCharsets.UTF_8);
    private long now;

    @Test
    void withoutATerminalThereIsALineEveryTenSeconds() {
        decode(new DecodingProgress(out, Optional.empty(), () -> now), 1_000_000);

        assertThat(text().lines())
                .containsExactly(
                        "decoding 10,000 / 25,000 pictures",
                        "decoding 20,000 / 25,000 pictures",
                        "decoded 25,000 pictures in 25 s; the next time they are there at once");
    }

    @Test
    void onATerminalABarMovesAndGoes() {
        decode(new DecodingProgress(out, Optional.of(new StatusLine(out, () -> 80)), () -> now), 100_000);

        assertThat(text())
                .contains("\r\u001b[K[=====     ] decoding 14,000 / 25,000 pictures")
                .endsWith("\r\u001b[Kdecoded 25,000 pictures in 3 s; the next time they are there at once"
                        + System.lineSeparator());
    }

    @Test
    void aNarrowTerminalHasTheFiguresInTheBarsPlace() {
        decode(new DecodingProgress(out, Optional.of(new StatusLine(out, () -> 40)), () -> now), 100_000);

        assertThat(text())
                .contains("\r\u001b[Kdecoding 14,000 / 25,000 pictures\r")
                .doesNotContain("=");
    }

    @Test
    void theBarGoesWhenTheReadingFails() {
        DecodingProgress progress = new DecodingProgress(out, Optional.of(new StatusLine(out, () -> 80)), () -> now);
        progress.on(0, 25_000);
        now = 3_000_000_000L;
        progress.on(14_000, 25_000);
        progress.over();

        assertThat(text()).isEqualTo("\r\u001b[K[=====     ] decoding 14,000 / 25,000 pictures\r\u001b[K");
    }

    @Test
    void whatIsOverAtOnceSaysNothing() {
        decode(new DecodingProgress(out, Optional.empty(), () -> now), 10);

        assertThat(text()).isEmpty();
    }

    private void decode(DecodingProgress progress, long nanosEach) {
        for (int done = 0; done <= 25_000; done++) {
            progress.on(done, 25_000);
            now += nanosEach;
        }
    }

    private String text() {
        return written.toString(StandardCharsets.UTF_8);
    }
}
