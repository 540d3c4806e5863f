package werkbank.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import werkbank.InputException;
import werkbank.dataset.ReadingProgress;
import werkbank.experiment.Samples;
import werkbank.picture.PictureFile;
import werkbank.picture.PlanarImage;
import werkbank.space.SearchSpace;

/** Of 41 pictures in two classes four are drawn for the test, and of the others one is none. */
class CheckedSpaceTest {
    @TempDir
    Path folder;

    private Workspace workspace;

    @BeforeEach
    void writePictures() throws IOException {
        workspace = Workspace.in(folder);
        for (int i = 0; i < 40; i++) {
            Path file = folder.resolve((i % 2 == 0 ? "pictures/dark/" : "pictures/light/") + i + ".png");
            Files.createDirectories(file.getParent());
            PictureFile.writePng(file, new PlanarImage(new byte[] {(byte) (i % 2 * 200), (byte) i, 9, 8}, 1, 2, 2));
        }
        Files.writeString(folder.resolve("pictures/dark/1.png"), "no picture");
    }

    private CheckedSpace checked(String study, String network, boolean skipUnreadable) throws IOException {
        Path file = Files.writeString(
                folder.resolve("s.yaml"),
                "name: s\ntrials: 1\ndata: pictures\nnetwork: " + network + "\ntraining: {epochs: 1}\n");
        SearchSpace read = workspace.spaces().read(file);
        BegunStudy begun = new BegunStudy(workspace.archive(), study);
        return CheckedSpace.of(read, begun, skipUnreadable, ReadingProgress.SILENT);
    }

    @Test
    void picturesThatCanNotBeReadAreLeftOutWhereThatIsWanted() throws IOException {
        assertThatThrownBy(() -> checked("s", "[dense: 4]", false))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("1 of 37 pictures can't be read: dark/1.png");

        CheckedSpace checked = checked("s", "[dense: 4]", true);
        assertThat(checked.data().hasTest()).isTrue();
        assertThat(checked.data().images().rows()).isEqualTo(36);
        assertThat(checked.space().data()).isEqualTo(checked.data().spec());
        assertThat(checked.feasible().share()).isEqualTo(1);
    }

    @Test
    void aStudyThatWasBegunWithoutThemGoesOnSo() throws IOException {
        workspace.archive().create(Samples.study("s")).close();
        assertThat(checked("s", "[dense: 4]", false).data().images().rows()).isEqualTo(36);
        assertThatThrownBy(() -> checked("another", "[dense: 4]", false)).isInstanceOf(InputException.class);
    }

    @Test
    void networksThatDoNotFitTheImagesAreRefused() {
        assertThatThrownBy(() -> checked("s", "[max-pool, max-pool]", true))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("max-pool");
    }
}
