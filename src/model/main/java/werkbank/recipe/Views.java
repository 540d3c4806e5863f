package werkbank.recipe;

import java.util.Locale;
import java.util.Optional;

/**
 * How a network looks at an image: once as it is, or several times a little changed, of which its mean answer counts
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

    /** The kind of change from look to look. */
    public enum Kind {
        ONCE,
        SHIFTS,
        DRAWS;

        /** The name in lower case. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The image as it is and changed by so many draws less one. */
    public static Views draws(int count, Augmentation ranges) {
        return new Views(Kind.DRAWS, count, Optional.of(ranges));
    }
}
