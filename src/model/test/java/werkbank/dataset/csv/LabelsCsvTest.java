package werkbank.dataset.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import werkbank.InputException;
import werkbank.dataset.ImageFolder;
import werkbank.dataset.ImageSet;
import werkbank.dataset.listed.PngFiles;
import werkbank.file.ClosedFolder;
import werkbank.recipe.Shape;

/** Files with labels as people write them, and what is told at which line. */
class LabelsCsvTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void twentyPictures() throws IOException {
        file = folder.resolve(LabelsCsv.NAME);
        for (int i = 0; i < 20; i++) {
            PngFiles.write(folder.resolve("images/" + i + ".png"), 4, 4, i, 90, 80);
        }
    }

    private ImageSet read(String text) throws IOException {
        Files.writeString(file, text);
        return ImageFolder.of(folder).readTraining();
    }

    private void assertRefused(String text, int line, String words) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(InputException.class)
                .message()
                .startsWith(file + ":" + line + ": ")
                .contains(words)
                .doesNotContain("\n");
    }

    /** Whoever may list every folder, as root may, has none that can't be. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aFolderBesideThatCannotBeListedIsLeftOut() throws IOException {
        try (var closed = ClosedFolder.make(folder.resolve("lost+found"))) {
            assertThat(read("file,label,split\nimages/1.png,a,train\nimages/2.png,b,train\n")
                            .images()
                            .rows())
                    .isEqualTo(2);
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aFileInAFolderThatCannotBeListedIsNamedWithItsLine() throws IOException {
        try (var closed = ClosedFolder.make(folder.resolve("closed"))) {
            assertRefused(
                    "file,label\nclosed/1.png,a\nimages/2.png,b\n", 2, "there is no file closed/1.png in " + folder);
        }
    }

    @Test
    void columnsStandInAnyOrderAndTextMayBeQuoted() throws IOException {
        ImageSet set = read("\uFEFFlabel, File ,note,split\r\n"
                + "\"Big, \"\"red\"\"\",images/3.png,,train\r\n\r\n"
                + "Ähre,images\\\\1.png,\"two\r\nlines\",training\r\n"
                + "Ähre,./images/2.png,,val\r\n"
                + "Ähre,images/4.png,,test\r\n");
        assertThat(set.classes().names()).containsExactly("Ähre", "Big, \"red\"");
        assertThat(set.images().labels()).containsExactly(1, 0, 0);
        assertThat(set.heldOut()).isEqualTo(1);
        assertThat(set.pictures()).containsExactly("images/3.png", "images/1.png", "images/2.png");
        assertThat(set.findings().found())
                .isEqualTo("labels.csv: 2 classes, 2 training, 1 validation and 1 test picture");
        assertThat(set.findings().notes())
                .contains("left out 16 pictures that labels.csv has no line for: images/0.png, images/5.png,"
                        + " images/6.png, …");
        assertThat(set.files()).extracting(ImageSet.SourceFile::name).containsExactly("pictures", "labels.csv");
    }

    /** Elsewhere than on Windows a name may have a backslash. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aFileWhoseNameHasABackslashIsTakenAsItIsWritten() throws IOException {
        PngFiles.write(folder.resolve("images\\1.png"), 4, 4, 200, 200, 200);
        ImageSet set = read("file,label,split\n"
                + "images\\1.png,a,train\n"
                + "images/1.png,b,train\n"
                + ".\\images\\2.png,a,train\n"
                + "images\\3.png,b,train\n");
        assertThat(set.pictures()).containsExactly("images\\1.png", "images/1.png", "images/2.png", "images/3.png");
        assertThat(Byte.toUnsignedInt(set.images().images().row(0)[0])).isEqualTo(200);
        assertThat(set.findings().notes())
                .contains("2 paths in labels.csv have backslashes between folders, as on Windows, which were read as"
                        + " slashes: .\\images\\2.png, images\\3.png");
        assertRefused("file,label\nimages\\77.png,a\n", 2, "there is no file images\\77.png in " + folder);
    }

    @Test
    void aHiddenDataFolderIsReadLikeAnother() throws IOException {
        Path hidden = folder.resolve(".data");
        for (int i = 0; i < 3; i++) {
            PngFiles.write(hidden.resolve(i + ".png"), 4, 4, i, 1, 2);
        }
        Files.writeString(hidden.resolve(LabelsCsv.NAME), "file,label,split\n0.png,a,train\n1.png,b,train\n");
        assertThat(ImageFolder.of(hidden).readTraining().findings().notes())
                .contains("left out 1 picture that labels.csv has no line for: 2.png");
    }

    @Test
    void withoutSplitsATenthIsDrawnForTheTest() throws IOException {
        StringBuilder text = new StringBuilder("file,label\n");
        for (int i = 0; i < 20; i++) {
            text.append("images/").append(i).append(".png,").append(i % 2 == 0 ? "even\n" : "odd\n");
        }
        ImageSet set = read(text.toString());
        assertThat(set.images().rows()).isEqualTo(18);
        ImageSet test = ImageFolder.of(folder).readTest(set.classes(), new Shape(3, 4, 4));
        assertThat(test.images().labels()).containsExactlyInAnyOrder(0, 1);
        assertThat(test.pictures()).doesNotContainAnyElementsOf(set.pictures());
    }

    @Test
    void headersThatAreNoneAreRefused() {
        assertRefused("", 1, "the file is empty; the first line must be: file,label");
        assertRefused("images/1.png,cat\n", 1, "expected a header with the columns file and label");
        assertRefused("file;label\nimages/1.png;cat\n", 1, "divide the columns by commas, not by semicolons");
        assertRefused("file,label\n", 1, "there are no rows below the header");
    }

    @Test
    void rowsAreRefusedAtTheirLines() {
        String begin = "file,label,split\nimages/1.png,cat,train\n";
        assertRefused(begin + "images/2.png,dog\n", 3, "expected 3 cells as in the header but found 2");
        assertRefused(begin + "images/2.png,,train\n", 3, "the label is empty");
        assertRefused(begin + "images/2.png,dog,tset\n", 3, "split is 'tset'; it must be train, val or test");
        assertRefused(begin + "\nimages/77.png,dog,train\n", 4, "there is no file images/77.png in " + folder);
        assertRefused(begin + "../2.png,dog,train\n", 3, "file is '../2.png'; it must be a path from this folder");
        assertRefused(
                begin + "images/./1.png,dog,train\n",
                3,
                "images/1.png is on line 2 too, there with the label 'cat', here with 'dog'; keep one");
        assertRefused(
                begin + "images/1.png,cat,train\n",
                3,
                "images/1.png is on line 2 too, with the same label 'cat'; keep");
        assertRefused(begin + "images/2.png,\"dog,train\n", 3, "is no CSV");
    }

    @Test
    void pathsThatBeginElsewhereAreToldWhereToBegin() {
        String begin = "file,label,split\nimages/1.png,cat,train\n";
        String remedy = "which doesn't begin at the folder of labels.csv; put the picture there and write the path from"
                + " there on, for instance images/2.png";
        assertRefused(begin + "/2.png,dog,train\n", 3, "file is '/2.png', " + remedy);
        assertRefused(begin + "C:\\pics\\2.png,dog,train\n", 3, "file is 'C:\\pics\\2.png', " + remedy);
        assertRefused(begin + "d:/2.png,dog,train\n", 3, "file is 'd:/2.png', " + remedy);
        assertRefused(begin + "\\\\nas\\pics\\2.png,dog,train\n", 3, "file is '\\\\nas\\pics\\2.png', " + remedy);
        assertRefused(
                begin + folder.toAbsolutePath().resolve("images/2.png") + ",dog,train\n",
                3,
                "which doesn't begin at the folder of labels.csv; write images/2.png");
    }

    @Test
    void aFileInOtherLettersIsNamed() throws IOException {
        String begin = "file,label,split\nimages/1.png,cat,train\n";
        PngFiles.write(folder.resolve("images/\u00C4pfel.png"), 4, 4, 1, 2, 3);
        assumeFalse(Files.exists(folder.resolve("IMAGES")), "a disk that takes them for the same");
        assertRefused(
                begin + "Images\\2.PNG,dog,train\nImages\\3.PNG,dog,train\nImages\\4.PNG,dog,train\n",
                3,
                "there is no file Images\\2.PNG in " + folder
                        + ", nor 2 files of other lines; there is images/2.png: write it so, capitals and small letters"
                        + " alike");
        assertRefused(begin + "images/A\u0308pfel.png,dog,train\n", 3, "there is images/\u00C4pfel.png: write it so");
        assertRefused(
                begin + "images/77.PNG,dog,train\nimages/78.PNG,dog,train\n",
                3,
                "there is no file images/77.PNG in " + folder
                        + ", nor 1 file of other lines; put it there or delete the line");
    }

    @Test
    void otherEncodingsAreRefused() throws IOException {
        Files.write(file, "file,label\nimages/1.png,Ähre\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> ImageFolder.of(folder).readTraining())
                .isInstanceOf(InputException.class)
                .hasMessage(file + ": isn't UTF-8; save it so (in Excel as 'CSV UTF-8')");
    }
}
