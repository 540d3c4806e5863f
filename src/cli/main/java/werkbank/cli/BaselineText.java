package werkbank.cli;

import java.util.Locale;
import werkbank.app.ValueFormat;
import werkbank.metric.Majority;

/** Says what naming always the same class would reach. */
final class BaselineText {
    private BaselineText() {}

    static String of(Majority majority, String images) {
        return "always the most frequent class is right for " + share(majority, images);
    }

    static String share(Majority majority, String images) {
        return String.format(
                Locale.ROOT,
                "%s of the %s images (class %d)",
                ValueFormat.percent(majority.accuracy()),
                images,
                majority.label());
    }
}
