package werkbank.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrowserProgramsTest {
    @TempDir
    Path first;

    @TempDir
    Path second;

    private Path chrome;
    private Path driver;

    @BeforeEach
    void install() throws IOException {
        chrome = program(first, "google-chrome");
        driver = program(second, "chromedriver");
    }

    @Test
    void areFoundOnThePath() {
        BrowserPrograms found = BrowserPrograms.of(Map.of("PATH", first + File.pathSeparator + second));
        assertThat(found.chromium()).contains(chrome);
        assertThat(found.driver()).contains(driver);
        assertThat(found.missing()).isEmpty();
    }

    @Test
    void aVariableComesBeforeThePath() {
        BrowserPrograms found = BrowserPrograms.of(
                Map.of("PATH", first.toString(), "WERKBANK_CHROMIUM", "own", "WERKBANK_CHROMEDRIVER", ""));
        assertThat(found.chromium()).contains(Path.of("own"));
        assertThat(found.driver()).isEmpty();
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThat(BrowserPrograms.of(Map.of("PATH", first.toString()))
                        .missing()
                        .orElseThrow())
                .contains("no chromedriver", "WERKBANK_CHROMEDRIVER")
                .doesNotContain("WERKBANK_CHROMIUM");
        assertThat(BrowserPrograms.of(Map.of("PATH", second.toString()))
                        .missing()
                        .orElseThrow())
                .contains("no Chromium", "WERKBANK_CHROMIUM")
                .doesNotContain("WERKBANK_CHROMEDRIVER");
        assertThat(BrowserPrograms.of(Map.of()).missing().orElseThrow()).contains("no Chromium", "and no chromedriver");
    }

    private static Path program(Path folder, String name) throws IOException {
        Path file = Files.createFile(folder.resolve(name));
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }
}
