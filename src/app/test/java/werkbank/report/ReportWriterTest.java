package werkbank.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import werkbank.WerkbankException;

class ReportWriterTest {
    @TempDir
    Path folder;

    @Test
    void createsFoldersAndReplacesTheFormerReport() throws Exception {
        Path out = folder.resolve("a/b/study.html");
        new ReportWriter().write(SampleStudy.withoutTrials(), SampleStudy.space(), out);
        new ReportWriter().write(SampleStudy.onlyFailed(), SampleStudy.space(), out);
        assertThat(Files.readString(out)).startsWith("<!DOCTYPE html>").contains("<title>unlucky");
        try (Stream<Path> left = Files.list(out.getParent())) {
            assertThat(left).containsExactly(out);
        }
    }

    @Test
    void sameStudyGivesTheSameFile() throws Exception {
        Path first = folder.resolve("1.html");
        Path second = folder.resolve("2.html");
        new ReportWriter().write(SampleStudy.full(), SampleStudy.space(), first);
        new ReportWriter().write(SampleStudy.full(), SampleStudy.space(), second);
        assertThat(first).hasSameBinaryContentAs(second);
    }

    @Test
    void saysWhereItCouldNotWrite() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> new ReportWriter()
                        .write(SampleStudy.withoutTrials(), SampleStudy.space(), file.resolve("x.html")))
                .isInstanceOf(WerkbankException.class)
                .hasMessageContaining("can't write " + file);
    }
}
