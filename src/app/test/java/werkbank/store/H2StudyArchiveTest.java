package werkbank.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import werkbank.InputException;
import werkbank.StorageException;
import werkbank.WerkbankException;
import werkbank.experiment.Samples;
import werkbank.experiment.StudyCopy;
import werkbank.experiment.TrialStore;
import werkbank.experiment.result.TestOpening;
import werkbank.experiment.trial.Trial;
import werkbank.experiment.trial.TrialState;

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

    /** As a process leaves it that is killed while it brings an older file up to date. */
    @Test
    void aDraftThatWasLeftGoesWhenTheStudyIsOpenedAndNotWhenItIsRead() throws Exception {
        createWithTrials(1);
        Path draft = Files.write(results.resolve("s/creating-1.mv.db"), new byte[5000]);
        archive.read("s").store().close();
        assertThat(draft).exists();
        archive.open("s").close();
        assertThat(draft).doesNotExist();
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
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aDeviceInPlaceOfAFolderIsSaid() {
        H2StudyArchive below = new H2StudyArchive(Path.of("/dev/null"));
        assertRefused(
                () -> below.create(Samples.study("t")),
                InputException.class,
                "/dev/null: expected a folder but found something else");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a;b", "a\\b", "\\"})
    void aPathThatTheDatabaseCannotTakeIsRefused(String name) {
        Path path = results.resolve(name);
        assertRefused(() -> new H2StudyArchive(path), InputException.class, name, "without ';' and '\\'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"~", "~root", "a b", "100%", "%41", "a#b?c=d", "a+b", "a'b\"c", "ü", "a:b", "$HOME", "{x}", "a,b"
            })
    void everyOtherPathIsTakenAsItIs(String name) throws Exception {
        Path folder = results.resolve(name);
        H2StudyArchive own = new H2StudyArchive(folder);
        own.create(Samples.study("s")).close();
        try (TrialStore store = own.open("s")) {
            store.begin(Samples.proposal(1), 1);
        }
        try (TrialStore store = own.read("s").store()) {
            assertThat(store.trials()).hasSize(1);
        }
        assertThat(results).isDirectoryContaining(folder::equals);
        try (var files = Files.walk(results)) {
            assertThat(files.filter(Files::isRegularFile)).containsExactly(folder.resolve("s/study.mv.db"));
        }
    }

    @Test
    void readingChangesNothing() throws Exception {
        createWithTrials(2);
        try (TrialStore store = archive.open("s")) {
            store.begin(Samples.proposal(3), 3);
        }
        byte[] before = Files.readAllBytes(file());
        assertThat(results.resolve("s/owner.txt")).doesNotExist();
        StudyCopy copy = archive.read("s");
        try (TrialStore store = copy.store()) {
            assertThat(copy.owner()).isEmpty();
            assertThat(archive.owner("s")).isEmpty();
            assertThat(store.trials())
                    .extracting(Trial::state)
                    .containsExactly(TrialState.COMPLETE, TrialState.COMPLETE, TrialState.INTERRUPTED);
            assertThat(Files.readAllBytes(file())).isEqualTo(before);
            archive.open("s").close();
        }
        assertRefused(() -> archive.read("t"), InputException.class, "no study 't'");
        assertThat(results.resolve("t")).doesNotExist();
        assertThat(results.resolve("s")).isDirectoryNotContaining("glob:**/owner.txt");
    }

    /** Commits leave gaps, which only the study itself is worth filling. */
    @Test
    void aCopyIsClosedAsItIs() throws Exception {
        Path copy = results.resolve("copy.mv.db");
        try (TrialStore store = archive.create(Samples.study("s"))) {
            for (int number = 1; number <= 20; number++) {
                store.begin(Samples.proposal(number), number);
                store.record(number, Samples.epoch(1));
                store.finish(number, Samples.complete(0.9));
            }
            Files.copy(file(), copy);
        }
        long written = Files.size(copy);
        assertThat(Files.size(file())).isLessThan(written / 2);
        StudyDatabase.open(StudyFile.copied(copy, file())).close();
        assertThat(Files.size(copy)).isBetween(written - 8_192, written + 65_536);
    }

    @Test
    void aStudyThatIsOpenHereIsNotRead() {
        try (TrialStore store = archive.create(Samples.study("s"))) {
            assertRefused(() -> archive.read("s"), InputException.class, "already open in this process");
            assertRefused(() -> archive.owner("s"), InputException.class, "already open in this process");
            store.begin(Samples.proposal(1), 1);
        }
    }

    @Test
    void aFolderThatIsMovedIsNoticedAtTheNextWrite() throws Exception {
        TrialStore store = archive.create(Samples.study("s"));
        store.begin(Samples.proposal(1), 1);
        Files.move(results.resolve("s"), results.resolve("moved"));
        assertRefused(
                () -> store.record(1, Samples.epoch(1)), StorageException.class, file() + " is gone", "put it back");
        assertRefused(store::trials, StorageException.class, "is gone");
        store.close();
        assertThat(results.resolve("s")).doesNotExist();
    }

    @Test
    void aFileThatIsReplacedIsNoticedAtTheNextWrite() throws Exception {
        createWithTrials(1);
        byte[] other = Files.readAllBytes(file());
        try (TrialStore store = archive.open("s")) {
            Files.move(file(), results.resolve("was.mv.db"));
            Files.write(file(), other);
            assertRefused(() -> store.begin(Samples.proposal(2), 2), StorageException.class, "is another file now");
        }
        assertThat(Files.readAllBytes(file())).isEqualTo(other);
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
    void anEmptyFileIsSaidToBeDamagedAndStaysEmpty() throws Exception {
        createWithTrials(1);
        Files.write(file(), new byte[0]);
        assertRefused(() -> archive.open("s"), WerkbankException.class, file().toString(), "restore");
        assertRefused(() -> archive.read("s"), WerkbankException.class, file().toString(), "restore");
        assertThat(file()).isEmptyFile();
    }

    @Test
    void aTruncatedFileIsSaidToBeDamagedOrLacksNothing() throws Exception {
        createWithTrials(50);
        String content = content();
        byte[] whole = Files.readAllBytes(file());
        for (int length :
                new int[] {1, 100, 4096, 8192, 8193, whole.length / 2, whole.length - 4096, whole.length - 10}) {
            byte[] truncated = Arrays.copyOf(whole, length);
            Files.write(file(), truncated);
            if (!openOrRefuse(content)) {
                assertThat(Files.readAllBytes(file())).isEqualTo(truncated);
            }
        }
    }

    @Test
    void zeroedBlocksAreSaidToBeDamagedOrDoNotMatter() throws Exception {
        createWithTrials(20);
        String content = content();
        byte[] whole = Files.readAllBytes(file());
        for (int block = 0; block < whole.length / 4096; block += 3) {
            byte[] damaged = whole.clone();
            Arrays.fill(damaged, block * 4096, (block + 1) * 4096, (byte) 0);
            Files.write(file(), damaged);
            openOrRefuse(content);
        }
    }

    private String content() {
        try (TrialStore store = archive.open("s")) {
            return List.of(store.study(), store.trials(), store.epochs(), store.legs())
                    .toString();
        }
    }

    /** False when it is refused; a study that is read has all that it had. */
    private boolean openOrRefuse(String whole) {
        try {
            assertThat(content()).isEqualTo(whole);
            return true;
        } catch (WerkbankException e) {
            assertThat(e.getMessage()).contains(file().toString(), "damaged").doesNotContain("\n");
            return false;
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
        assertThat(results.resolve("s").toFile().list((folder, name) -> name.startsWith("creating-")))
                .as("what couldn't become the study's file")
                .isEmpty();
    }
}
