package werkbank.recipe;

import java.util.Locale;

/**
 * A part of some images: a share of them, or a number.
 *
 * @param share of all, above 0 and at most 1; 0 when it is a number
 * @param count how many; 0 when it is a share, or when there are none
 */
public record Portion(double share, int count) {
    /** A portion of no images. */
    public static final Portion NONE = new Portion(0, 0);

    /** A portion of all images. */
    public static final Portion ALL = new Portion(1, 0);

    /** A tenth of the images. */
    public static final Portion TENTH = new Portion(0.1, 0);

    /** @throws IllegalArgumentException when a value is out of its range, or both are given */
    public Portion {
        if (!(share >= 0 && share <= 1) || count < 0 || share > 0 && count > 0) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "no part of images: a share of %s, or %d of them", share, count));
        }
    }

    /**
     * Counts the images of the part; a share is rounded to the nearest number, and is at least one image.
     *
     * @param all at least 1
     */
    public int of(int all) {
        return share == 0 ? count : Math.max(1, (int) Math.round(share * all));
    }
}
