package werkbank.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import werkbank.file.TemporaryFolder;

class FileCopyTest {
    @TempDir
    Path folder;

    @Test
    void aCopyGoesWithItsFolder() throws IOException {
        Path original = Files.writeString(folder.resolve("study.mv.db"), "rows");
        TemporaryFolder own = TemporaryFolder.create("copy");
        try (FileCopy copy = FileCopy.in(own, original)) {
            assertThat(copy.file().path())
                    .isEqualTo(own.path().resolve("study.mv.db"))
                    .hasContent("rows");
            assertThat(copy.isOfHeld()).isFalse();
        }
        assertThat(own.path()).doesNotExist();
        assertThat(original).hasContent("rows");
    }

    /** A folder in the file's place can't be read. */
    @Test
    void aCopyThatFailsLeavesNothingBehind() throws IOException {
        Path original = Files.createDirectory(folder.resolve("study.mv.db"));
        TemporaryFolder own = TemporaryFolder.create("copy");
        assertThatThrownBy(() -> FileCopy.in(own, original)).isInstanceOf(IOException.class);
        assertThat(own.path()).doesNotExist();
    }
}
