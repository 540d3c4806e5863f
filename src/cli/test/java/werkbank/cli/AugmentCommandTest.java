package werkbank.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AugmentCommandTest {
    @TempDir
    Path folder;

    @Test
    void writesASheetAndPrintsWhereItIs() throws IOException {
        Answer answer = Answer.of("augment", "search-spaces/compact.yaml", "--reports", folder.toString());

        Path file = folder.resolve("compact-augment.png");
        assertThat(answer.code()).isZero();
        assertThat(answer.out()).isEqualTo(file + System.lineSeparator());
        assertThat(answer.err())
                .startsWith("ranges at their upper end: ")
                .contains("augmentation.rotation 15.00")
                .doesNotContain("training.");
        // Ten images, then rotation, shift, shear and zoom alone, each under its name.
        assertThat(ImageIO.read(file.toFile()).getHeight()).isEqualTo(4 + 10 * 88 + 4 * (14 + 88));
    }

    @Test
    void theSeedDecidesTheSheet() throws IOException {
        byte[] one = sheet("1");
        assertThat(sheet("1")).isEqualTo(one);
        assertThat(sheet("2")).isNotEqualTo(one);
    }

    private byte[] sheet(String seed) throws IOException {
        Path file = folder.resolve("a.png");
        Answer answer = Answer.of(
                "augment",
                "search-spaces/seed-cnn.yaml",
                "--quiet",
                "--images=2",
                "--seed=" + seed,
                "--output=" + file);
        assertThat(answer.code()).isZero();
        assertThat(answer.err()).isEmpty();
        return Files.readAllBytes(file);
    }

    @Test
    void coloursOfGreyImagesAreRefusedAsBeforeASearch() throws IOException {
        Path file = Files.writeString(
                folder.resolve("s.yaml"),
                "name: s\ntrials: 1\nnetwork: [dense: 8]\ntraining: {epochs: 1}\naugmentation: {saturation: 0.3}\n");
        Answer answer = Answer.of("augment", file.toString(), "--reports", folder.toString());

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err().strip())
                .endsWith("s.yaml:5:28: saturation is 0.3, but the images are grey; leave it out, or train on images in"
                        + " colour");
        assertThat(folder.resolve("s-augment.png")).doesNotExist();
    }

    @Test
    void aCountOutOfRangeIsWrong() {
        Answer answer = Answer.of("augment", "search-spaces/seed-cnn.yaml", "--images=0");

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err().strip()).isEqualTo("werkbank: --images is 0; it must be 1 to 1000");
    }
}
