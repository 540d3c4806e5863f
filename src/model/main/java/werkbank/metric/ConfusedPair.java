package werkbank.metric;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Two classes of which one was taken for the other.
 *
 * @param truth the images' class
 * @param predicted the class that they were given, another one
 * @param images how many, at least 1
 */
public record ConfusedPair(int truth, int predicted, int images) {

    /**
     * Every pair that occurs, the most frequent first, equals in the order of the classes.
     *
     * @param confusion counts [true class][predicted class]
     */
    public static List<ConfusedPair> of(int[][] confusion) {
        List<ConfusedPair> pairs = new ArrayList<>();
        for (int truth = 0; truth < confusion.length; truth++) {
            for (int predicted = 0; predicted < confusion.length; predicted++) {
                if (truth != predicted && confusion[truth][predicted] > 0) {
                    pairs.add(new ConfusedPair(truth, predicted, confusion[truth][predicted]));
                }
            }
        }
        pairs.sort(Comparator.comparingInt(ConfusedPair::images).reversed());
        return List.copyOf(pairs);
    }
}
