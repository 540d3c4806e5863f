package werkbank.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where {@code --output} may lead. */
@Timeout(120)
class OutputOptionTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"export mnist-best", "report mnist-best", "augment search-spaces/quick.yaml"})
    void aFolderIsOneLine(String command) {
        for (String output : List.of("/", folder.toString(), "")) {
            Answer answer = Answer.of(Stream.concat(Stream.of(command.split(" ")), Stream.of("--output", output))
                    .toArray(String[]::new));
            assertThat(answer.code()).isEqualTo(2);
            assertThat(answer.err()).isEqualTo("werkbank: '" + output + "' is a folder; name a file in it\n");
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void severalExportsToOneFileAllSucceed() throws IOException {
        Path zip = folder.resolve("best.zip");
        ExecutorService threads = Executors.newFixedThreadPool(6);
        try {
            List<CompletableFuture<Answer>> all = Stream.generate(() -> CompletableFuture.supplyAsync(
                            () -> Answer.of("export", "mnist-best", "--output", zip.toString()), threads))
                    .limit(6)
                    .toList();
            assertThat(all.stream().map(CompletableFuture::join))
                    .allSatisfy(
                            answer -> assertThat(answer.code()).as(answer.err()).isZero());
        } finally {
            threads.shutdownNow();
        }
        assertThat(folder.toFile().list()).containsExactly("best.zip");
        Path alone = folder.resolve("alone.zip");
        Answer.of("export", "mnist-best", "--output", alone.toString());
        assertThat(Files.mismatch(zip, alone)).isEqualTo(-1);
    }

    @Test
    void aLinkLeadsToWhatIsWritten() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link.zip"), Path.of("real.zip"));
        Answer answer = Answer.of("export", "mnist-best", "--output", link.toString());
        assertThat(answer.code()).as(answer.err()).isZero();
        assertThat(link).isSymbolicLink();
        assertThat(folder.resolve("real.zip")).isRegularFile();
    }

    /** The file of today's zip, as it was before there were other formats. */
    @Test
    void anExportIsAZipUnlessItIsAskedForAnotherFormat() throws IOException {
        Path plain = folder.resolve("plain.zip");
        Path asked = folder.resolve("asked.zip");
        assertThat(Answer.of("export", "mnist-best", "--output", plain.toString())
                        .code())
                .isZero();
        Answer.of("export", "mnist-best", "--format", "zip", "--output", asked.toString());
        assertThat(Files.mismatch(plain, asked)).isEqualTo(-1);

        Answer sums = Answer.of(
                "export",
                "mnist-best",
                "--format",
                "sums",
                "--output",
                folder.resolve("sums").toString());
        assertThat(sums.code()).as(sums.err()).isZero();
        assertThat(Files.readAllLines(folder.resolve("sums"))).hasSize(17).allMatch(line -> line.endsWith(".zip"));
    }

    @Test
    void anUnknownFormatIsOneLine() {
        Answer answer = Answer.of("export", "mnist-best", "--format", "tflite");
        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err()).isEqualTo("werkbank: there is no format 'tflite'; take one of: sums, zip\n");
    }
}
