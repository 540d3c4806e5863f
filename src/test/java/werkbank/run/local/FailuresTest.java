package werkbank.run.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailuresTest {
    @ParameterizedTest
    @CsvSource({
        "3, out of Java heap",
        "137, SIGKILL",
        "134, native code",
        "139, native code",
        "1, exit code 1",
        "0, exit code 0"
    })
    void anExitCodeIsSaidInWords(int exitCode, String words) {
        assertThat(Failures.ofExit(exitCode, "")).contains(words);
        assertThat(Failures.wasAskedToEnd(exitCode)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"129", "130", "143"})
    void hangUpInterruptAndTerminateAreRequests(int exitCode) {
        assertThat(Failures.wasAskedToEnd(exitCode)).isTrue();
    }

    @Test
    void theLogKeepsItsLastFortyLines() {
        LogTail log = new LogTail(line -> {});
        for (int i = 1; i <= 100; i++) {
            log.add("line " + i);
        }
        assertThat(log.text().lines()).hasSize(40).startsWith("line 61").endsWith("line 100");
    }
}
