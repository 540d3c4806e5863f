package werkbank.metric;

import java.util.Locale;
import java.util.Optional;
import werkbank.Counted;

/** Whether so few images are judged that accuracies on them say little. */
public final class FewImages {
    /** An interval wider than this hides most of what a search can gain. */
    private static final double WIDEST = 0.05;

    /** The accuracy that is assumed before one is known. */
    private static final double TYPICAL = 0.9;

    private FewImages() {}

    /** A sentence about them, or nothing when Wilson's 95 % interval at 90 % accuracy is narrow enough. */
    public static Optional<String> warning(int images, String which) {
        if (images < 1) {
            return Optional.empty();
        }
        Interval interval = Interval.ofShare(TYPICAL, images);
        return interval.high() - interval.low() <= WIDEST
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "only %s: the 95 %% interval of an accuracy of 90 %% is %.1f to %.1f %%,"
                                + " so smaller differences may be chance",
                        Counted.of(images, which + " image"),
                        100 * interval.low(),
                        100 * interval.high()));
    }
}
