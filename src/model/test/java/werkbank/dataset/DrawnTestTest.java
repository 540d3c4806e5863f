package werkbank.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import werkbank.recipe.Portion;
import werkbank.recipe.Shape;

/** Twenty images in one file, of which five are drawn for the test; three are equal. */
class DrawnTestTest {
    private static final String FILE = "train-images-idx3-ubyte";
    private static final Shape SHAPE = Shape.grey(2, 2);
    private static final Portion FIVE = new Portion(0, 5);

    @TempDir
    Path folder;

    private final int[] labels = IntStream.range(0, 20).map(row -> row % 2).toArray();
    private final int[] drawn = DrawnTest.rows(labels, FIVE);
    private final int[] left = DrawnTest.others(labels, FIVE);
    /** The last image that is left, and the last of the other class. */
    private final int last = left[14];

    private final int other =
            IntStream.of(left).filter(row -> labels[row] != labels[last]).max().orElseThrow();

    private ImageRequest request;

    @BeforeEach
    void write() throws IOException {
        byte[][] pixels = new byte[20][4];
        for (int row = 0; row < 20; row++) {
            pixels[row][3] = (byte) row;
        }
        pixels[other] = pixels[last];
        pixels[drawn[0]] = pixels[last];
        IdxBytes.write(folder, "train", new LabelledImages(new Images(pixels, SHAPE), labels, 2));
        request = ImageRequest.of(folder).drawing(FIVE);
    }

    @Test
    void twinsAreNamedByTheirPlacesInTheFile() {
        ImageSet set = ImageFolder.of(folder).readTraining(request);

        assertThat(set.images().rows()).isEqualTo(15);
        assertThat(last).as("place and row differ").isGreaterThan(14);
        assertThat(Twins.ofOtherClass(set, set.pixelHashes()).pairs())
                .containsExactly(String.format(
                        "%s[%d] (%d) = %s[%d] (%d)", FILE, other, labels[other], FILE, last, labels[last]));
        int[] training = IntStream.range(0, 14).toArray();
        assertThat(Twins.heldOut(set, set.pixelHashes(), List.of(new Split(training, new int[] {14})))
                        .pairs())
                .containsExactly(FILE + "[" + last + "] = " + FILE + "[" + other + "]");
    }

    @Test
    void drawnImagesKnowTheirPlaces() {
        ImageSet set = ImageFolder.of(folder).readTraining(request);
        ImageSet test = ImageFolder.of(folder).readTest(request, set.classes(), SHAPE);

        assertThat(IntStream.range(0, 5).map(test.places()::position)).containsExactly(boxed(drawn));
        assertThat(test.nameOf(4)).isEqualTo(FILE + "[" + drawn[4] + "]");
        assertThat(Twins.ofTest(test, set).pairs())
                .containsExactly("test " + FILE + "[" + drawn[0] + "] = " + FILE + "[" + other + "]");
    }

    private static Integer[] boxed(int[] rows) {
        return IntStream.of(rows).boxed().toArray(Integer[]::new);
    }
}
