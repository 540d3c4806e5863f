package werkbank.report.influence;

/**
 * A leaf of a tree over the unit cube: the box of points that end in it, and what it predicts.
 *
 * @param low [coordinates], excluded
 * @param high [coordinates], included
 */
record LeafBox(double[] low, double[] high, double value) {
    double width(int coordinate) {
        return high[coordinate] - low[coordinate];
    }

    double volume() {
        double volume = 1;
        for (int i = 0; i < low.length; i++) {
            volume *= width(i);
        }
        return volume;
    }

    /**
     * The part that the box adds to the prediction where one coordinate is fixed inside the box and the others are
     * averaged over.
     */
    double part(int coordinate) {
        return value * volume() / width(coordinate);
    }

    /** The part that the box adds to the prediction where two coordinates are fixed inside it. */
    double part(int first, int second) {
        return part(first) / width(second);
    }
}
