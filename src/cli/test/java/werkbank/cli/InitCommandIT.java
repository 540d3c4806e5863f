package werkbank.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import werkbank.picture.PictureFile;
import werkbank.picture.PlanarImage;

class InitCommandIT {
    @TempDir
    Path folder;

    private void pictures(String path, int count, int red) throws IOException {
        SplittableRandom random = new SplittableRandom(red);
        Files.createDirectories(folder.resolve(path));
        for (int i = 0; i < count; i++) {
            byte[] values = new byte[3 * 20 * 24];
            random.nextBytes(values);
            Arrays.fill(values, 0, 480, (byte) red);
            PictureFile.writePng(folder.resolve(path).resolve(i + ".png"), new PlanarImage(values, 3, 20, 24));
        }
    }

    @Test
    void aFolderOfPicturesGetsASpaceThatFitsAndTheCommandThatGoesOn() throws IOException {
        pictures("Meine Blätter/Ahorn", 12, 40);
        pictures("Meine Blätter/Eiche", 15, 200);
        Path file = folder.resolve("my leaves.yaml");

        Answer answer = Answer.of("init", folder.resolve("Meine Blätter").toString(), "--output", file.toString());

        assertThat(answer.err()).isEmpty();
        assertThat(answer.code()).isEqualTo(0);
        assertThat(answer.out())
                .startsWith("Wrote " + file)
                .contains("is a valid search space", "Ahorn, Eiche")
                .contains(" held-out images: ")
                .doesNotContain("folds over all images")
                .endsWith("Go on with\n  ./werkbank run '" + file + "'\n");
        assertThat(Files.readString(file))
                .contains("name: Meine-Blatter\n", "folder: 'Meine Blätter'\n", "size: {height: 20, width: 24}")
                .contains("colour: rgb", "test: 0.1", "folds: 5");
    }

    /** What is said of a space that is written for a folder of pictures, and that its own check has nothing against. */
    private Answer drafted(String pictures, Path file) {
        Answer answer = Answer.of("init", folder.resolve(pictures).toString(), "--output", file.toString());
        assertThat(answer.code()).as(answer.err()).isZero();
        return answer;
    }

    @Test
    void aFileInThePicturesOwnFolderPassesItsOwnCheck() throws IOException {
        pictures("p/a", 12, 1);
        pictures("p/b", 12, 250);
        Path file = folder.resolve("p/p.yaml");

        Answer answer = drafted("p", file);

        assertThat(answer.out()).contains("is a valid search space");
        assertThat(file).content().contains("# A first search for p\n", "  folder: '.'\n");
    }

    /** One of the four pictures is drawn for the test. */
    @Test
    void aHandfulOfPicturesGetsASpaceThatPassesItsOwnCheck() throws IOException {
        pictures("p/a", 2, 1);
        pictures("p/b", 2, 250);
        Path file = folder.resolve("p.yaml");

        drafted("p", file);

        assertThat(file).content().contains("  folds: 3  ");
    }

    @Test
    void theCommandsThatGoOnLeaveOutWhatTheDraftHasLeftOut() throws IOException {
        pictures("p/a", 12, 1);
        pictures("p/b", 12, 250);
        Files.writeString(folder.resolve("p/a/0.png"), "no picture");
        Path file = folder.resolve("p.yaml");

        Answer answer = Answer.of(
                "init", folder.resolve("p").toString(), "--output", file.toString(), "--skip-unreadable", "--quiet");

        assertThat(answer.code()).as(answer.err()).isZero();
        assertThat(answer.out())
                .contains("1 picture can't be read, left out: a/0.png")
                .endsWith("Go on with\n  ./werkbank run " + file + " --skip-unreadable\n");
        assertThat(file)
                .content()
                .contains(
                        "#   ./werkbank run " + file + " --skip-unreadable\n",
                        "see './werkbank augment " + file + " --skip-unreadable'");
    }

    @Test
    void theCheckGoesByTheSameOptions() throws IOException {
        pictures("p/a", 12, 1);
        pictures("p/b", 12, 250);
        String output = folder.resolve("p.yaml").toString();

        Answer answer = Answer.of("init", folder.resolve("p").toString(), "--output", output, "--engine", "none-such");

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err()).contains("none-such");
        assertThat(answer.out()).isEqualTo("Wrote " + output + "\n");
    }

    @Test
    void aFileThatIsThereStaysUnlessItIsForced() throws IOException {
        pictures("p/a", 8, 1);
        pictures("p/b", 8, 250);
        Path file = Files.writeString(folder.resolve("mine.yaml"), "mine");
        String[] call = {"init", folder.resolve("p").toString(), "--output", file.toString(), "--name", "first"};

        Answer answer = Answer.of(call);

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err()).contains("mine.yaml is there already", "--force");
        assertThat(file).hasContent("mine");

        Answer forced =
                Answer.of(Stream.concat(Stream.of(call), Stream.of("--force")).toArray(String[]::new));

        assertThat(forced.code()).as(forced.err()).isZero();
        assertThat(forced.out()).startsWith("Wrote " + file);
        assertThat(file).content().contains("name: first\n").doesNotContain("mine\n");
    }
}
