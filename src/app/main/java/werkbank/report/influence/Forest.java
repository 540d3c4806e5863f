package werkbank.report.influence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.common.tree.LeafNode;
import org.tribuo.common.tree.Node;
import org.tribuo.common.tree.RandomForestTrainer;
import org.tribuo.common.tree.SplitNode;
import org.tribuo.common.tree.TreeModel;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.ensemble.AveragingCombiner;
import org.tribuo.regression.rtree.CARTJointRegressionTrainer;
import org.tribuo.regression.rtree.impurity.MeanSquaredError;

/**
 * A random forest (Breiman 2001) over the unit cube, grown by Tribuo, as the boxes of its trees' leaves. The same points
 * give the same forest.
 */
record Forest(List<RegressionTree> trees) {
    private static final int TREES = 32;
    private static final int DEEPEST = 24;

    /** A node with fewer trials is not split. */
    private static final float FEWEST = 5;

    /** Share of the coordinates that each split may choose from. */
    private static final float CHOICE = 0.7f;

    private static final long SEED = 1;

    /** Tribuo tells of every tree. Held here, since the JDK forgets the level of a logger that nobody holds. */
    private static final Logger TRIBUO = Logger.getLogger("org.tribuo");

    static {
        TRIBUO.setLevel(Level.WARNING);
    }

    /** @param points [trials][coordinates], each above 0 and below 1 */
    static Forest fit(double[][] points, double[] targets) {
        double mean = Arrays.stream(targets).average().orElse(0);
        double spread = Math.sqrt(Arrays.stream(targets)
                .map(t -> (t - mean) * (t - mean))
                .average()
                .orElse(0));
        // Tribuo reckons with floats, which can't tell accuracies near 1 apart.
        double unit = spread > 0 ? spread : 1;
        RegressionFactory factory = new RegressionFactory();
        MutableDataset<Regressor> trials =
                new MutableDataset<>(new SimpleDataSourceProvenance("complete trials", factory), factory);
        String[] names = names(points[0].length);
        for (int i = 0; i < points.length; i++) {
            trials.add(new ArrayExample<>(new Regressor("loss", (targets[i] - mean) / unit), names, points[i]));
        }
        return new Forest(trainer().train(trials).getModels().stream()
                .map(model -> tree(model, names.length, mean, unit))
                .toList());
    }

    private static RandomForestTrainer<Regressor> trainer() {
        CARTJointRegressionTrainer tree =
                new CARTJointRegressionTrainer(DEEPEST, FEWEST, 0, CHOICE, false, new MeanSquaredError(), false, SEED);
        return new RandomForestTrainer<>(tree, new AveragingCombiner(), TREES, SEED);
    }

    private static String[] names(int coordinates) {
        return IntStream.range(0, coordinates)
                .mapToObj(i -> String.format(Locale.ROOT, "%04d", i))
                .toArray(String[]::new);
    }

    private static RegressionTree tree(Model<Regressor> model, int coordinates, double mean, double unit) {
        List<LeafBox> leaves = new ArrayList<>();
        double[] low = new double[coordinates];
        double[] high = new double[coordinates];
        Arrays.fill(high, 1);
        collect(((TreeModel<Regressor>) model).getRoot(), model.getFeatureIDMap(), low, high, leaves);
        return new RegressionTree(leaves.stream()
                .map(leaf -> new LeafBox(leaf.low(), leaf.high(), mean + unit * leaf.value()))
                .toList());
    }

    private static void collect(
            Node<Regressor> node, ImmutableFeatureMap names, double[] low, double[] high, List<LeafBox> leaves) {
        if (node instanceof SplitNode<Regressor> split) {
            int coordinate = Integer.parseInt(names.get(split.getFeatureID()).getName());
            double[] middle = high.clone();
            middle[coordinate] = split.splitValue();
            collect(split.getLessThanOrEqual(), names, low, middle, leaves);
            double[] from = low.clone();
            from[coordinate] = split.splitValue();
            collect(split.getGreaterThan(), names, from, high, leaves);
        } else {
            leaves.add(new LeafBox(
                    low, high, ((LeafNode<Regressor>) node).getOutput().getValues()[0]));
        }
    }

    /** The mean of the trees' {@link RegressionTree#marginal(int, int, double[], double[])}. */
    double[][] marginal(int first, int second, double[] rows, double[] columns) {
        double[][] sum = new double[rows.length][columns.length];
        for (RegressionTree tree : trees) {
            double[][] one = tree.marginal(first, second, rows, columns);
            for (int i = 0; i < rows.length; i++) {
                for (int j = 0; j < columns.length; j++) {
                    sum[i][j] += one[i][j] / trees.size();
                }
            }
        }
        return sum;
    }
}
