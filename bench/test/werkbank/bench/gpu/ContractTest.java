package werkbank.bench.gpu;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of a suite by its exit code and its reports. */
class ContractTest {
    @TempDir
    private Path folder;

    private Findings findings;

    @BeforeEach
    void aReport() throws IOException {
        findings = Findings.of(folder.resolve("gpu.json"));
        Files.writeString(
                Files.createDirectories(folder.resolve("reports")).resolve("TEST-junit-jupiter.xml"),
                """
                <testsuite><testcase name="sums()" classname="CudaOperationsTest"/>
                <testcase name="products()" classname="CudaOperationsTest"><failure message="1 is not 2"/></testcase>
                </testsuite>
                """);
    }

    private boolean told(int code, String reports) throws IOException {
        return Contract.told(new Call(code, "", "SIGSEGV\n", 3), folder.resolve(reports), findings);
    }

    private String row() {
        return new Table(findings)
                .markdown()
                .lines()
                .filter(line -> line.startsWith("| contract suites"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void testsThatFailedAreAResult() throws IOException {
        assertThat(told(1, "reports")).isTrue();
        assertThat(findings.section(Contract.NAME)).doesNotContainKey(Gpu.PROBLEM);
        assertThat(row()).isEqualTo("| contract suites on the card | 2 tests, 1 failed, 0 skipped |");
    }

    @Test
    void aSuiteThatDiedIsNone() throws IOException {
        told(0, "reports");
        assertThat(told(134, "reports")).isFalse();
        assertThat(findings.section(Contract.NAME)).containsEntry(Gpu.PROBLEM, "exit code 134: SIGSEGV");
        assertThat(row()).isEqualTo("| contract suites on the card | not run to their end |");
    }

    @Test
    void aSuiteWithoutTestsIsNone() throws IOException {
        assertThat(told(1, "nowhere")).isFalse();
        assertThat(findings.section(Contract.NAME))
                .containsEntry(Gpu.PROBLEM, "no tests; exit code 1: SIGSEGV")
                .doesNotContainKey(Contract.TESTS);
    }
}
