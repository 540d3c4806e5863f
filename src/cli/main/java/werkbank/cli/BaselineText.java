package werkbank.cli;

import java.util.Locale;
import werkbank.app.ValueFormat;
import werkbank.dataset.ClassNames;
import werkbank.metric.Majority;

/** Says what naming always the same class would reach. */
final class BaselineText {
    private BaselineText() {}

    static String of(Majority majority, ClassNames names, String images) {
        return "always the most frequent class is right for " + share(majority, names, images);
    }

    static String share(Majority majority, ClassNames names, String images) {
        return String.format(
                Locale.ROOT,
                "%s of the %s images (class %s)",
                ValueFormat.percent(majority.accuracy()),
                images,
                names.of(majority.label()));
    }
}
