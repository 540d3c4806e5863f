package werkbank.ensemble;

import java.util.List;
import werkbank.ensemble.choice.Candidates;

/**
 * Two candidates for ten images of class 0. One gives 0.8 to the label of the first six images and 0.2 to that of the other
 * four, the other one the reverse. Of the weight w of the first the log-loss is
 * −0.6 ln(0.2 + 0.6 w) − 0.4 ln(0.8 − 0.6 w), which is lowest at w = 2/3: there the label has 0.6 and 0.4.
 */
public final class Pair {
    static final int[] LABELS = new int[10];
    public static final double BEST_WEIGHT = 2.0 / 3;
    public static final double LOWEST = -0.6 * Math.log(0.6) - 0.4 * Math.log(0.4);

    private Pair() {}

    public static Candidates candidates() {
        return Candidates.of(LABELS, List.of(rows(0.8f, 0.2f), rows(0.2f, 0.8f)));
    }

    private static float[][] rows(float ofSix, float ofFour) {
        float[][] rows = new float[LABELS.length][];
        for (int row = 0; row < rows.length; row++) {
            float label = row < 6 ? ofSix : ofFour;
            rows[row] = new float[] {label, 1 - label};
        }
        return rows;
    }
}
