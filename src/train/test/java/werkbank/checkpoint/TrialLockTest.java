package werkbank.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import werkbank.JavaCommand;
import werkbank.StorageException;

@Timeout(60)
class TrialLockTest {
    @TempDir
    Path study;

    /** Tries the lock of a trial's folder once, and prints what it is told. */
    static final class Another {
        private Another() {}

        public static void main(String[] args) {
            try (TrialLock lock = TrialLock.acquire(Path.of(args[0]), Duration.ZERO)) {
                System.out.println(lock == null ? "none" : "taken");
            } catch (StorageException e) {
                System.out.println(e.getMessage());
            }
        }
    }

    private String another() throws Exception {
        Process process = new ProcessBuilder(
                        JavaCommand.of(List.of("-XX:TieredStopAtLevel=1"), Another.class, folder().toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader lines = process.inputReader()) {
            String line = lines.readLine();
            assertThat(process.waitFor()).isZero();
            return line;
        }
    }

    private Path folder() {
        return study.resolve("trials/0001");
    }

    @Test
    void theSecondIsToldWhoHasTheTrial() {
        try (TrialLock first = TrialLock.acquire(folder())) {
            assertThat(first).isNotNull();
            assertThatThrownBy(() -> TrialLock.acquire(folder(), Duration.ZERO))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("trials/0001 is still in use by process "
                            + ProcessHandle.current().pid());
        }
    }

    /** Java knows the locks of its own process; only another one has to ask the system. */
    @Test
    void anotherProcessIsKeptOutUntilTheFirstIsThrough() throws Exception {
        try (TrialLock first = TrialLock.acquire(folder())) {
            assertThat(first).isNotNull();
            assertThatThrownBy(() -> TrialLock.acquire(folder(), Duration.ZERO))
                    .as("one of this process, which doesn't give up the first one's either")
                    .isInstanceOf(StorageException.class);
            assertThat(another())
                    .contains("trials/0001 is still in use by process "
                            + ProcessHandle.current().pid());
        }
        assertThat(another()).isEqualTo("taken");
    }

    @Test
    void theSecondWaitsForTheFirst() throws Exception {
        CompletableFuture<TrialLock> second;
        try (TrialLock first = TrialLock.acquire(folder())) {
            second = CompletableFuture.supplyAsync(() -> TrialLock.acquire(folder()));
            assertThat(first).isNotNull();
            assertThat(second).isNotDone();
        }
        second.get().close();
    }

    @Test
    void nothingIsLeftAndAFileThatWasLeftDoesNoHarm() throws IOException {
        Files.createDirectories(folder());
        Files.writeString(folder().resolve("worker.lock"), "1\n");
        TrialLock.acquire(folder()).close();
        assertThat(folder()).isEmptyDirectory();
    }

    @Test
    void aFolderThatCanNotBeMadeIsNamed() throws IOException {
        Files.writeString(study.resolve("trials"), "in the way");
        assertThatThrownBy(() -> TrialLock.acquire(folder()))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("can't write " + folder());
    }
}
