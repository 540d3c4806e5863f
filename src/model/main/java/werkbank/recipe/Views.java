package werkbank.recipe;

import java.util.Locale;
import java.util.Optional;

/**
 * How a network looks at an image: once as it is, or several times a little changed, whose mean answer counts
 * (test-time augmentation).
 *
 * @param count looks, the image as it is among them; at least 1
 * @param ranges that changes are drawn from, the same for every image; only with {@link Kind#DRAWS}
 */
public record Views(Kind kind, int count, Optional<Augmentation> ranges) {
    /** The image as it is. */
    public static final Views ONCE = new Views(Kind.ONCE, 1, Optional.empty());

    /** The image as it is and moved by one pixel up, down, left and right. */
    public static final Views SHIFTS = new Views(Kind.SHIFTS, 5, Optional.empty());

    /** The image as it is and mirrored left to right. */
    public static final Views FLIPS = new Views(Kind.FLIPS, 2, Optional.empty());

    /**
     * The image as it is, moved by one pixel up and to the left, and down and to the right, each mirrored left to right too:
     * the six looks of Jordan (2024, arXiv:2404.00498). The unmoved ones have half of the weight.
     */
    public static final Views CROPS = new Views(Kind.CROPS, 6, Optional.empty());

    /** The kind of change from look to look. */
    public enum Kind {
        ONCE,
        FLIPS,
        SHIFTS,
        CROPS,
        DRAWS;

        /** Whether images are shown mirrored, which suits networks that were trained so. */
        public boolean flips() {
            return this == FLIPS || this == CROPS;
        }

        /** The name in lower case. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The weight of a look in the mean answer, 1 where all count alike; those of all looks have the mean 1.
     *
     * @param look from 0
     */
    public double weight(int look) {
        if (kind != Kind.CROPS) {
            return 1;
        }
        return look < 2 ? 1.5 : 0.75;
    }

    /** The image as it is and changed by so many draws less one. */
    public static Views draws(int count, Augmentation ranges) {
        return new Views(Kind.DRAWS, count, Optional.of(ranges));
    }
}
