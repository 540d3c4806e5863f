package werkbank.metric;

import java.util.ArrayList;
import java.util.List;

/** The scores of an ensemble as it grows, member by member. */
public final class Growth {
    private Growth() {}

    /**
     * The score of the first k members together, with equal weights, at index k − 1.
     *
     * @param labels [rows], each in [0, classes), at least one
     * @param members probabilities [rows][classes] of each, in the ensemble's order
     */
    public static List<Score> of(int[] labels, List<float[][]> members) {
        double[][] sums = new double[labels.length][members.get(0)[0].length];
        List<Score> scores = new ArrayList<>();
        for (float[][] member : members) {
            add(member, sums);
            scores.add(Score.of(labels, mean(sums, scores.size() + 1)));
        }
        return List.copyOf(scores);
    }

    private static void add(float[][] member, double[][] sums) {
        for (int row = 0; row < sums.length; row++) {
            for (int c = 0; c < sums[row].length; c++) {
                sums[row][c] += member[row][c];
            }
        }
    }

    private static float[][] mean(double[][] sums, int members) {
        float[][] mean = new float[sums.length][sums[0].length];
        for (int row = 0; row < sums.length; row++) {
            for (int c = 0; c < sums[row].length; c++) {
                mean[row][c] = (float) (sums[row][c] / members);
            }
        }
        return mean;
    }
}
