package werkbank.run.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import werkbank.run.local.MemoryKills.Verdict;

class ProcessFailuresTest {
    @ParameterizedTest
    @CsvSource({
        "3, out of memory: Java heap",
        "137, killed by signal 9",
        "134, crash in native code",
        "139, crash in native code",
        "140, killed by signal 12",
        "1, exit code 1",
        "0, exit code 0"
    })
    void anExitCodeIsSaidInWords(int exitCode, String words) {
        assertThat(ProcessFailures.ofExit(exitCode, "", Verdict.NO)).startsWith(words);
        assertThat(ProcessFailures.wasAskedToEnd(exitCode)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Unrecognized VM option 'X'/Error: Could not create the Java Virtual Machine./Error: A fatal exception has"
                        + " occurred. Program will exit. | Unrecognized VM option 'X'",
                "Error occurred during initialization of VM/Too small maximum heap | Too small maximum heap",
                "Picked up JAVA_TOOL_OPTIONS: -Xint/OpenJDK 64-Bit Server VM warning: Option A was deprecated/"
                        + "Error: Could not find or load main class B | Could not find or load main class B",
                "Error: Could not create the Java Virtual Machine. | exit code 1"
            })
    void aJvmThatGivesUpSaysWhyInItsOwnWords(String log, String reason) {
        assertThat(ProcessFailures.ofStart(1, log.replace('/', '\n'), Verdict.NO))
                .isEqualTo(reason);
    }

    @Test
    void whatElseEndsAWorkerBeforeItIsReadyIsSaidAsLater() {
        assertThat(ProcessFailures.ofStart(3, "Terminating due to java.lang.OutOfMemoryError", Verdict.NO))
                .startsWith("out of memory: Java heap");
        assertThat(ProcessFailures.ofStart(137, "a line of its log", Verdict.NO))
                .isEqualTo("killed by signal 9");
    }

    @Test
    void whoRanOutOfMemoryIsToldWhereItCanBe() {
        assertThat(ProcessFailures.ofExit(137, "", Verdict.YES)).startsWith("out of memory: the system killed it");
        assertThat(ProcessFailures.ofExit(137, "", Verdict.NO)).isEqualTo("killed by signal 9");
        assertThat(ProcessFailures.ofExit(137, "", Verdict.UNKNOWN)).contains("perhaps the system was out of memory");
        assertThat(ProcessFailures.ofExit(
                        134, "terminate called after throwing an instance of 'std::bad_alloc'", Verdict.NO))
                .startsWith("out of memory: the system gave no more");
    }

    @Test
    void theSystemCountsWhomItKilledForMemory() {
        assertThat(MemoryKills.count(Stream.of("oom_kills_not 9", "oom_kill 3", "drop_slab 0")))
                .hasValue(3);
        assertThat(MemoryKills.count(Stream.of("nr_free_pages 1"))).isEmpty();
        assertThat(MemoryKills.verdict(OptionalLong.of(3), OptionalLong.of(3))).isEqualTo(Verdict.NO);
        assertThat(MemoryKills.verdict(OptionalLong.of(3), OptionalLong.of(4))).isEqualTo(Verdict.YES);
        assertThat(MemoryKills.verdict(OptionalLong.empty(), OptionalLong.of(4)))
                .isEqualTo(Verdict.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({"129", "130", "143"})
    void hangUpInterruptAndTerminateAreRequests(int exitCode) {
        assertThat(ProcessFailures.wasAskedToEnd(exitCode)).isTrue();
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
