package werkbank.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import werkbank.InputException;
import werkbank.recipe.Shape;

/** What classes may be called, and the file beside IDX files that says it. */
class ClassNamesTest {
    @TempDir
    Path folder;

    @BeforeEach
    void writeThreeClasses() throws IOException {
        IdxBytes.writeFolder(folder, "");
    }

    private void names(String content) throws IOException {
        Files.writeString(folder.resolve("classes.txt"), content);
    }

    private List<String> read() {
        return ImageFolder.of(folder).readTraining().classes().names();
    }

    @Test
    void classesWithoutAFileAreCalledByTheirNumbers() {
        ClassNames classes = ImageFolder.of(folder).readTraining().classes();
        assertThat(classes.names()).containsExactly("0", "1", "2");
        assertThat(classes.areNumbers()).isTrue();
    }

    @Test
    void aFileHasOneNameALine() throws IOException {
        names("T-shirt\r\n trouser  \nrobe d'été");
        assertThat(read()).containsExactly("T-shirt", "trouser", "robe d'été");
        assertThat(ImageFolder.of(folder).readTraining().classes().areNumbers()).isFalse();
    }

    @Test
    void aByteOrderMarkIsNoPartOfAName() throws IOException {
        names("\uFEFFcat\r\ndog\r\nhorse");
        assertThat(read()).containsExactly("cat", "dog", "horse");
    }

    @Test
    void theTestImagesHaveTheTrainingsNames() throws IOException {
        names("a\nb\nc\n");
        ClassNames classes = new ClassNames(List.of("a", "b", "c"));
        ImageFolder images = ImageFolder.of(folder);
        assertThat(images.readTest(classes, Shape.grey(2, 2)).classes()).isEqualTo(classes);
        assertThat(images.readTest(ClassNames.numbers(3), Shape.grey(2, 2)).classes())
                .isEqualTo(ClassNames.numbers(3));

        names("a\nc\nb\n");
        assertThatThrownBy(() -> images.readTest(classes, Shape.grey(2, 2)))
                .isInstanceOf(InputException.class)
                .hasMessage(folder.resolve("classes.txt") + ":2: expected 'b' as in training but found 'c';"
                        + " put the labels in the order of the training's, or delete the file");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            a,b | :2: expected 3 lines with a name each, since the labels are 0 to 2, but there are 2
            a,b,c,d,e | :4: expected 3 lines with a name each, since the labels are 0 to 2, but there are 5
            a,,c | :2: the name is empty; write the name of one class on each line
            a,b,a | :3: the name is that of line 1 too;
            a,b\t\u0007,c | :2: the name has a control character;
            a,b,c\u202Ed | :3: the name has a control character;
            """)
    void aFaultIsTheInputsWithItsLine(String lines, String message) throws IOException {
        names(lines.replace(',', '\n'));
        assertThatThrownBy(this::read)
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(folder.resolve("classes.txt") + message);
    }

    @Test
    void whatIsNoTextIsRefused() throws IOException {
        Files.write(folder.resolve("classes.txt"), "a\nb\nSchäfer".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(this::read)
                .isInstanceOf(InputException.class)
                .hasMessageContaining("classes.txt: can't be read as UTF-8");
        names("");
        assertThatThrownBy(this::read).hasMessageContaining("classes.txt:1: the file is empty");
        names("x".repeat((1 << 20) + 1));
        assertThatThrownBy(this::read).hasMessageContaining("more than 1048576 bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "a\nb", "\u001B[31m", "\u2028", "\uD83D"})
    void whatCannotBeShownIsNoName(String name) {
        assertThat(ClassNames.whyNot(name)).isPresent();
        assertThatThrownBy(() -> new ClassNames(List.of("a", name))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aNameHasAtMostAHundredCharactersAndIsTheOnlyOneOfItsKind() {
        assertThat(ClassNames.whyNot("x".repeat(100))).isEmpty();
        assertThat(ClassNames.whyNot("x".repeat(101))).contains("is longer than 100 characters");
        assertThat(ClassNames.whyNot("café 🎨 <script>")).isEmpty();
        assertThatThrownBy(() -> new ClassNames(List.of("a", "a"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ClassNames(List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
