package werkbank.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import werkbank.dataset.SmallMnist;

/** Files that can't be written: one line, nothing broken, no trial lost, and the same command goes on afterwards. */
@Timeout(600)
class StorageIT {
    private static final String SPACE =
            """
            name: stored
            trials: 2
            data: {folder: data, validation: 100}
            network: [dense: 256]
            training: {epochs: 4, batch-size: 32}
            """;

    @TempDir
    Path folder;

    private Path results;
    private boolean mounted;

    @BeforeEach
    void write() throws IOException {
        SmallMnist.write(Files.createDirectory(folder.resolve("data")), 400, 100);
        Files.writeString(folder.resolve("stored.yaml"), SPACE);
        results = Files.createDirectory(folder.resolve("results"));
    }

    @AfterEach
    void unmount() throws IOException, InterruptedException {
        if (mounted) {
            assertThat(call("umount", results.toString())).isZero();
        }
    }

    /** At the first size the study itself doesn't fit, at the second a trial's first files, at the third later ones. */
    @Test
    void aDiskThatFillsUp() throws IOException, InterruptedException {
        mount("size=64k");
        for (String larger : List.of("1500k", "5m", "64m")) {
            assertOneLine(search(), 1, "can't (read or )?write .*free space, then run the same command again");
            mount("remount,size=" + larger);
        }
        assertWhole(search());
    }

    @Test
    void aFolderThatTurnsReadOnly() throws IOException, InterruptedException {
        mount("size=64m");
        assertWhole(search());
        mount("remount,ro");
        assertOneLine(search("--trials", "3"), 1, "can't .*write .*");

        mount("remount,rw");
        assertThat(search("--trials", "3").code()).isZero();
        assertThat(states()).containsExactly("COMPLETE", "COMPLETE", "COMPLETE");
    }

    @Test
    void aFileInPlaceOfAFolder() throws IOException {
        Files.createDirectory(results.resolve("stored"));
        Files.writeString(results.resolve("stored/trials"), "in the way");
        assertOneLine(search(), 1, "can't write .*/trials/0001.*");
        assertThat(states()).containsExactly("INTERRUPTED");

        Files.delete(results.resolve("stored/trials"));
        assertWhole(search());
    }

    @Test
    void aFileInPlaceOfTheResults() throws IOException {
        Files.delete(results);
        Files.writeString(results, "in the way");
        assertOneLine(search(), 2, ".*expected a folder but found a file; move it away");
    }

    @Test
    void ofTwoThatBeginTheSameStudyOneIsToldWhoHasIt() throws IOException, InterruptedException {
        try (WerkbankProcess one = WerkbankProcess.start(command());
                WerkbankProcess other = WerkbankProcess.start(command())) {
            Answer first = one.await();
            Answer second = other.await();
            boolean oneWon = first.code() == 0;
            assertWhole(oneWon ? first : second);
            assertOneLine(
                    oneWon ? second : first,
                    2,
                    String.format(
                            Locale.ROOT,
                            "study 'stored' is held by process %d on host .*",
                            oneWon ? one.pid() : other.pid()));
        }
    }

    /** What is deleted can't be written to any more, though the system lets a process go on with a file it has open. */
    @Test
    void aResultsFolderThatIsDeletedWhileAStudyRuns() throws IOException, InterruptedException {
        try (WerkbankProcess process = WerkbankProcess.start(command("--trials", "50"))) {
            process.awaitProgress("COMPLETE");
            Files.move(results.resolve("stored"), folder.resolve("moved"));
            assertOneLine(
                    process.await(), 1, ".*/stored/.* is gone: .* put (it|them) back, then run the same command again");
        }
        assertThat(results.resolve("stored")).doesNotExist();
        Files.move(folder.resolve("moved"), results.resolve("stored"));
        assertThat(search("--trials", "2").code()).isZero();
    }

    @Test
    void trialsThatAreDeletedWhileAStudyRuns() throws IOException, InterruptedException {
        try (WerkbankProcess process = WerkbankProcess.start(command("--trials", "50"))) {
            process.awaitProgress("COMPLETE");
            Files.move(results.resolve("stored/trials"), folder.resolve("moved"));
            assertOneLine(
                    process.await(),
                    1,
                    ".*/stored/trials/0001/.* is gone: trials' files were deleted or moved while .*");
        }
    }

    private void mount(String options) throws IOException, InterruptedException {
        boolean done = System.getProperty("os.name").equals("Linux")
                && call("mount", "-t", "tmpfs", "-o", options, "werkbank-test", results.toString()) == 0;
        assumeTrue(done, "SKIPPED: only root may mount a small disk here");
        mounted = true;
    }

    private static int call(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    private Answer search(String... options) {
        return Answer.of(command(options));
    }

    private String[] command(String... options) {
        return Stream.concat(
                        Stream.of(
                                "search",
                                folder.resolve("stored.yaml").toString(),
                                "--workers",
                                "1",
                                "--results",
                                results.toString(),
                                "--reports",
                                folder.resolve("reports").toString()),
                        Stream.of(options))
                .toArray(String[]::new);
    }

    private static void assertOneLine(Answer answer, int code, String pattern) {
        assertThat(answer.code()).as(answer.err()).isEqualTo(code);
        assertThat(answer.err().lines().filter(line -> line.startsWith("werkbank: ")))
                .as(answer.err())
                .singleElement()
                .asString()
                .matches("werkbank: " + pattern);
        assertThat(answer.err()).doesNotContain("\tat ", "Exception in thread");
        assertThat(answer.out()).isEmpty();
    }

    private void assertWhole(Answer answer) {
        assertThat(answer.code()).as(answer.err()).isZero();
        assertThat(states()).containsExactly("COMPLETE", "COMPLETE");
    }

    private List<String> states() {
        Answer trials = Answer.of("trials", "stored", "--json", "--results", results.toString());
        assertThat(trials.code()).as(trials.err()).isZero();
        return StreamSupport.stream(trials.json().spliterator(), false)
                .map((JsonNode trial) -> trial.get("state").asText())
                .toList();
    }
}
