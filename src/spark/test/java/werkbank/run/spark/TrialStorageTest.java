package werkbank.run.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import werkbank.StorageException;

/** Against Hadoop's file system of this machine. */
class TrialStorageTest {
    @TempDir
    Path folder;

    private Path local;
    private TrialStorage storage;

    @BeforeEach
    void open() throws IOException {
        local = Files.createDirectory(folder.resolve("local"));
        storage = open("file");
    }

    @AfterEach
    void letTheTrialRest() {
        BusyFileSystem.onCreate = () -> {};
    }

    /** What an attempt sees of the storage. */
    private TrialStorage open(String scheme) {
        Configuration configuration = new Configuration();
        configuration.set("fs.busy.impl", BusyFileSystem.class.getName());
        return TrialStorage.of(scheme + "://" + folder.resolve("remote"), configuration);
    }

    @Test
    void anotherMachineGetsTheNewestStateAndWhatItNeeds() throws IOException {
        assertThat(storage.isEmpty()).isTrue();
        write("network.json", "{}");
        write("best-0001.zip", "one");
        write("state.zip", "after 1");
        write("worker.lock", "4711");
        write("best-0002.zip.tmp", "half");
        storage.put(local, 1);
        assertThat(storage.isEmpty()).isFalse();
        assertThat(remote()).containsExactly("best-0001.zip", "network.json", "state-0001.zip");
        Files.delete(local.resolve("best-0001.zip"));
        write("best-0002.zip", "two");
        write("state.zip", "after 2");
        storage.put(local, 2);
        assertThat(remote()).containsExactly("best-0002.zip", "network.json", "state-0002.zip");

        Path other = folder.resolve("other");
        storage.get(other);

        assertThat(names(other)).containsExactly("best-0002.zip", "network.json", "state.zip");
        assertThat(other.resolve("state.zip")).hasContent("after 2");
        assertThat(other.resolve("best-0002.zip")).hasContent("two");
        storage.clear();
        assertThat(storage.isEmpty()).isTrue();
    }

    @Test
    void whoOnlySeemedLostUndoesNothing() throws IOException {
        write("state.zip", "after 1");
        write("best-0001.zip", "one");
        storage.put(local, 1);
        Path next = folder.resolve("next");
        TrialStorage another = open("file");
        another.get(next);
        Files.writeString(next.resolve("state.zip"), "after 5");
        Files.writeString(next.resolve("best-0004.zip"), "four");
        another.put(next, 5);

        write("state.zip", "after 2");
        storage.put(local, 2);
        write("state.zip", "another after 5");
        write("best-0004.zip", "another four");
        storage.put(local, 5);

        Path third = folder.resolve("third");
        open("file").get(third);
        assertThat(third.resolve("state.zip")).hasContent("after 5");
        assertThat(third.resolve("best-0001.zip")).hasContent("one");
        assertThat(third.resolve("best-0004.zip")).hasContent("four");
    }

    @Test
    void aFileOfAnotherAttemptIsNotTakenForOnesOwn() throws IOException {
        write("best-0002.zip", "another two");
        storage.put(local, 0);

        Path next = Files.createDirectory(folder.resolve("next"));
        Files.writeString(next.resolve("best-0002.zip"), "two");
        Files.writeString(next.resolve("state.zip"), "after 2");
        open("file").put(next, 2);

        assertThat(folder.resolve("remote/best-0002.zip")).hasContent("two");
    }

    /** The third epoch was trained on a cluster, the fourth to the ninth on this machine. */
    @Test
    void aTrialThatWentOnElsewhereReplacesWhatWasLeftHere() throws IOException {
        write("state.zip", "after 3");
        write("best-0003.zip", "three");
        storage.put(local, 3);
        Files.delete(local.resolve("best-0003.zip"));
        write("best-0008.zip", "eight");
        write("state.zip", "after 9");

        open("file").start(local, 9);

        assertThat(remote()).containsExactly("best-0008.zip", "state-0009.zip");
        assertThat(folder.resolve("remote/state-0009.zip")).hasContent("after 9");
    }

    /** It waited at a rung after its second epoch, and its sixth was better. */
    @Test
    void whatATrialHasReplacedElsewhereGoesHereToo() throws IOException {
        write("network.json", "{}");
        write("best-0002.zip", "two");
        write("validation-probabilities-0002.idx", "two");
        write("crash.log", "SIGSEGV");
        storage.start(local, 2);
        Path elsewhere = folder.resolve("elsewhere");
        TrialStorage executor = open("file");
        executor.get(elsewhere);
        Files.delete(elsewhere.resolve("best-0002.zip"));
        Files.delete(elsewhere.resolve("validation-probabilities-0002.idx"));
        Files.writeString(elsewhere.resolve("best-0006.zip"), "six");
        Files.writeString(elsewhere.resolve("validation-probabilities-0006.idx"), "six");
        executor.putLast(elsewhere, 6);

        storage.get(local);

        assertThat(names(local))
                .containsExactly("best-0006.zip", "crash.log", "network.json", "validation-probabilities-0006.idx");
    }

    @Test
    void whatHasComeAsFarIsLeftHere() throws IOException {
        write("state.zip", "after 3");
        storage.put(local, 3);
        write("state.zip", "another after 3");
        open("file").start(local, 3);
        write("state.zip", "after 1");
        open("file").start(local, 1);
        open("file").start(folder.resolve("nowhere"), 0);

        assertThat(remote()).containsExactly("state-0003.zip");
        assertThat(folder.resolve("remote/state-0003.zip")).hasContent("after 3");
    }

    @Test
    void aTrialsEndReplacesWhatAnotherAttemptHasLeft() throws IOException {
        write("state.zip", "after 9");
        write("best-0008.zip", "eight");
        storage.put(local, 9);

        Path next = Files.createDirectory(folder.resolve("next"));
        Files.writeString(next.resolve("best-0003.zip"), "three");
        open("file").putLast(next, 4);

        assertThat(remote()).containsExactly("best-0003.zip");
    }

    @Test
    void aFileThatChangesIsPutAgain() throws IOException {
        write("network.json", "{}");
        write("crash.log", "SIGSEGV");
        write("best-0001.zip", "one");
        storage.put(local, 1);
        FileTime sent = Files.getLastModifiedTime(local.resolve("best-0001.zip"));
        FileTime later = FileTime.from(sent.toInstant().plusSeconds(1));
        for (String changing : List.of("network.json", "crash.log")) {
            write(changing, "another");
            Files.setLastModifiedTime(local.resolve(changing), later);
        }
        write("best-0001.zip", "as it was, as far as its time tells");
        Files.setLastModifiedTime(local.resolve("best-0001.zip"), sent);

        storage.put(local, 2);

        assertThat(folder.resolve("remote/network.json")).hasContent("another");
        assertThat(folder.resolve("remote/crash.log")).hasContent("another");
        assertThat(folder.resolve("remote/best-0001.zip")).hasContent("one");
    }

    @Test
    void aStateWhoseNetworkIsReplacedMeanwhileStaysBehind() throws IOException {
        writeFolds(1);
        BusyFileSystem.onCreate = () -> {
            BusyFileSystem.onCreate = () -> {};
            replaceFolds(1);
        };
        open("busy").put(local, 1);

        assertThat(remote()).containsExactly("best-0002-fold-1.zip", "best-0002-fold-2.zip", "state-0001.zip");
        assertThat(folder.resolve("remote/state-0001.zip")).hasContent("after 2");
    }

    @Test
    void aTrialThatIsFasterThanTheStorageLeavesTheFormerStateThere() throws IOException {
        writeFolds(1);
        TrialStorage slow = open("busy");
        slow.put(local, 1);
        replaceFolds(1);
        AtomicInteger epoch = new AtomicInteger(2);
        BusyFileSystem.onCreate = () -> replaceFolds(epoch.getAndIncrement());

        slow.put(local, 2);

        assertThat(remote()).contains("best-0001-fold-1.zip", "best-0001-fold-2.zip", "state-0001.zip");
        assertThat(remote()).doesNotContain("state-0002.zip");
        assertThat(folder.resolve("remote/state-0001.zip")).hasContent("after 1");
    }

    /** What a trial of two folds has after an epoch that was its best. */
    private void writeFolds(int epoch) throws IOException {
        write("best-000" + epoch + "-fold-1.zip", "one");
        write("best-000" + epoch + "-fold-2.zip", "two");
        write("state.zip", "after " + epoch);
    }

    /** The next epoch is written, in the order in which a trial does it. */
    private void replaceFolds(int former) {
        try {
            writeFolds(former + 1);
            Files.delete(local.resolve("best-000" + former + "-fold-1.zip"));
            Files.delete(local.resolve("best-000" + former + "-fold-2.zip"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aTrialThatEndedBeforeItHadAFolderLeavesNothing() {
        storage.put(folder.resolve("nowhere"), 0);
        assertThat(storage.isEmpty()).isTrue();
    }

    @Test
    void aTrialThatIsDoneHasNoStateAnyMore() throws IOException {
        write("state.zip", "after 1");
        storage.put(local, 1);
        Files.delete(local.resolve("state.zip"));
        write("best-0001.zip", "one");
        storage.put(local, 2);
        assertThat(remote()).containsExactly("best-0001.zip");
    }

    @Test
    void storageThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> TrialStorage.of("nosuchscheme://host/x", new Configuration()))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("nosuchscheme://host/x");
    }

    private void write(String name, String content) throws IOException {
        Files.writeString(local.resolve(name), content);
    }

    private List<String> remote() throws IOException {
        return names(folder.resolve("remote"));
    }

    /** Without the checksums that Hadoop keeps beside each file. */
    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.endsWith(".crc"))
                    .sorted()
                    .toList();
        }
    }
}
