package werkbank.metric;

import java.util.ArrayList;
import java.util.List;

/**
 * How one class fared.
 *
 * @param images of this class
 * @param precision share of the images given this class that are of it; 0 when none were
 * @param recall share of this class's images that were given it; 0 when there are none
 */
public record ClassScore(int label, int images, double precision, double recall) {

    /** Harmonic mean of precision and recall, 0 to 1; 0 when both are 0. */
    public double f1() {
        return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
    }

    /** @param confusion counts [true class][predicted class], square */
    public static List<ClassScore> of(int[][] confusion) {
        List<ClassScore> scores = new ArrayList<>();
        for (int label = 0; label < confusion.length; label++) {
            int images = 0;
            int given = 0;
            for (int other = 0; other < confusion.length; other++) {
                images += confusion[label][other];
                given += confusion[other][label];
            }
            int right = confusion[label][label];
            scores.add(new ClassScore(label, images, share(right, given), share(right, images)));
        }
        return List.copyOf(scores);
    }

    private static double share(int part, int whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }

    /** Counts [true class][predicted class]. */
    public static int[][] confusion(int[] labels, int[] predicted, int classes) {
        int[][] counts = new int[classes][classes];
        for (int row = 0; row < labels.length; row++) {
            counts[labels[row]][predicted[row]]++;
        }
        return counts;
    }
}
