package werkbank.ensemble;

import java.util.List;

/** Probabilities of several members as one. */
public final class Blend {
    private Blend() {}

    /**
     * Weighted mean, summed in double precision so that the members' order doesn't matter to the digit shown.
     *
     * @param members each [rows][classes], all of one size
     * @param weights one a member, summing to 1
     * @return [rows][classes]
     */
    public static float[][] mean(List<float[][]> members, double[] weights) {
        float[][] first = members.get(0);
        float[][] blend = new float[first.length][first[0].length];
        for (int row = 0; row < blend.length; row++) {
            for (int c = 0; c < blend[row].length; c++) {
                double sum = 0;
                for (int m = 0; m < weights.length; m++) {
                    sum += weights[m] * members.get(m)[row][c];
                }
                blend[row][c] = (float) sum;
            }
        }
        return blend;
    }
}
