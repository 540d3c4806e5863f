package werkbank.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import werkbank.StorageException;

@Timeout(60)
class TrialLockTest {
    @TempDir
    Path study;

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
