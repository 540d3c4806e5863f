package werkbank.search.sampler;

/** The numbers of [0, 1] that stand for one value of a parameter; a single one for a real number. */
record Cell(double low, double high) {
    static Cell of(double point) {
        return new Cell(point, point);
    }

    /** Cell {@code index} of {@code count} that are equally wide. */
    static Cell of(int index, int count) {
        return new Cell((double) index / count, (index + 1.0) / count);
    }

    double middle() {
        return (low + high) / 2;
    }

    double width() {
        return high - low;
    }
}
