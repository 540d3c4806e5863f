package werkbank.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import werkbank.JavaCommand;

class TemporaryFolderTest {
    /** Makes a folder that is not empty, tells where, and waits to be ended. */
    static final class Waiting {
        private Waiting() {}

        public static void main(String[] args) throws Exception {
            System.out.println(filled().path());
            Thread.sleep(TimeUnit.MINUTES.toMillis(1));
        }
    }

    private static TemporaryFolder filled() throws IOException {
        TemporaryFolder folder = TemporaryFolder.create("werkbank-test");
        Path inside = Files.createDirectory(folder.path().resolve("inside"));
        Files.writeString(inside.resolve("file"), "content");
        return folder;
    }

    @Test
    void itGoesWhenItIsClosed() throws IOException {
        TemporaryFolder folder = filled();
        assertThat(folder.path()).isDirectory();

        folder.close();
        folder.close();

        assertThat(folder.path()).doesNotExist();
    }

    @Test
    void itGoesWithAProcessThatIsToldToEnd() throws Exception {
        Process process = new ProcessBuilder(JavaCommand.of(List.of("-XX:TieredStopAtLevel=1"), Waiting.class))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader lines = process.inputReader()) {
            Path folder = Path.of(lines.readLine());
            assertThat(folder).isDirectory();

            process.destroy();

            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(folder).doesNotExist();
        } finally {
            process.destroyForcibly();
        }
    }
}
