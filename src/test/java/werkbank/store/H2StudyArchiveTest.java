package werkbank.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import werkbank.InputException;
import werkbank.WerkbankException;
import werkbank.experiment.Samples;
import werkbank.experiment.TestOpening;
import werkbank.experiment.TrialStore;

/** What stands on disk, and what is said when it is not what it should be. */
class H2StudyArchiveTest {
    @TempDir
    Path results;

    private H2StudyArchive archive;

    @BeforeEach
    void archive() {
        archive = new H2StudyArchive(results);
    }

    private static void assertRefused(ThrowingCallable call, Class<? extends Throwable> type, String... parts) {
        assertThatThrownBy(call)
                .isInstanceOf(type)
                .message()
                .contains(parts)
                .doesNotContain("\n")
                .hasSizeLessThan(500);
    }

    private Path file() {
        return results.resolve("s/study.mv.db");
    }

    private void createWithTrials(int trials) {
        try (TrialStore store = archive.create(Samples.study("s"))) {
            for (int number = 1; number <= trials; number++) {
                store.begin(Samples.proposal(number), number);
                store.record(number, Samples.epoch(1));
                store.finish(number, Samples.complete(0.9));
            }
        }
    }

    @Test
    void aClosedStudyIsOneFile() throws Exception {
        try (TrialStore store = archive.create(Samples.study("s"))) {
            assertThat(results.resolve("s/owner.txt"))
                    .content()
                    .startsWith("process " + ProcessHandle.current().pid() + " on host ");
            assertThat(store.trials()).isEmpty();
        }
        try (var files = Files.list(results.resolve("s"))) {
            assertThat(files).containsExactly(file());
        }
    }

    @Test
    void theResultsFolderIsMadeWithTheFirstStudy() {
        H2StudyArchive deeper = new H2StudyArchive(results.resolve("a/b"));
        assertThat(deeper.studies()).isEmpty();
        assertThat(results.resolve("a")).doesNotExist();
        deeper.create(Samples.study("s")).close();
        assertThat(deeper.studies()).containsExactly("s");
    }

    @Test
    void foldersWithoutAStudyAreNoStudies() throws Exception {
        Files.createDirectories(results.resolve("empty/trials"));
        Files.createDirectories(results.resolve(".hidden"));
        Files.writeString(results.resolve("README.md"), "x");
        assertThat(archive.studies()).isEmpty();
        archive.create(Samples.study("empty")).close();
        assertThat(archive.studies()).containsExactly("empty");
    }

    @Test
    void aStudyThatWasHalfMadeCanBeMade() throws Exception {
        Files.createDirectories(results.resolve("s"));
        Files.write(results.resolve("s/creating-1.mv.db"), new byte[5000]);
        assertThat(archive.exists("s")).isFalse();
        archive.create(Samples.study("s")).close();
        assertThat(results.resolve("s/creating-1.mv.db")).doesNotExist();
    }

    @Test
    void aFileInPlaceOfAFolderIsSaid() throws Exception {
        Files.writeString(results.resolve("s"), "x");
        assertRefused(() -> archive.create(Samples.study("s")), InputException.class, results + "/s", "found a file");

        H2StudyArchive below = new H2StudyArchive(results.resolve("s"));
        assertThat(below.studies()).isEmpty();
        assertRefused(() -> below.create(Samples.study("t")), WerkbankException.class, results + "/s");
    }

    @Test
    void aPathThatTheDatabaseCannotTakeIsRefused() {
        Path path = results.resolve("a;b");
        assertRefused(() -> new H2StudyArchive(path), InputException.class, "a;b", "without ';'");
    }

    @Test
    void garbageIsSaidToBeDamaged() throws Exception {
        createWithTrials(1);
        byte[] garbage = new byte[20_000];
        new Random(1).nextBytes(garbage);
        Files.write(file(), garbage);
        assertRefused(() -> archive.open("s"), WerkbankException.class, file().toString(), "damaged", "restore");
        assertRefused(() -> archive.open("s"), WerkbankException.class, "damaged");
    }

    @Test
    void anEmptyFileIsSaidToHoldNoStudy() throws Exception {
        createWithTrials(1);
        Files.write(file(), new byte[0]);
        assertRefused(() -> archive.open("s"), WerkbankException.class, file().toString(), "restore");
    }

    @Test
    void aTruncatedFileIsReadAsFarAsItGoesOrSaidToBeDamaged() throws Exception {
        createWithTrials(50);
        byte[] whole = Files.readAllBytes(file());
        for (int length : new int[] {4096, 8192, whole.length / 2, whole.length - 4096, whole.length - 10}) {
            Files.write(file(), Arrays.copyOf(whole, length));
            openOrRefuse();
        }
    }

    @Test
    void zeroedBlocksAreSaidToBeDamagedOrDoNotMatter() throws Exception {
        createWithTrials(20);
        byte[] whole = Files.readAllBytes(file());
        for (int block = 0; block < whole.length / 4096; block += 3) {
            byte[] damaged = whole.clone();
            Arrays.fill(damaged, block * 4096, (block + 1) * 4096, (byte) 0);
            Files.write(file(), damaged);
            openOrRefuse();
        }
    }

    private void openOrRefuse() throws IOException {
        try (TrialStore store = archive.open("s")) {
            store.trials();
            store.epochs();
        } catch (WerkbankException e) {
            assertThat(e.getMessage()).contains(file().toString(), "damaged").doesNotContain("\n");
        }
    }

    @Test
    void aRowThatIsRefusedIsSaidAndHarmsNothingElse() {
        try (TrialStore store = archive.create(Samples.study("s"))) {
            TestOpening wrong = new TestOpening(Samples.NOON, "evaluate", "x".repeat(65));
            assertRefused(() -> store.recordTestOpening(wrong), WerkbankException.class, file().toString(), "SHA256");
            store.recordTestOpening(new TestOpening(Samples.NOON, "evaluate", "ab"));
            assertThat(store.testOpenings()).hasSize(1);
        }
    }

    @Test
    void librariesAreQuiet() {
        PrintStream before = System.err;
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        System.setErr(new PrintStream(errors, true, StandardCharsets.UTF_8));
        try {
            createWithTrials(1);
        } finally {
            System.setErr(before);
        }
        assertThat(errors.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void nothingOfTheDatabaseEscapesWhenTheFileIsNoFile() throws Exception {
        createWithTrials(1);
        Files.delete(file());
        Files.createDirectories(file());
        assertThat(archive.exists("s")).isFalse();
        assertRefused(() -> archive.create(Samples.study("s")), WerkbankException.class, "s");
    }
}
