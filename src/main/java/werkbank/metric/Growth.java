package werkbank.metric;

import java.util.ArrayList;
import java.util.List;

/**
 * What the first members of an ensemble reach together.
 *
 * @param members how many, at least 1
 * @param score of the mean of their probabilities, with equal weights
 */
public record Growth(int members, Score score) {

    /**
     * Of the first 1, 2, … members, up to all.
     *
     * @param labels [rows], at least one
     * @param members probabilities [rows][classes] of each member, in the ensemble's order
     */
    public static List<Growth> of(int[] labels, List<float[][]> members) {
        double[][] sums = new double[labels.length][members.get(0)[0].length];
        List<Growth> steps = new ArrayList<>();
        for (float[][] member : members) {
            add(member, sums);
            int count = steps.size() + 1;
            steps.add(new Growth(count, Score.of(labels, mean(sums, count))));
        }
        return List.copyOf(steps);
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
