package werkbank.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import werkbank.InputException;
import werkbank.file.ClosedFolder;
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
    void foldersOfAnyDepthMayBeNone() throws IOException {
        Files.createDirectories(folder.resolve("photos/deep/2024/may"));
        PictureFile.writePng(folder.resolve("photos/deep/2024/may/p1.png"), RED);

        assertThat(named("", folder + "/photos/**/p*.png")).hasSize(4);
        assertThat(named("", folder + "/photos/**/deep/**/p1.png"))
                .containsExactlyInAnyOrder("./photos/deep/p1.png", "./photos/deep/2024/may/p1.png");
        assertThat(named("", folder + "/**/{deep,may}/p?.{jpg,png}"))
                .containsExactlyInAnyOrder("./photos/deep/p1.png", "./photos/deep/2024/may/p1.png");
        assertThat(named("", folder + "/photos/d**/p1.png")).hasSize(2);
        assertThat(named("", folder + "/photos/{**/may,x}/p1.png")).containsExactly("./photos/deep/2024/may/p1.png");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void foldersThatCanNotBeListedAreNotOfAPattern() throws IOException {
        try (var closed = ClosedFolder.make(folder.resolve("photos/private"))) {
            assertThat(named("", folder + "/photos/p*.png")).containsExactly("./photos/p2.png", "./photos/p10.png");
            assertThat(named("", folder + "/photos/*/p1.png")).containsExactly("./photos/deep/p1.png");
        }
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

    @ParameterizedTest
    @ValueSource(strings = {"BMW_001.jpg", "GIF89a.png"})
    void aNameMayBeginAsAPictureDoes(String name) {
        assertThat(named(name + "\nb.png\n", "-")).containsExactly(name, "b.png");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bmp", "gif"})
    void standardInputHasAPictureThatBeginsWithLetters(String format) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(300, 300, BufferedImage.TYPE_3BYTE_BGR), format, bytes);

        List<PictureArguments.Named> named =
                new PictureArguments(new ByteArrayInputStream(bytes.toByteArray())).named(List.of("-"));

        assertThat(named).extracting(PictureArguments.Named::name).containsExactly("-");
    }

    @Test
    void standardInputHasAPicture() throws IOException {
        byte[] png = Files.readAllBytes(folder.resolve("photos/p2.png"));

        List<PictureArguments.Named> named = new PictureArguments(new ByteArrayInputStream(png)).named(List.of("-"));

        assertThat(named).hasSize(1);
        assertThat(named.get(0).name()).isEqualTo("-");
        assertThat(named.get(0).picture().get().decode(3, 255, Optional.empty()).values())
                .containsExactly((byte) 200, 0, 0);
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
