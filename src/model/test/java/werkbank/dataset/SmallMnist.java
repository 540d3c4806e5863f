package werkbank.dataset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.IntStream;
import werkbank.recipe.Shape;

/** The first digits of MNIST as a data folder of its own, for tests that must be quick. */
public final class SmallMnist {
    private static final ImageFolder MNIST = ImageFolder.of(Path.of("data", "mnist"));

    private SmallMnist() {}

    /** Writes the four files with this many images into an empty folder. */
    public static void write(Path folder, int training, int test) throws IOException {
        write(folder, "train", MNIST.readTraining().images(), first(training));
        writeTest(folder, first(test));
    }

    /** Writes the two test files with these images, as their positions in MNIST's, into a folder. */
    public static void writeTest(Path folder, int[] images) throws IOException {
        write(
                folder,
                "t10k",
                MNIST.readTest(ClassNames.numbers(10), Shape.grey(28, 28)).images(),
                images);
    }

    private static int[] first(int count) {
        return IntStream.range(0, count).toArray();
    }

    private static void write(Path folder, String name, LabelledImages all, int[] rows) throws IOException {
        IdxBytes.write(folder, name, all.subset(rows));
    }
}
