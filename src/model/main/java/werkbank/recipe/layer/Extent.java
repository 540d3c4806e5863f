package werkbank.recipe.layer;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * The size of what a layer puts out for one image.
 *
 * @param height in pixels; 1 of a vector
 * @param width in pixels; 1 of a vector
 * @param channels or units
 * @param isFlat whether it is a vector and no longer an image
 */
public record Extent(long height, long width, long channels, boolean isFlat) {
    public static Extent image(long height, long width, long channels) {
        return new Extent(height, width, channels, false);
    }

    public static Extent vector(long units) {
        return new Extent(1, 1, units, true);
    }

    /** Numbers for one image; a number beyond all arrays where they are too many to count. */
    public long values() {
        return product(height, width, channels);
    }

    /** The product of positive numbers; half the largest number where it is larger. */
    static long product(long... factors) {
        double product = 1;
        for (long factor : factors) {
            product *= factor;
        }
        return product < Long.MAX_VALUE / 2 ? LongStream.of(factors).reduce(1, (a, b) -> a * b) : Long.MAX_VALUE / 2;
    }

    /** Why a layer on images can't take it, to follow the layer's name; empty for an image. */
    Optional<String> noImage() {
        return isFlat
                ? Optional.of("needs an image, but comes after dense or a global pooling; put it before")
                : Optional.empty();
    }

    /** Several sizes, with 'and' between them. */
    static String words(List<Extent> extents) {
        return extents.stream().map(Extent::toString).collect(Collectors.joining(" and "));
    }

    /** Height × width × channels, or units, for instance {@code 28×28×32}. */
    @Override
    public String toString() {
        return isFlat ? String.valueOf(channels) : height + "×" + width + "×" + channels;
    }
}
