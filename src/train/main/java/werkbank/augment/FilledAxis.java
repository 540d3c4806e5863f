package werkbank.augment;

import werkbank.recipe.Augmentation.Fill;

/** The places beside an image, along one of its axes. */
final class FilledAxis {
    /** The place of what is 0. */
    static final int OUTSIDE = -1;

    private FilledAxis() {}

    /**
     * The place in an image that a place in or beside it has its value from.
     *
     * @param size of the image along the axis, at least 1
     * @return 0 to size − 1, or {@link #OUTSIDE}
     */
    static int place(int at, int size, Fill fill) {
        if (at >= 0 && at < size) {
            return at;
        }
        return switch (fill) {
            case CONSTANT -> OUTSIDE;
            case NEAREST -> at < 0 ? 0 : size - 1;
            case REFLECT -> mirrored(at, size);
        };
    }

    /** d c b a | a b c d | d c b a. */
    private static int mirrored(int at, int size) {
        int phase = Math.floorMod(at, 2 * size);
        return phase < size ? phase : 2 * size - 1 - phase;
    }
}
