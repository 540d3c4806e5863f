package werkbank.metric;

import java.util.Optional;

/**
 * Two members on the same images.
 *
 * <p>Q is {@code (ad - bc) / (ad + bc)} of a images that both get right, b that only the first, c that only the second,
 * d that neither does: Kuncheva, L. I. and Whitaker, C. J. (2003), Measures of diversity in classifier ensembles, Machine
 * Learning 51. Their disagreement measure is {@code (b + c) / images}; ours also has the images that both get wrong with
 * different classes.
 *
 * @param first position in the ensemble, from 0
 * @param second a later position
 * @param disagreement share of the images to which they give different classes, 0 to 1
 * @param onlyFirstRight images that the first gets right and the second wrong
 * @param onlySecondRight the other way round
 * @param bothWrong images that neither gets right
 * @param q Yule's Q, -1 to 1: above 0 when they tend to be right on the same images, below 0 when one tends to be right
 *     where the other is wrong; empty when it is 0 / 0, as of two members that are always right
 */
public record MemberPair(
        int first,
        int second,
        double disagreement,
        int onlyFirstRight,
        int onlySecondRight,
        int bothWrong,
        Optional<Double> q) {

    /**
     * @param labels [rows]
     * @param predicted classes [members][rows]
     */
    static MemberPair of(int first, int second, int[] labels, int[][] predicted) {
        McNemar discordant = McNemar.of(labels, predicted[first], predicted[second]);
        int different = 0;
        int bothWrong = 0;
        for (int row = 0; row < labels.length; row++) {
            int one = predicted[first][row];
            int other = predicted[second][row];
            different += one == other ? 0 : 1;
            bothWrong += one != labels[row] && other != labels[row] ? 1 : 0;
        }
        return new MemberPair(
                first,
                second,
                (double) different / labels.length,
                discordant.onlyFirstRight(),
                discordant.onlySecondRight(),
                bothWrong,
                q(labels.length, discordant, bothWrong));
    }

    private static Optional<Double> q(int images, McNemar discordant, int bothWrong) {
        double bothRight = images - discordant.onlyFirstRight() - discordant.onlySecondRight() - bothWrong;
        double alike = bothRight * bothWrong;
        double unlike = (double) discordant.onlyFirstRight() * discordant.onlySecondRight();
        return alike + unlike == 0 ? Optional.empty() : Optional.of((alike - unlike) / (alike + unlike));
    }
}
