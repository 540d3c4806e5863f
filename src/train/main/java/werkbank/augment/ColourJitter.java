package werkbank.augment;

import werkbank.recipe.Augmentation;
import werkbank.recipe.Shape;

/**
 * Changes of all of an image's values, in this order: brightness, contrast, saturation, hue, grey. Values stay between 0
 * and 1. What is about colours leaves images alone that have not three channels, red, green and blue.
 */
final class ColourJitter {
    /** Shares of red, green and blue in a pixel's grey (ITU-R BT.601). */
    static final float RED = 0.299f;

    static final float GREEN = 0.587f;
    static final float BLUE = 0.114f;

    private static final int COLOURS = 3;
    /** Greys are added in whole numbers of this many parts of 1, so that the sum doesn't depend on their order. */
    private static final float PARTS = 65536;

    private final Augmentation ranges;
    private final int values;
    private final int plane;
    private final boolean isColour;

    ColourJitter(Augmentation ranges, Shape shape) {
        this.ranges = ranges;
        this.values = shape.values();
        this.plane = shape.height() * shape.width();
        this.isColour = shape.channels() == COLOURS;
    }

    /** @param target changed from {@code offset} on */
    void apply(Drawn drawn, float[] target, int offset) {
        if (ranges.brightness() > 0) {
            brighten((float) drawn.brightness, target, offset);
        }
        if (ranges.contrast() > 0) {
            spread((float) drawn.contrast, target, offset);
        }
        if (!isColour) {
            return;
        }
        if (ranges.saturation() > 0) {
            saturate((float) drawn.saturation, target, offset);
        }
        if (ranges.hue() > 0) {
            turn((float) drawn.hue, target, offset);
        }
        if (drawn.isGrey) {
            saturate(0, target, offset);
        }
    }

    private void brighten(float factor, float[] target, int offset) {
        for (int i = offset; i < offset + values; i++) {
            target[i] = Math.min(1, target[i] * factor);
        }
    }

    private void spread(float factor, float[] target, int offset) {
        float mean = mean(target, offset);
        for (int i = offset; i < offset + values; i++) {
            target[i] = limited(mean + (target[i] - mean) * factor);
        }
    }

    /** The mean grey of the image. */
    private float mean(float[] target, int offset) {
        long sum = 0;
        int channels = isColour ? 1 : values / plane;
        for (int i = offset; i < offset + channels * plane; i++) {
            sum += (long) ((isColour ? grey(target, i) : target[i]) * PARTS + 0.5f);
        }
        return (float) (sum / ((double) channels * plane * PARTS));
    }

    /** @param i of the pixel's red */
    private float grey(float[] target, int i) {
        return RED * target[i] + GREEN * target[i + plane] + BLUE * target[i + 2 * plane];
    }

    private void saturate(float factor, float[] target, int offset) {
        for (int i = offset; i < offset + plane; i++) {
            float grey = grey(target, i);
            for (int at = i; at < offset + values; at += plane) {
                target[at] = limited(grey + (target[at] - grey) * factor);
            }
        }
    }

    /** Turns hues as hue, saturation and value (Smith, 1978) have them, and keeps the other two. */
    private void turn(float turns, float[] target, int offset) {
        for (int i = offset; i < offset + plane; i++) {
            float red = target[i];
            float green = target[i + plane];
            float blue = target[i + 2 * plane];
            float most = Math.max(red, Math.max(green, blue));
            float span = most - Math.min(red, Math.min(green, blue));
            if (span > 0) {
                float sixths = sixths(red, green, blue, most, span) + 6 * turns;
                target[i] = most - span * missing(sixths + 5);
                target[i + plane] = most - span * missing(sixths + 3);
                target[i + 2 * plane] = most - span * missing(sixths + 1);
            }
        }
    }

    /** The hue in sixths of a turn, −1 to 5, with red at 0, green at 2 and blue at 4. */
    private static float sixths(float red, float green, float blue, float most, float span) {
        if (most == red) {
            return (green - blue) / span;
        }
        return most == green ? (blue - red) / span + 2 : (red - green) / span + 4;
    }

    /** The share of the span that a colour lacks of the most, 0 to 1. */
    private static float missing(float sixths) {
        float place = sixths - 6 * (float) Math.floor(sixths / 6);
        return Math.max(0, Math.min(1, Math.min(place, 4 - place)));
    }

    private static float limited(float value) {
        return Math.max(0, Math.min(1, value));
    }
}
