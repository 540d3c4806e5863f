package werkbank.dataset;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Which rows of the training files are trained on and which are held out; no row is in both.
 *
 * @param training row numbers, in random order
 * @param validation row numbers, in random order
 */
public record Split(int[] training, int[] validation) {

    /**
     * Shuffles the rows and holds the first {@code validation} out. The validation rows depend on the seed and on
     * {@code rows} and {@code validation} alone, so that studies with another limit share them.
     *
     * @param trainLimit keep this many of the others, 0 for all
     * @throws IllegalArgumentException when fewer than one row would be left to train on
     */
    public static Split of(int rows, int validation, int trainLimit, long seed) {
        int training = rows - validation;
        if (validation < 1 || training < 1 || trainLimit < 0) {
            throw new IllegalArgumentException("can't hold %d of %d images out".formatted(validation, rows));
        }
        int[] order = shuffled(rows, new Random(seed));
        int kept = trainLimit == 0 ? training : Math.min(trainLimit, training);
        return new Split(
                Arrays.copyOfRange(order, validation, validation + kept), Arrays.copyOfRange(order, 0, validation));
    }

    /**
     * As {@link #of(int, int, int, long)}, with each class's share of all rows in both parts, as far as whole rows go:
     * what is left after rounding down goes to the classes with the largest remainders, of equal ones to the first.
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
            throw new IllegalArgumentException("can't train on %d images".formatted(trainLimit));
        }
        boolean isLimited = trainLimit > 0 && trainLimit < training.length;
        return new Split(isLimited ? take(training, labels, trainLimit)[0] : training, parts[0]);
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
