package werkbank.dataset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.IntStream;
import werkbank.recipe.Shape;

/** The first digits of MNIST as a data folder of its own, for tests that must be quick. */
public final class SmallMnist {
    private static final ImageFolder MNIST = ImageFolder.of(Path.of("data", "mnist"));

    /** All 70,000 take half a second to read, and nobody asks for more than these. */
    private static final int MOST = 1000;

    private static LabelledImages training;
    private static LabelledImages test;

    private SmallMnist() {}

    /**
     * Writes the four files with this many images into an empty folder.
     *
     * @param training 1 to 1,000, as {@code test}
     */
    public static synchronized void write(Path folder, int training, int test) throws IOException {
        if (SmallMnist.training == null) {
            SmallMnist.training = MNIST.readTraining().images().subset(first(MOST));
            SmallMnist.test = test().subset(first(MOST));
        }
        write(folder, "train", SmallMnist.training, first(training));
        write(folder, "t10k", SmallMnist.test, first(test));
    }

    private static LabelledImages test() {
        return MNIST.readTest(ClassNames.numbers(10), Shape.grey(28, 28)).images();
    }

    /** Writes the two test files with these images, as their positions in MNIST's, into a folder. */
    public static void writeTest(Path folder, int[] images) throws IOException {
        write(folder, "t10k", test(), images);
    }

    private static int[] first(int count) {
        return IntStream.range(0, count).toArray();
    }

    private static void write(Path folder, String name, LabelledImages all, int[] rows) throws IOException {
        IdxBytes.write(folder, name, all.subset(rows));
    }
}
