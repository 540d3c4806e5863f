package werkbank.report.influence;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Functional ANOVA of a forest: which share of the variance of its trees' predictions over the whole space each
 * coordinate explains by itself, and each pair beyond that (Hutter, Hoos and Leyton-Brown 2014). Shares are means over
 * the trees; what is left to 1 belongs to combinations of three and more.
 *
 * @param alone [coordinates], each 0 to 1
 * @param together [coordinates][coordinates], symmetric; 0 on the diagonal and for pairs that were not looked at
 */
record Fanova(double[] alone, double[][] together) {
    /** Pairs are looked at among so many coordinates, the strongest by themselves. */
    private static final int PAIRED = 12;

    static Fanova of(Forest forest, int coordinates) {
        List<RegressionTree> trees =
                forest.trees().stream().filter(tree -> tree.variance() > 0).toList();
        double[] alone = new double[coordinates];
        trees.forEach(tree -> add(alone, tree, trees.size()));
        double[][] together = new double[coordinates][coordinates];
        int[] paired = strongest(alone);
        trees.forEach(tree -> add(together, tree, trees.size(), paired));
        return new Fanova(alone, together);
    }

    private static int[] strongest(double[] alone) {
        return IntStream.range(0, alone.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -alone[i]))
                .limit(PAIRED)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static void add(double[] alone, RegressionTree tree, int trees) {
        double total = tree.variance();
        for (int i = 0; i < alone.length; i++) {
            alone[i] += tree.variance(i) / total / trees;
        }
    }

    private static void add(double[][] together, RegressionTree tree, int trees, int[] paired) {
        double total = tree.variance();
        double[] own = IntStream.of(paired).mapToDouble(tree::variance).toArray();
        for (int a = 0; a < paired.length; a++) {
            for (int b = 0; b < a; b++) {
                double both = tree.variance(paired[a], paired[b]) - own[a] - own[b];
                double share = Math.max(0, both) / total / trees;
                together[paired[a]][paired[b]] += share;
                together[paired[b]][paired[a]] += share;
            }
        }
    }

    /** Sum of its pairs' shares, which each pair's other coordinate counts as well. */
    double interactions(int coordinate) {
        return Arrays.stream(together[coordinate]).sum();
    }
}
