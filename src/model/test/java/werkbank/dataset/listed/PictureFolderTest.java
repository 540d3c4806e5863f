package werkbank.dataset.listed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import werkbank.InputException;

/** Folders that can't be listed; whoever may list every folder, as root may, has none. */
@DisabledOnOs(OS.WINDOWS)
class PictureFolderTest {
    @TempDir
    private Path folder;

    private final List<Path> closed = new ArrayList<>();

    @BeforeEach
    void picture() throws IOException {
        PngFiles.write(folder.resolve("a/1.png"), 4, 4, 1, 2, 3);
    }

    private void close(String name) throws IOException {
        Path made = Files.createDirectory(folder.resolve(name));
        closed.add(made);
        Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("---------"));
        assumeFalse(Files.isReadable(made));
    }

    @AfterEach
    void open() throws IOException {
        for (Path one : closed) {
            Files.setPosixFilePermissions(one, PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void hiddenFoldersNeedNotBeListed() throws IOException {
        close(".Trash-0");
        LeftOut leftOut = new LeftOut();

        assertThat(PictureFolder.files(folder, folder, leftOut)).containsExactly("a/1.png");
        assertThat(leftOut.notes()).containsExactly("left out 1 hidden file: .Trash-0");
    }

    @Test
    void foldersAreLookedIntoAsDeepAsIsWanted() throws IOException {
        PngFiles.write(folder.resolve("2.png"), 4, 4, 1, 2, 3);
        PngFiles.write(folder.resolve("a/deep/3.png"), 4, 4, 1, 2, 3);

        assertThat(PictureFolder.filesWhereListable(folder, 1)).containsExactly("2.png");
        assertThat(PictureFolder.filesWhereListable(folder, 2)).containsExactlyInAnyOrder("2.png", "a/1.png");
        assertThat(PictureFolder.filesWhereListable(folder)).hasSize(3);
    }

    @Test
    void othersNeedNotBeListedWhereTheirPicturesAreNotWanted() throws IOException {
        close("lost+found");

        assertThat(PictureFolder.filesWhereListable(folder)).containsExactly("a/1.png");
        assertThatThrownBy(() -> PictureFolder.files(folder, folder, new LeftOut()))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(folder + ": can't be listed");
    }
}
