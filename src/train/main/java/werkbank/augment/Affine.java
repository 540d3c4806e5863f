package werkbank.augment;

/** Matrix from output to input coordinates, (row, column) about the image's centre: [a b tx; c d ty]. */
final class Affine {
    /** The map's six numbers a, b, tx, c, d, ty. */
    final double[] values = new double[6];

    /**
     * Sets it to rotation [cos −sin; sin cos] · translation · shear [1 −sin; 0 cos] · zoom, multiplied out.
     *
     * @param theta and {@code shear} in radians, shifts in pixels
     */
    void set(double theta, double shiftRows, double shiftColumns, double shear, double zoomRows, double zoomColumns) {
        double cos = Math.cos(theta);
        double sin = Math.sin(theta);
        values[0] = cos * zoomRows;
        values[1] = (-cos * Math.sin(shear) - sin * Math.cos(shear)) * zoomColumns;
        values[2] = cos * shiftRows - sin * shiftColumns;
        values[3] = sin * zoomRows;
        values[4] = (-sin * Math.sin(shear) + cos * Math.cos(shear)) * zoomColumns;
        values[5] = sin * shiftRows + cos * shiftColumns;
    }

    /** Changes the map as if the output were mirrored left to right afterwards. */
    void flipHorizontally() {
        values[1] = -values[1];
        values[4] = -values[4];
    }

    /** Changes the map as if the output were mirrored top to bottom afterwards. */
    void flipVertically() {
        values[0] = -values[0];
        values[3] = -values[3];
    }

    /** Changes the map as if the input had been moved before, by so many pixels up and to the left. */
    void move(int rows, int columns) {
        values[2] += rows;
        values[5] += columns;
    }
}
