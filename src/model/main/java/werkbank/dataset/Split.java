package werkbank.dataset;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Which rows of the training files are trained on and which are held out; no row is in both.
 *
 * @param training row numbers
 * @param validation row numbers
 */
public record Split(int[] training, int[] validation) {

    /**
     * The split that holds out {@code validation} images, or one for each fold.
     *
     * @param labels [rows], at least 0
     * @param folds at least 2, which are stratified; 0 for none
     * @param limit images to train on, or to divide into folds; 0 for all
     * @param stratified without folds: whether both parts have each class's share
     * @param last without folds: whether the last rows are held out and nothing is drawn
     * @throws IllegalArgumentException when fewer than one row would be left to train on or to hold out
     */
    public static List<Split> all(
            int[] labels, int validation, int folds, int limit, long seed, boolean stratified, boolean last) {
        if (folds > 0) {
            return folds(labels, folds, limit, seed);
        }
        if (last) {
            return List.of(last(labels.length, validation, limit));
        }
        return List.of(
                stratified ? stratified(labels, validation, limit, seed) : of(labels.length, validation, limit, seed));
    }

    public Fold fold(LabelledImages images) {
        return new Fold(images.subset(training), images.subset(validation));
    }

    /**
     * Shuffles the rows and holds the first {@code validation} out. The validation rows depend on the seed and on
     * {@code rows} and {@code validation} alone, so that studies with another limit share them.
     *
     * @param trainLimit keep this many of the others, 0 for all
     * @throws IllegalArgumentException when fewer than one row would be left to train on
     */
    public static Split of(int rows, int validation, int trainLimit, long seed) {
        int kept = kept(rows, validation, trainLimit);
        int[] order = shuffled(rows, new Random(seed));
        return new Split(
                Arrays.copyOfRange(order, validation, validation + kept), Arrays.copyOfRange(order, 0, validation));
    }

    /**
     * Holds the last {@code validation} rows out and trains on the first; both keep the files' order.
     *
     * @param trainLimit keep this many of the others, 0 for all
     * @throws IllegalArgumentException when fewer than one row would be left to train on
     */
    static Split last(int rows, int validation, int trainLimit) {
        int kept = kept(rows, validation, trainLimit);
        return new Split(
                IntStream.range(0, kept).toArray(),
                IntStream.range(rows - validation, rows).toArray());
    }

    /**
     * Holds the last {@code validation} rows out, which are a part of their own; the others keep their order, or with a
     * limit each class's share of it is drawn.
     *
     * @param labels [rows], at least 0
     * @param trainLimit keep this many of the others, 0 for all
     * @throws IllegalArgumentException when fewer than one row would be left to train on
     */
    public static Split own(int[] labels, int validation, int trainLimit, long seed) {
        Split whole = last(labels.length, validation, 0);
        if (trainLimit == 0 || trainLimit >= whole.training.length) {
            return whole;
        }
        int[] own = Arrays.copyOf(labels, whole.training.length);
        return new Split(take(shuffled(own.length, new Random(seed)), own, trainLimit)[0], whole.validation);
    }

    private static int kept(int rows, int validation, int trainLimit) {
        int training = rows - validation;
        if (validation < 1 || training < 1 || trainLimit < 0) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "can't hold %d of %d images out", validation, rows));
        }
        return trainLimit == 0 ? training : Math.min(trainLimit, training);
    }

    /**
     * Splits as {@link #of(int, int, int, long)} does, with each class's share of all rows in both parts, as far as
     * whole rows go: what is left after rounding down goes to the classes with the largest remainders, of equal ones to
     * the first.
     *
     * @param labels [rows], at least 0
     */
    public static Split stratified(int[] labels, int validation, int trainLimit, long seed) {
        Split random = of(labels.length, validation, 0, seed);
        int[] order = IntStream.concat(IntStream.of(random.validation), IntStream.of(random.training))
                .toArray();
        int[][] parts = take(order, labels, validation);
        int[] training = parts[1];
        if (trainLimit < 0) {
            throw new IllegalArgumentException(String.format(Locale.ROOT, "can't train on %d images", trainLimit));
        }
        boolean isLimited = trainLimit > 0 && trainLimit < training.length;
        return new Split(isLimited ? take(training, labels, trainLimit)[0] : training, parts[0]);
    }

    /**
     * Divides the rows into folds, and holds each out once. The shuffled rows of one class after the other are dealt
     * out like cards, so that neither folds nor a class's shares of them differ by more than one row.
     */
    public static List<Split> folds(int[] labels, int folds, int limit, long seed) {
        int[] order = shuffled(labels.length, new Random(seed));
        int[] rows = limit > 0 && limit < order.length ? take(order, labels, limit)[0] : order;
        if (folds < 2 || folds > rows.length) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "can't divide %d images into %d folds", rows.length, folds));
        }
        int[] foldOf = new int[labels.length];
        int dealt = 0;
        for (int row : byClass(rows, labels)) {
            foldOf[row] = dealt++ % folds;
        }
        return IntStream.range(0, folds)
                .mapToObj(fold -> new Split(
                        IntStream.of(rows).filter(row -> foldOf[row] != fold).toArray(),
                        IntStream.of(rows).filter(row -> foldOf[row] == fold).toArray()))
                .toList();
    }

    private static int[] byClass(int[] rows, int[] labels) {
        return IntStream.of(rows)
                .boxed()
                .sorted(Comparator.comparingInt(row -> labels[row]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** The first rows of each class up to its share of {@code count}, and the others; both keep the order. */
    private static int[][] take(int[] order, int[] labels, int count) {
        int[] left = shares(order, labels, count);
        int[] taken = new int[count];
        int[] others = new int[order.length - count];
        int t = 0;
        int o = 0;
        for (int row : order) {
            if (left[labels[row]] > 0) {
                left[labels[row]]--;
                taken[t++] = row;
            } else {
                others[o++] = row;
            }
        }
        return new int[][] {taken, others};
    }

    /** How many of {@code count} rows are of each class: the method of largest remainders. */
    private static int[] shares(int[] order, int[] labels, int count) {
        int classes = Arrays.stream(labels).max().orElse(0) + 1;
        long[] rows = new long[classes];
        for (int row : order) {
            rows[labels[row]]++;
        }
        int[] shares = new int[classes];
        for (int c = 0; c < classes; c++) {
            shares[c] = (int) (rows[c] * count / order.length);
        }
        IntStream.range(0, classes)
                .boxed()
                .sorted(Comparator.comparingLong(c -> -(rows[c] * count % order.length)))
                .limit(count - IntStream.of(shares).sum())
                .forEach(c -> shares[c]++);
        return shares;
    }

    private static int[] shuffled(int rows, Random random) {
        int[] order = new int[rows];
        for (int row = 0; row < rows; row++) {
            int other = random.nextInt(row + 1);
            order[row] = order[other];
            order[other] = row;
        }
        return order;
    }
}
