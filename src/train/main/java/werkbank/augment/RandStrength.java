package werkbank.augment;

import werkbank.recipe.Augmentation.RandAugment;

/**
 * How strong RandAugment's changes are: in shares m of the greatest magnitude, those of Cubuk et al. (2020).
 *
 * @param share m, 0 to 1
 */
public record RandStrength(double share) {
    private static final double DEGREES = 30;
    private static final double SHEAR = 0.3;
    private static final double TRANSLATION = 150.0 / 331;
    private static final double REACH = 0.9;
    private static final int BITS_LOST = 4;
    private static final int BRIGHTEST = 255;

    /** Takes the magnitude of a recipe. */
    public static RandStrength of(RandAugment some) {
        return new RandStrength(some.magnitude() / RandAugment.MOST);
    }

    /** The angle of a rotation in radians: 30 m degrees. */
    public double turn() {
        return Math.toRadians(DEGREES * share);
    }

    /** Pixels along one axis for each pixel along the other: 0.3 m. */
    public double shear() {
        return SHEAR * share;
    }

    /** The share of its side that an image is moved by: 150/331 m. */
    public double translation() {
        return TRANSLATION * share;
    }

    /** Difference of the factors of colour, contrast, brightness and sharpness from 1: 0.9 m. */
    public double reach() {
        return REACH * share;
    }

    /** The value from which on solarising inverts: 255 (1 − m). */
    public double threshold() {
        return BRIGHTEST * (1 - share);
    }

    /** The bits of a value that posterising keeps: the highest 8 − 4 m. */
    public int mask() {
        return BRIGHTEST << (int) Math.round(BITS_LOST * share) & BRIGHTEST;
    }
}
