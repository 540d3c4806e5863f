package werkbank.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import werkbank.InputException;
import werkbank.picture.PictureFile;
import werkbank.picture.PlanarImage;

class PictureArgumentsTest {
    private static final PlanarImage RED = new PlanarImage(new byte[] {(byte) 200, 0, 0}, 3, 1, 1);

    @TempDir
    Path folder;

    @BeforeEach
    void pictures() throws IOException {
        Files.createDirectories(folder.resolve("photos/deep"));
        Files.createDirectories(folder.resolve("photos/.trash"));
        Files.createDirectories(folder.resolve("empty"));
        for (String name : List.of("photos/p10.png", "photos/p2.png", "photos/deep/p1.png", "photos/.trash/p.png")) {
            PictureFile.writePng(folder.resolve(name), RED);
        }
        Files.writeString(folder.resolve("photos/notes.txt"), "no picture");
    }

    private List<String> named(String input, String... arguments) {
        return new PictureArguments(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)))
                .named(List.of(arguments)).stream()
                        .map(one -> one.name().replace(folder.toString(), "."))
                        .toList();
    }

    @Test
    void aFolderIsAllVisiblePicturesInItInNaturalOrder() {
        assertThat(named("", folder.resolve("photos").toString()))
                .containsExactly("./photos/deep/p1.png", "./photos/p2.png", "./photos/p10.png");
    }

    @Test
    void aFolderWithoutPicturesIsAnError() {
        assertThatThrownBy(() -> named("", folder.resolve("empty").toString()))
                .isInstanceOf(InputException.class)
                .hasMessageEndingWith("empty: there are no pictures in this folder or below it");
    }

    @Test
    void patternsReachAsFarAsTheySay() {
        assertThat(named("", folder + "/photos/p*.png")).containsExactly("./photos/p2.png", "./photos/p10.png");
        assertThat(named("", folder + "/photos/**.png")).hasSize(3);
        assertThat(named("", folder + "/*/deep/p?.png")).containsExactly("./photos/deep/p1.png");
        assertThatThrownBy(() -> named("", folder + "/photos/*.gif"))
                .hasMessageEndingWith("no picture has such a name");
    }

    @Test
    void aFileThatIsThereIsNoPattern() throws IOException {
        Path odd = Files.copy(folder.resolve("photos/p2.png"), folder.resolve("photos/a[1].png"));

        assertThat(named("", odd.toString())).containsExactly("./photos/a[1].png");
    }

    @Test
    void filesAreTakenAsTheyAreCalledWhetherTheyAreThereOrNot() {
        assertThat(named("", "missing.png", folder.resolve("photos/notes.txt").toString()))
                .containsExactly("missing.png", "./photos/notes.txt");
    }

    @Test
    void standardInputHasNames() {
        assertThat(named("a.png\n\n  b c.jpg \r\n", "-", "d.png")).containsExactly("a.png", "b c.jpg", "d.png");
        assertThat(named("\uFEFFa.png\r\nb.png", "-"))
                .as("with a byte-order mark")
                .containsExactly("a.png", "b.png");
    }

    @Test
    void standardInputHasAPicture() throws IOException {
        byte[] png = Files.readAllBytes(folder.resolve("photos/p2.png"));

        List<PictureArguments.Named> named = new PictureArguments(new ByteArrayInputStream(png)).named(List.of("-"));

        assertThat(named).hasSize(1);
        assertThat(named.get(0).name()).isEqualTo("-");
        assertThat(named.get(0).picture().get().decode(3, 255).values()).containsExactly((byte) 200, 0, 0);
    }

    @Test
    void linksThatLeadBackAreNotFollowedForEver() throws IOException {
        Files.createSymbolicLink(folder.resolve("photos/deep/back"), folder.resolve("photos"));

        assertThat(named("", folder.resolve("photos").toString())).hasSize(3);
    }

    @Test
    void aHiddenFolderThatIsNamedIsMeant() {
        assertThat(named("", folder.resolve("photos/.trash").toString())).containsExactly("./photos/.trash/p.png");
    }

    @Test
    void aPatternThatIsNoneIsAnError() {
        assertThatThrownBy(() -> named("", "missing[.png"))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("missing[.png: is neither a file nor a pattern (");
    }

    @Test
    void standardInputThatIsNeitherAPictureNorNamesIsAnError() {
        assertThatThrownBy(() -> named("%PDF-1.7\0\1", "-"))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("standard input is neither a picture");
        assertThatThrownBy(() -> named(" \n", "-"))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("standard input is empty");
        assertThatThrownBy(() -> named("", "a\0.png"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("can't be a file's name here");
    }
}
