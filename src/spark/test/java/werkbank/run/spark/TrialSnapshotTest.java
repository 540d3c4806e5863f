package werkbank.run.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrialSnapshotTest {
    @TempDir
    Path folder;

    private void write(String name, String content) throws IOException {
        Files.writeString(folder.resolve(name), content);
    }

    @Test
    void aSnapshotHasTheWholeFilesAndACopyOfTheStateUntilItIsClosed() throws IOException {
        write("state.zip", "after 1");
        write("best-0001.zip", "one");
        write("network.json", "{}");
        write("worker.lock", "4711");
        write("werkbank-1.tmp", "half");
        Path copy;
        try (TrialSnapshot snapshot = TrialSnapshot.of(folder)) {
            assertThat(snapshot.names()).containsExactly("best-0001.zip", "network.json");
            copy = snapshot.state().orElseThrow();
            write("state.zip", "after 2");
            assertThat(copy).hasContent("after 1");
            assertThat(copy.getFileName()).as("goes with the state").hasToString("state.zip.tmp");
        }
        assertThat(copy).doesNotExist();
    }

    @Test
    void aSnapshotIsCurrentUntilTheStateIsReplaced() throws IOException {
        write("state.zip", "after 1");
        try (TrialSnapshot snapshot = TrialSnapshot.of(folder)) {
            write("best-0002.zip", "two");
            assertThat(snapshot.isCurrent()).isTrue();
            write("state.zip", "after 2");
            assertThat(snapshot.isCurrent()).isFalse();
        }
    }

    @Test
    void aTrialWithoutAStateOrAFolderHasNothingThatCouldBeReplaced() throws IOException {
        write("final.zip", "last");
        try (TrialSnapshot ended = TrialSnapshot.of(folder)) {
            assertThat(ended.state()).isEmpty();
            assertThat(ended.isCurrent()).isTrue();
            assertThat(ended.names()).containsExactly("final.zip");
        }
        try (TrialSnapshot none = TrialSnapshot.of(folder.resolve("none"))) {
            assertThat(none.names()).isEmpty();
        }
    }
}
