package werkbank.search.sampler.mfes;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import werkbank.search.sampler.mfes.Node.Leaf;

/** Extremely randomised regression trees, each grown on all points. The same points give the same forest. */
record Forest(List<Node> trees) {
    private static final int TREES = 20;
    private static final long SEED = 1;

    /** Variance below which nothing is believed: targets have variance 1, and a trial trained again differs. */
    private static final double LEAST = 0.01;

    /**
     * Grows a forest.
     *
     * @param points [trials][coordinates]; at least one trial
     * @param targets [trials]
     * @param isChoice [coordinates] whether its values have no order
     */
    static Forest of(double[][] points, double[] targets, boolean[] isChoice) {
        TreeGrower grower = new TreeGrower(points, targets, isChoice, new SplittableRandom(SEED));
        return new Forest(Stream.generate(grower::grow).limit(TREES).toList());
    }

    /**
     * The mean of the trees, and the variance of all their leaves together (Hutter, Xu, Hoos and Leyton-Brown 2014,
     * Algorithm runtime prediction, Artificial Intelligence 206, section 4.3.2).
     */
    Prediction at(double[] point) {
        double means = 0;
        double squares = 0;
        for (Node tree : trees) {
            Leaf leaf = Node.leaf(tree, point);
            means += leaf.mean();
            squares += leaf.mean() * leaf.mean() + leaf.variance();
        }
        double mean = means / trees.size();
        return new Prediction(mean, Math.max(LEAST, squares / trees.size() - mean * mean));
    }
}
