package werkbank.picture;

/** Surfaces that follow grey values [rows][columns] without their details. */
final class Smoothing {
    private Smoothing() {}

    /** The value that stands for a window of neighbours in a line. */
    private interface Window {
        /** @param from inclusive, {@code to} exclusive */
        float over(float[] line, int from, int to);
    }

    /** The mean over a square of {@code 2 radius + 1} pixels a side, as far as it lies inside. */
    static float[][] mean(float[][] values, int radius) {
        return radius == 0 ? values : square(values, radius, Smoothing::mean);
    }

    /**
     * Grey-scale closing by such a square: what is darker than its surroundings and narrower than the square gets their
     * brightness; edges of what is wider stay where they are. Serra (1982), Image Analysis and Mathematical Morphology.
     */
    static float[][] closed(float[][] values, int radius) {
        return square(square(values, radius, Smoothing::most), radius, Smoothing::least);
    }

    /** The bilinearly blended patch between the four outermost lines: Coons (1967), MIT MAC-TR-41. */
    static float[][] spanned(float[][] values) {
        int height = values.length;
        int width = values[0].length;
        float[][] patch = new float[height][width];
        float[] top = values[0];
        float[] bottom = values[height - 1];
        for (int row = 0; row < height; row++) {
            float down = height == 1 ? 0 : row / (height - 1f);
            float left = values[row][0];
            float right = values[row][width - 1];
            for (int column = 0; column < width; column++) {
                float across = width == 1 ? 0 : column / (width - 1f);
                float corners = between(
                        between(top[0], top[width - 1], across), between(bottom[0], bottom[width - 1], across), down);
                patch[row][column] =
                        between(top[column], bottom[column], down) + between(left, right, across) - corners;
            }
        }
        return patch;
    }

    private static float between(float first, float second, float share) {
        return first + share * (second - first);
    }

    private static float[][] square(float[][] values, int radius, Window window) {
        return Resizing.transposed(lines(Resizing.transposed(lines(values, radius, window)), radius, window));
    }

    private static float[][] lines(float[][] lines, int radius, Window window) {
        float[][] changed = new float[lines.length][lines[0].length];
        for (int i = 0; i < lines.length; i++) {
            for (int place = 0; place < lines[i].length; place++) {
                changed[i][place] = window.over(
                        lines[i], Math.max(0, place - radius), Math.min(lines[i].length, place + radius + 1));
            }
        }
        return changed;
    }

    private static float mean(float[] line, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += line[i];
        }
        return (float) (sum / (to - from));
    }

    private static float most(float[] line, int from, int to) {
        float most = line[from];
        for (int i = from + 1; i < to; i++) {
            most = Math.max(most, line[i]);
        }
        return most;
    }

    private static float least(float[] line, int from, int to) {
        float least = line[from];
        for (int i = from + 1; i < to; i++) {
            least = Math.min(least, line[i]);
        }
        return least;
    }
}
