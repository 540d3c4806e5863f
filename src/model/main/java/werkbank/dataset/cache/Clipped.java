package werkbank.dataset.cache;

/**
 * Pictures with values that the bits of {@link werkbank.recipe.ImageSpec} have no room for, so that they became white.
 *
 * @param pictures how many have such values
 * @param bits that the values were taken as having; 16 where there are no such pictures
 * @param brightest the largest value of all
 */
public record Clipped(int pictures, int bits, int brightest) {
    /** No picture has such values. */
    static final Clipped NONE = new Clipped(0, Short.SIZE, 0);

    /** The largest value that there is room for. */
    public int white() {
        return (1 << bits) - 1;
    }

    /** How many bits there would be room for all values in. */
    public int needed() {
        return Integer.SIZE - Integer.numberOfLeadingZeros(brightest);
    }
}
