package werkbank.picture;

/**
 * Tells ink from the paper that it stands on. Paper of one brightness is the median of the border; under a shadow or a
 * lamp it has a brightness of its own at each pixel, and ink is then the share of the light that it takes away.
 */
final class Sheet {
    /** Grey values between the border's tenth and its ninetieth percentile, at most, of evenly lit paper. */
    private static final int EVEN = 24;

    /** Median deviations of the border that are taken for noise: two standard deviations, were it normal. */
    private static final int NOISE = 3;

    /** Strokes up to a third of the smaller side wide are found on unevenly lit paper. */
    private static final int STROKES = 6;

    /** An unevenly lit picture is smoothed over this share of its smaller side, against noise. */
    private static final int SMOOTHING = 100;

    private static final int WHITE = 255;

    private Sheet() {}

    /** How far each pixel is from the paper towards the ink, [height][width], 0 to 255. */
    static float[][] ink(GreyImage image) {
        return image.borderSpread() <= EVEN + 2 * NOISE * image.borderNoise() ? onEven(image) : onUneven(image);
    }

    private static float[][] onEven(GreyImage image) {
        int paper = image.border();
        float[][] values = image.values();
        float darkest = paper;
        float lightest = paper;
        for (float[] row : values) {
            for (float value : row) {
                darkest = Math.min(darkest, value);
                lightest = Math.max(lightest, value);
            }
        }
        int sign = paper - darkest > lightest - paper ? -1 : 1;
        int noise = NOISE * image.borderDeviation();
        for (float[] row : values) {
            for (int column = 0; column < row.length; column++) {
                float ink = sign * (row[column] - paper);
                row[column] = ink > noise ? ink : 0;
            }
        }
        return values;
    }

    private static float[][] onUneven(GreyImage image) {
        int side = Math.min(image.height(), image.width());
        float[][] light = Smoothing.mean(image.values(), side / SMOOTHING);
        if (!isDark(light)) {
            invert(light);
        }
        float[][] paper = Smoothing.closed(light, Math.max(2, side / STROKES));
        float[][] ink = new float[light.length][light[0].length];
        for (int row = 0; row < ink.length; row++) {
            for (int column = 0; column < ink[row].length; column++) {
                ink[row][column] = WHITE * (1 - light[row][column] / Math.max(1, paper[row][column]));
            }
        }
        return ink;
    }

    /** Whether the ink is darker than its paper: as far as can be told before the paper is known, by the border. */
    private static boolean isDark(float[][] light) {
        float[][] paper = Smoothing.spanned(light);
        float darkest = 0;
        float lightest = 0;
        for (int row = 0; row < light.length; row++) {
            for (int column = 0; column < light[row].length; column++) {
                float difference = light[row][column] - paper[row][column];
                darkest = Math.min(darkest, difference);
                lightest = Math.max(lightest, difference);
            }
        }
        return -darkest > lightest;
    }

    private static void invert(float[][] values) {
        for (float[] row : values) {
            for (int column = 0; column < row.length; column++) {
                row[column] = WHITE - row[column];
            }
        }
    }
}
