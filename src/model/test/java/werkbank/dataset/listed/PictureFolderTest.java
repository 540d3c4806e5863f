package werkbank.dataset.listed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import werkbank.InputException;
import werkbank.file.ClosedFolder;

/** Folders that can't be listed; whoever may list every folder, as root may, has none. */
@DisabledOnOs(OS.WINDOWS)
class PictureFolderTest {
    @TempDir
    private Path folder;

    private final List<ClosedFolder> closed = new ArrayList<>();

    @BeforeEach
    void picture() throws IOException {
        PngFiles.write(folder.resolve("a/1.png"), 4, 4, 1, 2, 3);
    }

    private void close(String name) throws IOException {
        closed.add(ClosedFolder.make(folder.resolve(name)));
    }

    @AfterEach
    void open() throws IOException {
        for (ClosedFolder one : closed) {
            one.close();
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
