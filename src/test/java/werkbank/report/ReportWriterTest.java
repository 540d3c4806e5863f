package werkbank.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import werkbank.WerkbankException;
import werkbank.space.SearchPlan;

class ReportWriterTest {
    @TempDir
    Path folder;

    @Test
    void createsFoldersAndReplacesTheFormerReport() throws Exception {
        Path out = folder.resolve("a/b/study.html");
        new ReportWriter().write(SampleStudy.withoutTrials(), List.of(), SearchPlan.STANDARD, out);
        new ReportWriter().write(SampleStudy.onlyFailed(), List.of(), SearchPlan.STANDARD, out);
        assertThat(Files.readString(out)).startsWith("<!DOCTYPE html>").contains("<title>unlucky");
        try (Stream<Path> left = Files.list(out.getParent())) {
            assertThat(left).containsExactly(out);
        }
    }

    @Test
    void sameStudyGivesTheSameFile() throws Exception {
        Path first = folder.resolve("1.html");
        Path second = folder.resolve("2.html");
        new ReportWriter().write(SampleStudy.full(), SampleStudy.PARAMETERS, SearchPlan.STANDARD, first);
        new ReportWriter().write(SampleStudy.full(), SampleStudy.PARAMETERS, SearchPlan.STANDARD, second);
        assertThat(first).hasSameBinaryContentAs(second);
    }

    @Test
    void saysWhereItCouldNotWrite() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> new ReportWriter()
                        .write(SampleStudy.withoutTrials(), List.of(), SearchPlan.STANDARD, file.resolve("x.html")))
                .isInstanceOf(WerkbankException.class)
                .hasMessageContaining("can't write " + file);
    }
}
