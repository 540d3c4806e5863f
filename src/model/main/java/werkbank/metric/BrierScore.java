package werkbank.metric;

/** Squared distance of probabilities from what was true. */
public final class BrierScore {
    private BrierScore() {}

    /**
     * The mean over the rows of {@code sum over all classes of (p(class) - [class is the label])^2}: 0 when every label
     * has all the probability, 2 when another class has it each time. With two classes it is twice the other usual form,
     * which looks at one class only.
     *
     * <p>Brier, G. W. (1950), Verification of forecasts expressed in terms of probability, Monthly Weather Review 78.
     *
     * @param labels [rows], each in [0, classes)
     * @param probabilities [rows][classes], at least one row
     */
    public static double of(int[] labels, float[][] probabilities) {
        double sum = 0;
        for (int row = 0; row < labels.length; row++) {
            for (int c = 0; c < probabilities[row].length; c++) {
                double distance = probabilities[row][c] - (c == labels[row] ? 1 : 0);
                sum += distance * distance;
            }
        }
        return sum / labels.length;
    }
}
