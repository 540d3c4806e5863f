package werkbank;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each bench says with {@code --help} what it measures and takes, and does nothing else. */
@DisabledOnOs(OS.WINDOWS)
class BenchHelpTest {
    /** All commands but {@code race}, whose help needs the Python that it measures. */
    static List<Path> commands() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("bench"))) {
            return files.filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                    .filter(file -> !file.endsWith("race"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void theCommentThatItBeginsWithIsItsHelp(Path command) throws Exception {
        List<String> comment = Files.readAllLines(command).stream()
                .skip(1)
                .takeWhile(line -> line.startsWith("#"))
                .map(line -> line.substring(Math.min(2, line.length())))
                .toList();
        Process process = new ProcessBuilder("/bin/bash", command.toString(), "--help")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.inputReader().lines()).isNotEmpty().containsExactlyElementsOf(comment);
        assertThat(process.waitFor()).isZero();
    }
}
