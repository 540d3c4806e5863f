package werkbank.dataset.listed;

import java.util.Locale;

/**
 * The line that says what was found: {@code class folders: 10 classes, 50,000 training and 10,000 test pictures}.
 *
 * @param listing whose pictures all have a part
 * @param drawn whether the test pictures were drawn from the others
 */
record FoundLine(PictureListing listing, boolean drawn) {
    String of(int classes) {
        return String.format(
                Locale.ROOT,
                "%s: %,d classes, %,d training%s and %s",
                listing.format(),
                classes,
                count(PicturePart.TRAINING),
                listing.has(PicturePart.VALIDATION)
                        ? String.format(Locale.ROOT, ", %,d validation", count(PicturePart.VALIDATION))
                        : "",
                test());
    }

    private String test() {
        long test = count(PicturePart.TEST);
        if (test == 0) {
            return "no test pictures";
        }
        return drawn
                ? String.format(Locale.ROOT, "%,d test pictures, which are drawn", test)
                : String.format(Locale.ROOT, "%,d test pictures", test);
    }

    private long count(PicturePart part) {
        return listing.of(part).count();
    }
}
