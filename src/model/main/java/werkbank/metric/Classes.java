package werkbank.metric;

/** Classes out of probabilities, and how often each is there. */
public final class Classes {
    private Classes() {}

    /** Index of the largest value; the lowest such index when there are several. */
    public static int mostProbable(float[] probabilities) {
        int best = 0;
        for (int c = 1; c < probabilities.length; c++) {
            if (probabilities[c] > probabilities[best]) {
                best = c;
            }
        }
        return best;
    }

    /** {@link #mostProbable} of each row. */
    public static int[] mostProbable(float[][] probabilities) {
        int[] classes = new int[probabilities.length];
        for (int row = 0; row < classes.length; row++) {
            classes[row] = mostProbable(probabilities[row]);
        }
        return classes;
    }

    /**
     * Counts the images of each class.
     *
     * @param labels each in [0, classes)
     * @return counts [classes]
     */
    public static int[] counts(int[] labels, int classes) {
        int[] counts = new int[classes];
        for (int label : labels) {
            counts[label]++;
        }
        return counts;
    }
}
