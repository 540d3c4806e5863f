package werkbank.search.sampler.mfes;

/** A node of a regression tree. */
interface Node {

    /** Finds the leaf of a point. */
    static Leaf leaf(Node root, double[] point) {
        Node node = root;
        while (node instanceof Split split) {
            node = split.isLow(point) ? split.low() : split.high();
        }
        return (Leaf) node;
    }

    /** The points that no split tells apart. */
    record Leaf(double mean, double variance) implements Node {}

    /**
     * Two parts of a node's points.
     *
     * @param at the largest value of the lower part; of a choice its only value
     */
    record Split(int coordinate, double at, boolean isChoice, Node low, Node high) implements Node {
        boolean isLow(double[] point) {
            return isChoice ? point[coordinate] == at : point[coordinate] <= at;
        }
    }
}
