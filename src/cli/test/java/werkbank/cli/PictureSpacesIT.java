package werkbank.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import werkbank.dataset.listed.PngFiles;
import werkbank.recipe.Shape;
import werkbank.space.Spaces;

/** The ready spaces for pictures, as they are but for their sizes, on some pictures in class folders. */
@Timeout(300)
class PictureSpacesIT {
    private static final Shape SHAPE = new Shape(3, 32, 32);
    private static final List<String> CLASSES = List.of("cat", "dog", "owl");
    private static final int PICTURES = 20;

    @TempDir
    static Path folder;

    @BeforeAll
    static void writePictures() throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        for (String data : List.of("cifar10", "photos")) {
            for (String part : List.of("train", "test")) {
                for (int label = 0; label < CLASSES.size(); label++) {
                    Path of = folder.resolve("data").resolve(data).resolve(part).resolve(CLASSES.get(label));
                    for (int i = 0; i < (part.equals("train") ? PICTURES : 4); i++) {
                        PngFiles.write(of.resolve(i + ".png"), picture(label, random), SHAPE);
                    }
                }
            }
        }
        for (String name : Spaces.ofColour()) {
            Path file = folder.resolve("search-spaces").resolve(name + ".yaml");
            Files.createDirectories(file.getParent());
            Files.writeString(file, small(Spaces.ready(name).source()));
        }
    }

    /** Stripes whose width and colour tell the class. */
    private static byte[] picture(int label, SplittableRandom random) {
        byte[] pixels = new byte[SHAPE.values()];
        int plane = SHAPE.height() * SHAPE.width();
        for (int i = 0; i < pixels.length; i++) {
            boolean isLight = i % SHAPE.width() / (2 + 2 * label) % 2 == 0 && i / plane != label;
            pixels[i] = (byte) ((isLight ? 150 : 40) + random.nextInt(50));
        }
        return pixels;
    }

    /** One trial of an epoch, of a few pictures at a time. */
    private static String small(String yaml) {
        return yaml.replaceFirst("(?m)^trials: .*", "trials: 1")
                .replaceFirst("validation: \\d{4}", "validation: 12")
                .replaceFirst("(?m)^repeats: .*", "")
                .replaceFirst("(?m)^scheduler: .*", "")
                .replaceFirst("top-k: \\d+", "top-k: 1")
                .replaceFirst("size: 64, ", "size: 32, ")
                .replaceFirst("(?m)^  epochs: .*", "  epochs: 1")
                .replaceFirst("(?m)^  batch-size: [^$\n]*$", "  batch-size: 12")
                .replaceFirst("(?m)^  schedule: [^$\n]*$", "  schedule: cosine");
    }

    static List<String> spaces() {
        return Spaces.ofColour();
    }

    private static Answer call(String command, String space) {
        return Answer.of(
                command,
                folder.resolve("search-spaces").resolve(space + ".yaml").toString());
    }

    @ParameterizedTest
    @MethodSource("spaces")
    void eachIsValidForColouredPictures(String space) {
        boolean isAsItIs = Spaces.ready(space).source().contains("normalise: none");
        Answer answer = call("check", space);

        assertThat(answer.code()).as(answer.err()).isZero();
        assertThat(answer.out())
                .contains(
                        "class folders: 3 classes, 60 training and 12 test pictures",
                        "32 × 32, rgb",
                        "Classes   cat, dog, owl",
                        "Memory    a worker needs up to ",
                        isAsItIs ? "not normalised" : "0-standardisation ",
                        " parameters, ");
    }

    @Test
    void checkShowsTheLayersOfABlockBelowIt() {
        assertThat(call("check", "resnet-20").out().lines().map(line -> line.replaceAll(" +(?=\\S)", " ")))
                .containsSubsequence(
                        "6-residual 32×32×16 4,736",
                        " 6-residual.1-conv 32×32×16 2,304",
                        " 6-residual.add 32×32×16 0",
                        " 6-residual.activation 32×32×16 0",
                        "7-residual 16×16×32 14,720",
                        " 7-residual.conv 16×16×32 512",
                        "13-global-average-pool 64 0",
                        "output 3 195");
    }
}
