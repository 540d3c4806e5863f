package werkbank.dataset;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import werkbank.Counted;
import werkbank.InputException;
import werkbank.recipe.Portion;

/**
 * The test images that are drawn from data without such: each class's share of them, by a seed that no space can change, so
 * that of the studies that draw as many of the same images none learns from what another is judged on.
 */
public final class DrawnTest {
    private static final long SEED = 20_250_101;

    private DrawnTest() {}

    /**
     * Draws the rows of the test images.
     *
     * @param labels [rows], at least 0
     * @return in ascending order
     * @throws IllegalArgumentException when a row at least would not be left to learn from, unless all are wanted
     */
    public static int[] rows(int[] labels, Portion part) {
        int count = part.of(labels.length);
        if (count == 0) {
            return new int[0];
        }
        if (part.equals(Portion.ALL)) {
            return IntStream.range(0, labels.length).toArray();
        }
        int[] drawn = Split.stratified(labels, count, 0, SEED).validation();
        Arrays.sort(drawn);
        return drawn;
    }

    /** The rows that {@link #rows} leaves, in ascending order. */
    public static int[] others(int[] labels, Portion part) {
        boolean[] drawn = new boolean[labels.length];
        IntStream.of(rows(labels, part)).forEach(row -> drawn[row] = true);
        return IntStream.range(0, labels.length).filter(row -> !drawn[row]).toArray();
    }

    /**
     * Leaves those out of some training images that a request wants drawn for the test.
     *
     * @param hasTest whether there are test images, so that none need to be drawn
     */
    public static ImageSet without(ImageSet training, boolean hasTest, ImageRequest request) {
        if (hasTest || !request.draws()) {
            return training;
        }
        Portion wanted = request.test().orElseThrow();
        requireEnough(training, wanted, request);
        ImageSet left = training.subset(
                IntStream.concat(IntStream.of(others(candidates(training), wanted)), heldOut(training))
                        .toArray(),
                training.heldOut());
        int count = training.images().rows() - left.images().rows();
        String drawn =
                String.format(Locale.ROOT, "%,d of the images %s drawn for the test", count, count == 1 ? "is" : "are");
        return left.with(left.findings().with(List.of(drawn), List.of()));
    }

    /**
     * Picks those of some training images that a request wants drawn for the test.
     *
     * @throws InputException when it wants none
     */
    public static ImageSet of(ImageSet training, ImageRequest request) {
        if (!request.draws()) {
            throw none(request);
        }
        Portion wanted = request.test().orElseThrow();
        requireEnough(training, wanted, request);
        return training.subset(rows(candidates(training), wanted), 0);
    }

    /** The labels of the images of which some may be drawn: all but those of a validation part. */
    private static int[] candidates(ImageSet training) {
        return Arrays.copyOf(training.images().labels(), training.images().rows() - training.heldOut());
    }

    private static IntStream heldOut(ImageSet training) {
        int rows = training.images().rows();
        return IntStream.range(rows - training.heldOut(), rows);
    }

    private static void requireEnough(ImageSet training, Portion part, ImageRequest request) {
        int all = candidates(training).length;
        if (part.of(all) >= all) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "%s has %s; data.test is %d and must leave some to learn from",
                    request.folder(),
                    Counted.of(all, "image"),
                    part.of(all)));
        }
    }

    /** The words for a folder without test images. */
    public static InputException none(ImageRequest request) {
        return new InputException(String.format(
                Locale.ROOT,
                "%s has no test images, so nothing can be judged on them; put them there, name a folder that has some"
                        + " with --data, or begin a study with data: {test: 0.1}, which draws them from the others",
                request.folder()));
    }
}
