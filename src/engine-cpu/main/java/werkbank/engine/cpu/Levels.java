package werkbank.engine.cpu;

import werkbank.engine.fused.Line;
import werkbank.recipe.Quantisation.Range;

/**
 * Whole numbers from 0 to 255 in place of real ones.
 *
 * @param scale what a level is worth, above 0
 * @param zero the level of 0
 */
record Levels(double scale, int zero) {
    /** Real numbers as they are. */
    static final Levels NONE = new Levels(1, 0);

    /** Images as they are stored. */
    static final Levels PIXELS = new Levels(1 / 255.0, 0);

    static final int MOST = 255;

    /** Levels from one end of a range to the other, 0 among them; what is outside becomes the end. */
    static Levels of(Range range) {
        double width = range.high() - range.low();
        if (!(width > 0)) {
            return NONE;
        }
        double scale = width / MOST;
        return new Levels(scale, (int) Math.round(-range.low() / scale));
    }

    /** The step from real numbers to levels, which are not yet rounded. */
    Line line(int channels) {
        return Line.of(channels, 1 / scale, zero);
    }
}
