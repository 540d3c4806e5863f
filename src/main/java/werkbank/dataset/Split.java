package werkbank.dataset;

import java.util.Arrays;
import java.util.Random;

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
