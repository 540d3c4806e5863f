package werkbank.dataset.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import werkbank.InputException;
import werkbank.dataset.ImageFolder;
import werkbank.dataset.ImageRequest;
import werkbank.dataset.ImageSet;
import werkbank.dataset.PixelHashes;
import werkbank.dataset.listed.ListedPicture;
import werkbank.dataset.listed.PngFiles;
import werkbank.recipe.Portion;
import werkbank.recipe.Shape;

/** Class folders as people have them: what is found in them, and what is told of the rest. */
class ClassFoldersTest {
    private static final Shape SHAPE = new Shape(3, 4, 4);

    @TempDir
    Path folder;

    private int written;

    /** Writes so many pictures, no two alike. */
    private void pictures(String classFolder, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            written++;
            PngFiles.write(folder.resolve(classFolder).resolve("p" + i + ".png"), 4, 4, written, 200, 3);
        }
    }

    private ImageSet training() {
        return ImageFolder.of(folder).readTraining();
    }

    private void assertRefused(String words) {
        assertThatThrownBy(this::training)
                .isInstanceOf(InputException.class)
                .message()
                .startsWith(folder.toString())
                .contains(words)
                .doesNotContain("\n");
    }

    @Test
    void partsThatAreThereAreTaken() throws IOException {
        pictures("Training/class10", 3);
        pictures("Training/class2", 2);
        pictures("valid/class2", 2);
        pictures("valid/class10", 1);
        pictures("testing/class2", 1);
        pictures("testing/class10", 1);

        ImageSet set = training();
        assertThat(set.classes().names()).containsExactly("class2", "class10");
        assertThat(set.images().labels()).containsExactly(0, 0, 1, 1, 1, 0, 0, 1);
        assertThat(set.heldOut()).isEqualTo(3);
        assertThat(set.pictures()).startsWith("Training/class2/p0.png").endsWith("valid/class10/p0.png");
        assertThat(set.findings().found())
                .isEqualTo("class folders: 2 classes, 5 training, 3 validation and 2 test pictures");
        assertThat(set.findings().warnings()).isEmpty();
        ImageSet test = ImageFolder.of(folder).readTest(set.classes(), SHAPE);
        assertThat(test.images().labels()).containsExactly(0, 1);
    }

    @Test
    void theHashesThatTheCacheKnowsAreThoseOfTheImages() throws IOException {
        pictures("cats", 3);
        pictures("dogs", 9);

        ImageSet set = training();
        assertThat(set.hashes().orElseThrow().values())
                .isEqualTo(PixelHashes.of(set.images().images()).values());
        ImageSet test = ImageFolder.of(folder).readTest(set.classes(), SHAPE);
        assertThat(test.hashes().orElseThrow().values())
                .isEqualTo(PixelHashes.of(test.images().images()).values());
    }

    @Test
    void testPicturesThatAreBrighterThanAllThatWereLearnedAreTold() throws IOException {
        for (int i = 0; i < 6; i++) {
            wide("train/cats", 100 + 600 * i);
            wide("train/dogs", 200 + 600 * i);
            wide("test/cats", 3000 + 1000 * i);
        }
        wide("test/dogs", 16_000);

        ImageSet set = training();
        assertThat(set.image().bits()).contains(12);
        assertThat(set.findings().warnings()).isEmpty();
        ImageRequest request = ImageRequest.of(folder).framing(set.image());
        for (String time : List.of("first", "second")) {
            ImageSet test = ImageFolder.of(folder)
                    .readTest(request, set.classes(), set.images().shape());
            assertThat(test.findings().warnings())
                    .as("the %s time", time)
                    .containsExactly(
                            "16-bit values up to 16,000 in 5 pictures of 7: with 'bits: 12' those from 4,095 on are"
                                    + " white; say 'bits: 14' under 'image'");
        }
    }

    /** Those of the training have eight bits, and none is seen in pictures that are sealed. */
    @Test
    void bitsOfTestPicturesAreNotTakenFromThem() throws IOException {
        pictures("train/cats", 2);
        pictures("train/dogs", 2);
        for (int i = 0; i < 10; i++) {
            wide("test/cats", 3_900 - i);
        }
        ImageSet set = training();

        assertThatThrownBy(() -> ImageFolder.of(folder).readTest(set.classes(), SHAPE))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("10 of 10 pictures can't be read: ")
                .hasMessageContaining("expected 16-bit values up to 65,535 but the brightest is 3,891");

        for (int i = 0; i < 10; i++) {
            Files.delete(folder.resolve("test/cats/w" + (3_900 - i) + ".png"));
            wide("test/cats", 20_000 - i);
        }
        ImageSet test = ImageFolder.of(folder).readTest(set.classes(), SHAPE);
        assertThat(test.image().bits()).isEmpty();
        assertThat(test.images().images().row(9)[0]).isEqualTo((byte) Math.round(20_000 * 255f / 65_535));
    }

    private void wide(String classFolder, int value) throws IOException {
        BufferedImage image = new BufferedImage(4, 4, BufferedImage.TYPE_USHORT_GRAY);
        for (int i = 0; i < 16; i++) {
            image.getRaster().setSample(i % 4, i / 4, 0, i == 0 ? value : 50);
        }
        Path file = folder.resolve(classFolder).resolve("w" + value + ".png");
        Files.createDirectories(file.getParent());
        ImageIO.write(image, "png", file.toFile());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aBackslashInANameIsNoFolder() throws IOException {
        pictures("cats", 9);
        pictures("dogs", 9);
        Files.move(folder.resolve("cats/p0.png"), folder.resolve("cats/a\\b.png"));

        assertThat(training().pictures()).hasSize(16).anyMatch(name -> name.startsWith("cats/"));
        assertThat(ClassFolders.list(folder).pictures())
                .extracting(ListedPicture::file)
                .contains("cats/a\\b.png");
    }

    @Test
    void withoutPartsATenthOfEachClassIsDrawnForTheTest() throws IOException {
        pictures("cats", 20);
        pictures("dogs", 30);

        ImageSet set = training();
        assertThat(set.images().rows()).isEqualTo(45);
        assertThat(set.findings().found())
                .isEqualTo("class folders: 2 classes, 45 training and 5 test pictures, which are drawn");
        ImageSet test = ImageFolder.of(folder).readTest(set.classes(), SHAPE);
        assertThat(test.images().labels()).containsExactly(0, 0, 1, 1, 1);
        assertThat(test.pictures()).doesNotContainAnyElementsOf(set.pictures());
        assertThat(training().pictures()).as("the same again").isEqualTo(set.pictures());
    }

    @Test
    void whereTheTestIsDrawnNobodyIsToldToPutPicturesThere() throws IOException {
        pictures("cats", 2);
        pictures("dogs", 2);

        assertThat(training().findings().warnings())
                .singleElement()
                .asString()
                .startsWith("1 of 2 classes have no test pictures, so nothing will be known of how well they are")
                .endsWith("; add pictures of theirs, or draw more for the test, as with data: {test: 0.3}");
    }

    @Test
    void theDrawnTestPicturesAreNotOpenedBefore() throws IOException {
        pictures("cats", 10);
        pictures("dogs", 10);
        List<String> drawn =
                ImageFolder.of(folder).readTest(training().classes(), SHAPE).pictures();
        for (String file : drawn) {
            Files.writeString(folder.resolve(file), "damaged");
        }
        assertThat(training().images().rows()).isEqualTo(18);
        assertThatThrownBy(() -> ImageFolder.of(folder).readTest(training().classes(), SHAPE))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(drawn.get(0));
    }

    @Test
    void aPictureAloneCannotBeDrawn() throws IOException {
        pictures("cats", 1);
        assertThatThrownBy(this::training)
                .isInstanceOf(InputException.class)
                .hasMessage(
                        folder + " has one picture to learn from, and the test takes a tenth, one at least; put more"
                                + " there");
    }

    @Test
    void moreLessOrNothingMayBeDrawn() throws IOException {
        pictures("cats", 10);
        pictures("dogs", 10);
        assertThat(training(new Portion(0.3, 0))).isEqualTo(14);
        assertThat(training(new Portion(0, 4))).isEqualTo(16);
        assertThat(training(Portion.NONE)).isEqualTo(20);
        assertThatThrownBy(() -> training(new Portion(0, 20)))
                .isInstanceOf(InputException.class)
                .hasMessage(folder + " has 20 pictures to learn from; data.test is 20 and must leave some");
        assertThat(ImageFolder.of(folder)
                        .readTest(
                                ImageRequest.of(folder).drawing(Portion.ALL),
                                training().classes(),
                                SHAPE)
                        .images()
                        .rows())
                .isEqualTo(20);
    }

    private int training(Portion test) {
        ImageRequest request = ImageRequest.of(folder).drawing(test);
        return ImageFolder.of(folder).readTraining(request).images().rows();
    }

    @Test
    void aFolderWithoutTestPicturesSaysHowToHaveSome() throws IOException {
        pictures("train/cats", 2);
        pictures("train/dogs", 2);
        ImageSet set = training();
        assertThat(set.findings().found()).isEqualTo("class folders: 2 classes, 4 training and no test pictures");
        assertThat(ImageFolder.of(folder).hasTest(ImageRequest.of(folder))).isFalse();
        assertThatThrownBy(() -> ImageFolder.of(folder).readTest(set.classes(), SHAPE))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(folder + " has no test images");
    }

    @Test
    void whatIsNoPictureIsCounted() throws IOException {
        pictures("train/cats", 2);
        pictures("train/dogs/small", 1);
        pictures("train/dogs", 1);
        Files.createDirectories(folder.resolve("train/birds"));
        for (String name : List.of("train/cats/Thumbs.db", "train/dogs/.DS_Store", ".hidden", "train/dogs/notes.txt")) {
            Files.writeString(folder.resolve(name), "no picture");
        }
        pictures("other/cats", 1);
        pictures("train", 1);
        Files.createSymbolicLink(folder.resolve("train/cats/again"), folder.resolve("train"));

        ImageSet set = training();
        assertThat(set.classes().names()).containsExactly("cats", "dogs");
        assertThat(set.images().labels()).containsExactly(0, 0, 1, 1);
        assertThat(set.findings().notes())
                .contains(
                        "left out 3 hidden files: .hidden, train/cats/Thumbs.db, train/dogs/.DS_Store",
                        "left out 1 picture in no folder of a class: train/p0.png; move them into one to use them",
                        "left out 1 file without the name of a picture: train/dogs/notes.txt",
                        "left out 1 link back to a folder around: train/cats/again; delete what leads there to be rid of"
                                + " this line");
        assertThat(set.findings().warnings())
                .contains(
                        "the folder train/birds has no pictures, so it is no class; put some there or delete it",
                        "left out 1 folder beside those of the parts: other; move their pictures into train or test to use"
                                + " them");
    }

    @Test
    void classesOfOnePartOnlyAreTold() throws IOException {
        for (String name : List.of("a", "b", "B")) {
            pictures("train/" + name, 2);
        }
        pictures("test/a", 1);
        pictures("test/c", 3);

        ImageSet set = training();
        assertThat(set.classes().names()).containsExactly("a", "B", "b");
        assertThat(set.findings().found())
                .as("those of class c are left out")
                .isEqualTo("class folders: 3 classes, 6 training and 1 test picture");
        assertThat(set.findings().warnings())
                .containsExactly(
                        "class 'c' has 3 pictures in test and none to train on, left out; put some of them into train",
                        "2 of 3 classes have no test pictures, so nothing will be known of how well they are recognised:"
                                + " B, b; put some of theirs into test",
                        "the classes B and b differ in upper and lower case only; if they are one, put their pictures"
                                + " into one folder");
        ImageSet test = ImageFolder.of(folder).readTest(set.classes(), SHAPE);
        assertThat(test.images().labels()).containsExactly(0);
        assertThat(test.findings().warnings()).anyMatch(line -> line.startsWith("class 'c' has 3 pictures in test"));
    }

    @Test
    void theOrderOfClassesMayBeFixed() throws IOException {
        pictures("train/cats", 1);
        pictures("train/" + Normalizer.normalize("Würfel", Normalizer.Form.NFD), 1);
        Files.writeString(folder.resolve("classes.txt"), "Würfel\ncats\nbirds\n");
        ImageSet set = training();
        assertThat(set.classes().names()).containsExactly("Würfel", "cats", "birds");
        assertThat(set.images().labels()).containsExactly(1, 0);

        Files.writeString(folder.resolve("classes.txt"), "Würfel\nbirds\n");
        assertRefused("classes.txt has no line for 1 of the classes: cats; add one for each, or delete the file");
    }

    /** Of two pictures one is drawn. */
    @Test
    void aDrawnTestThatLeavesOneClassIsRefusedWithAnotherRemedy() throws IOException {
        pictures("cats", 1);
        pictures("dogs", 1);
        assertRefused("the test that was drawn has all pictures of cats, which leaves one class to train on, 'dogs',"
                + " and two are needed at least; put more pictures there, or draw no test with data: {test: 0}");
        assertThat(ImageFolder.of(folder)
                        .readTraining(ImageRequest.of(folder).drawing(Portion.NONE))
                        .images()
                        .labels())
                .containsExactly(0, 1);
    }

    @Test
    void oneClassOrTheWrongLevelIsRefusedWithTheRightOne() throws IOException {
        pictures("cats", 3);
        assertRefused("all pictures to train on are of one class, 'cats'");

        Path inner = folder.resolve("inner");
        Files.createDirectory(inner);
        Files.move(folder.resolve("cats"), inner.resolve("cats"));
        pictures("inner/dogs", 1);
        assertThatThrownBy(this::training)
                .isInstanceOf(InputException.class)
                .hasMessage(folder + ": there are no images in this folder itself, but class folders one level below;"
                        + " write data: " + inner + ", or init " + inner);
    }

    @Test
    void theRightLevelIsFoundFurtherBelow() throws IOException {
        pictures("photos/2024/cats", 2);
        pictures("photos/2024/dogs", 2);
        assertThatThrownBy(this::training)
                .isInstanceOf(InputException.class)
                .hasMessage(folder + ": there are no images in this folder itself, but class folders two levels below;"
                        + " write data: " + folder.resolve("photos/2024") + ", or init "
                        + folder.resolve("photos/2024"));
    }

    @Test
    void classFoldersMayBeLinksAndHaveTheirPicturesFurtherBelow(@TempDir Path elsewhere) throws IOException {
        for (int i = 0; i < 4; i++) {
            PngFiles.write(elsewhere.resolve("cats/2023/may/p" + i + ".png"), 4, 4, 100 + i, 0, 0);
        }
        Files.createDirectories(folder.resolve("train/cats"));
        Files.createSymbolicLink(folder.resolve("train/cats/old"), elsewhere.resolve("cats"));
        Files.createSymbolicLink(folder.resolve("train/lions"), elsewhere.resolve("cats"));
        assertThat(training().images().labels()).containsExactly(0, 0, 0, 0, 1, 1, 1, 1);
        assertThat(training().pictures())
                .startsWith("train/cats/old/2023/may/p0.png")
                .endsWith("train/lions/2023/may/p3.png");
    }

    @Test
    void linksThatLeadNowhereOrBackAreNoClassesAndTold() throws IOException {
        pictures("train/cats", 2);
        pictures("train/dogs", 2);
        Files.createSymbolicLink(folder.resolve("train/all"), folder);
        Files.createSymbolicLink(folder.resolve("train/birds"), folder.resolve("gone"));
        Files.createSymbolicLink(folder.resolve("train/cats/p9.png"), folder.resolve("gone.png"));
        Files.createSymbolicLink(folder.resolve("test"), folder.resolve("gone"));

        ImageSet set = training();
        assertThat(set.classes().names()).containsExactly("cats", "dogs");
        assertThat(set.images().rows()).isEqualTo(4);
        assertThat(set.findings().notes())
                .containsExactly(
                        "left out 1 link back to a folder around: train/all; delete what leads there to be rid of this"
                                + " line",
                        "left out 3 links to what isn't there: test, train/birds, train/cats/p9.png; mend or delete them",
                        "all pictures are 4 × 4");
        assertThat(set.findings().warnings()).isEmpty();
    }

    @Test
    void partsInTheClassFoldersAreNone() throws IOException {
        for (String part : List.of("train", "test")) {
            pictures("cats/" + part, 5);
            pictures("dogs/" + part, 5);
        }
        ImageSet set = training();
        assertThat(set.images().rows()).isEqualTo(18);
        assertThat(set.findings().warnings())
                .containsExactly(
                        "4 folders in folders of classes called like a part, which makes no parts: cats/test, cats/train,"
                                + " dogs/test, …; all their pictures are taken together; for parts put the folders of"
                                + " classes into train and test");
    }

    @Test
    void testPicturesOfWhichNobodySaysWhatTheyShowAreLeftOut() throws IOException {
        pictures("train/cats", 2);
        pictures("train/dogs", 2);
        pictures("test", 3);
        assertThat(training().findings().warnings())
                .containsExactly("left out the folder test, whose pictures are in no folders of classes; put them into"
                        + " some to use them, or let predict say what they show");
    }

    @Test
    void picturesInNoFolderAreNone() throws IOException {
        pictures(".", 2);
        assertRefused(folder + ": its pictures are in no folders of classes; put those of each class into a folder with"
                + " its name, or name the folder around that one if they are of one class");
    }

    @Test
    void twoFoldersOfOnePartAreRefused() throws IOException {
        pictures("train/a", 1);
        pictures("train/b", 1);
        pictures("val/a", 1);
        pictures("validation/a", 1);
        assertRefused("val and validation are the same part; keep one of them in the folder");
    }

    @Test
    void aClassMayHaveTheNameOfAPart() throws IOException {
        for (String name : List.of("bus", "car", "train")) {
            pictures(name, 10);
        }
        ImageSet set = training();
        assertThat(set.classes().names()).containsExactly("bus", "car", "train");
        assertThat(IntStream.of(set.images().labels()).distinct()).containsExactly(0, 1, 2);
    }

    @Test
    void picturesThatCannotBeReadAreLeftOutWhenThatIsWanted() throws IOException {
        pictures("train/a", 2);
        pictures("train/b", 2);
        Files.writeString(folder.resolve("train/a/p0.png"), "damaged");
        assertRefused("train/a/p0.png");

        ImageRequest request = ImageRequest.of(folder).skippingUnreadable();
        ImageSet set = ImageFolder.of(folder).readTraining(request);
        assertThat(set.images().labels()).containsExactly(0, 1, 1);
        assertThat(set.pictures()).containsExactly("train/a/p1.png", "train/b/p0.png", "train/b/p1.png");
        assertThat(set.findings().warnings())
                .singleElement()
                .asString()
                .startsWith("1 picture can't be read, left out: train/a/p0.png (");
        assertThat(set.findings().found()).isEqualTo("class folders: 2 classes, 3 training and no test pictures");
    }
}
