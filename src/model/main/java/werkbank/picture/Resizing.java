package werkbank.picture;

/** Changes the size of grey values, as {@link LineShares} says. */
final class Resizing {
    private Resizing() {}

    /**
     * @param values [rows][columns]
     * @return [height][width]
     */
    static float[][] of(float[][] values, int height, int width) {
        LineShares across = LineShares.of(values[0].length, 0, values[0].length, width);
        float[][] lines = new float[values.length][];
        for (int row = 0; row < values.length; row++) {
            lines[row] = across.applied(values[row]);
        }
        return LineShares.of(values.length, 0, values.length, height).down(lines);
    }

    static float[][] transposed(float[][] values) {
        float[][] turned = new float[values[0].length][values.length];
        for (int row = 0; row < values.length; row++) {
            for (int column = 0; column < values[row].length; column++) {
                turned[column][row] = values[row][column];
            }
        }
        return turned;
    }
}
